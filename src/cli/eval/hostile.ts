/** The perturbation suite: right answers and outside references, made wrong in every way a grader must notice. */
import type { Engine } from '../../core/engine.js';
import type { Clause } from '../../core/grading/clauses.js';
import type { Grade } from '../../core/grading/types.js';
import { empty } from '../../core/grading/words.js';
import type { Question } from '../../core/notes/model.js';
import { readReferences } from './data.js';
import {
  changeNumber,
  deny,
  exchange,
  pick,
  relationsIn,
  replaced,
  seeded,
  shuffleWords,
  type Chance,
} from './perturb.js';
import { atLeast, atMost, type Row } from './row.js';
import { share } from './statistics.js';

const pass = 60;
const full = 95;
const mostPassed = 0.02;
const seed = 20_260_101;
const dumped = 5;

/** A right answer and the way to grade others in its place. */
interface Subject {
  readonly text: string;
  readonly prompt: string;
  /** Whose answers are no answers to others of another topic. */
  readonly topic: string;
  grade(answer: string): Grade;
  /** Everything accepted as right here. */
  readonly right: readonly string[];
  readonly terms: readonly string[];
  /** Key points without which nothing passes; undefined when all are. */
  readonly required?: ReadonlySet<string>;
}

interface Trial {
  readonly score: number;
  /** Whether such an answer may still pass, because what is wrong in it was not required. */
  readonly mayPass?: boolean;
  /** The altered fact no longer counts. */
  readonly noticed: boolean;
}

export function evalPerturbed(engine: Engine, folder: string): Row[] {
  return [
    ...suite('notes', engine, noteSubjects(engine)),
    ...['mohler_1-6', 'ads_odd', 'le', 'beetle_train'].flatMap((name) =>
      suite(name, engine, outsideSubjects(engine, folder, name)),
    ),
  ];
}

function noteSubjects({ library, grader }: Engine): Subject[] {
  return library.notes.flatMap((note) =>
    note.questions.map((question: Question): Subject => ({
      text: question.modelAnswer.zh,
      prompt: question.text.zh,
      topic: note.id,
      grade: (answer) => grader.grade(question, answer),
      right: [question.modelAnswer.zh],
      terms: [...note.tags, ...note.aliases],
      required: new Set(question.keyPoints.filter((point) => point.required).map((point) => point.slug)),
    })),
  );
}

function outsideSubjects({ analyser, grader }: Engine, folder: string, name: string): Subject[] {
  const seen = new Set<string>();
  return (readReferences(folder, name) ?? []).flatMap(({ question, prompt, references }) =>
    references.flatMap((text): Subject[] => {
      const key = `${question}\n${text}`;
      if (seen.has(key) || relationsIn(text, analyser).length < 2) return [];
      seen.add(key);
      return [
        {
          text,
          prompt,
          topic: question,
          grade: (answer) => grader.gradeReferences(prompt, references, answer),
          right: references,
          terms: [],
        },
      ];
    }),
  );
}

function suite(name: string, engine: Engine, subjects: readonly Subject[]): Row[] {
  if (subjects.length === 0) return [];
  const { analyser } = engine;
  const chance = seeded(seed);
  const right = new Map(subjects.map((subject) => [subject, termsIn(subject.right, engine)]));
  const own = new Map(subjects.map((subject) => [subject, termsIn([subject.text], engine)]));
  // Alike references of neighbouring questions are right answers, not attacks.
  const others = remembered((subject: Subject) =>
    subjects.filter((other) => other.topic !== subject.topic && !alike(right.get(subject), own.get(other))),
  );
  const whole = (make: (subject: Subject) => string | undefined): Trial[] =>
    subjects.flatMap((subject) => {
      const answer = make(subject);
      return answer === undefined ? [] : [{ score: subject.grade(answer).score, noticed: true }];
    });
  const altered = (alter: (text: string, clause: Clause) => string | undefined): Trial[] =>
    subjects.flatMap((subject) => alterOne(subject, engine, chance, alter));
  const untouched = subjects.map((subject) => subject.grade(subject.text).score);
  const cells: readonly (readonly [string, readonly Trial[]])[] = [
    ['words shuffled', whole(({ text }) => shuffleWords(text, analyser, chance))],
    ['one fact negated', altered((text, clause) => deny(text, clause, analyser))],
    ['two terms swapped', altered((text, clause) => exchange(text, clause, analyser))],
    ['a number changed', altered((text, { start, end }) => changeNumber(text.slice(start, end)))],
    ['another’s answer', whole((subject) => pick(others(subject), chance)?.text)],
    ['the prompt echoed', whole(({ prompt }) => prompt)],
    [
      'five others dumped',
      whole((subject) =>
        Array.from({ length: dumped }, () => pick(others(subject), chance)?.text ?? '').join('\n'),
      ),
    ],
    ['keyword list', whole(({ terms }) => (terms.length > 0 ? terms.join(' ') : undefined))],
  ];
  return [
    atLeast(
      `${name}: untouched ≥ ${String(full)}`,
      untouched.length,
      1,
      share(untouched, (score) => score >= full),
    ),
    ...cells.flatMap(([cell, trials]) => rows(`${name}: ${cell}`, trials)),
  ];
}

function remembered<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

const termsIn = (texts: readonly string[], { analyser }: Engine): ReadonlySet<string> =>
  new Set(
    texts
      .flatMap((text) => analyser.tokens(text))
      .filter(({ surface }) => !empty.has(surface))
      .map(({ term }) => term),
  );

/** Most of what the other says is in the right answers. */
const alike = (right: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): boolean =>
  [...other].filter((term) => right.has(term)).length > other.size / 2;

function rows(figure: string, trials: readonly Trial[]): Row[] {
  if (trials.length === 0) return [];
  const decisive = trials.filter((trial) => trial.mayPass !== true);
  return [
    atMost(
      `${figure}, passed`,
      decisive.length,
      mostPassed,
      share(decisive, (trial) => trial.score >= pass),
    ),
    ...(trials.some((trial) => trial.mayPass !== undefined)
      ? [
          atMost(
            `${figure}, kept its point`,
            trials.length,
            mostPassed,
            share(trials, (trial) => !trial.noticed),
          ),
        ]
      : []),
  ];
}

/** One clause of the answer altered: one that carries a required key point where there is one. */
function alterOne(
  subject: Subject,
  { analyser }: Engine,
  chance: Chance,
  alter: (text: string, clause: Clause) => string | undefined,
): Trial[] {
  const before = subject.grade(subject.text);
  const options = relationsIn(subject.text, analyser).flatMap((clause) => {
    const wording = alter(subject.text, clause);
    const carried = before.points.filter((point) =>
      point.evidence.some((span) => span.start < clause.end && span.end > clause.start),
    );
    return wording === undefined || carried.length === 0 ? [] : [{ clause, wording, carried }];
  });
  const isRequired = (slug: string): boolean => subject.required?.has(slug) ?? true;
  const decisive = options.filter(({ carried }) => carried.some(({ slug }) => isRequired(slug)));
  const option = pick(decisive.length > 0 ? decisive : options, chance);
  if (!option) return [];
  const after = subject.grade(replaced(subject.text, option.clause, option.wording));
  const lost = option.carried.some(({ slug, credit }) => {
    const now = after.points.find((point) => point.slug === slug);
    return !now || now.credit < credit;
  });
  return [
    { score: after.score, mayPass: decisive.length === 0, noticed: lost || after.score < before.score },
  ];
}
