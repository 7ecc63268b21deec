/** Which words of an answer would make a formulation, and what speaks against a formulation. */
import type { Grader } from '../../grading/types.js';
import { hitShare as SAID } from '../../grading/verdicts.js';
import { checkForeignAnswers, neighboursOf, passing } from '../../notes/checks/neighbours.js';
import { misfitsOf, type Misfit } from '../../notes/checks/misfits.js';
import type { Report } from '../../notes/checks/report.js';
import { checkBeliefs, checkFormulations, checkModelAnswer } from '../../notes/checks/rubric.js';
import type { KeyPoint, Question } from '../../notes/model.js';
import { formulationsAt, withFormulation } from '../../notes/overlay.js';
import { MAX_FORMULATION, MAX_FORMULATIONS, type Accepted } from '../../notes/schema.js';
import type { NoteSearch } from '../../search/types.js';
import { isReadable } from '../text.js';
import type { Objection } from './outcome.js';

/** A way to say a key point, and the question that knows it. */
export interface Variant {
  readonly entry: Accepted;
  readonly question: Question;
}

/** Stretches tried before a curator has to find words. */
const TRIED = 6;

const sentences = /[。！？!?；;\n]+|\.(?=\s|$)/u;
const clauses = /[。！？!?；;\n，,：:（）()]+|\.(?=\s|$)/u;

/** Sentences and clauses short enough for a formulation, each once. */
const stretchesOf = (answer: string): readonly string[] =>
  [...new Set([...answer.split(sentences), ...answer.split(clauses)].map((part) => part.trim()))].filter(
    (part) => isReadable(part) && part.length <= MAX_FORMULATION,
  );

/**
 * The stretch of an answer that would make a formulation of a key point: of those that say no other, the one
 * nearest to it. Undefined when none of the nearest would do.
 */
export function wordingIn(
  question: Question,
  point: KeyPoint,
  answer: string,
  grader: Grader,
): Variant | undefined {
  const near = stretchesOf(answer)
    .map((text) => heardIn(question, point, text, grader))
    .filter(({ others }) => others < SAID)
    // A short stretch is the better one, unless nothing tells which it was.
    .sort(
      (a, b) =>
        b.own - b.others - (a.own - a.others) || (a.text.length - b.text.length) * (a.own > 0 ? 1 : -1),
    );
  for (const { text } of near.slice(0, TRIED)) {
    const variant = variantFor(question, point, text, answer, grader);
    if (variant && misfitsOf(variant.question, point, text, grader).length === 0) return variant;
  }
  return undefined;
}

/** How near a text comes to a key point and to the nearest of the others, 0–1. */
function heardIn(question: Question, point: KeyPoint, text: string, grader: Grader) {
  const shares = grader.grade(question, text).points.map(({ slug, nearest }) => ({
    mine: slug === point.slug,
    share: nearest?.share ?? 0,
  }));
  const most = (mine: boolean): number =>
    Math.max(0, ...shares.filter((one) => one.mine === mine).map(({ share }) => share));
  return { text, own: most(true), others: most(false) };
}

/** The question with a wording added where it makes the answer say the key point; undefined: nowhere. */
export const variantFor = (
  question: Question,
  point: KeyPoint,
  text: string,
  answer: string,
  grader: Grader,
): Variant | undefined =>
  variantsOf(question, point, text).find(
    (variant) => verdictIn(variant.question, point, answer, grader) === 'hit',
  );

/** In a comparison the wording may be about any of the subjects. */
export function variantsOf(question: Question, point: KeyPoint, text: string): readonly Variant[] {
  const places = point.contrast?.map(({ subject }) => ({ subject })) ?? [{}];
  return places.flatMap((place) => {
    const entry: Accepted = { question: question.id, point: point.slug, ...place, text };
    const extended = withFormulation(question, entry);
    return extended ? [{ entry, question: extended }] : [];
  });
}

export const verdictIn = (question: Question, point: KeyPoint, answer: string, grader: Grader) =>
  grader.grade(question, answer).points.find(({ slug }) => slug === point.slug)?.verdict ?? 'missed';

/** Everything that speaks against a variant; the question itself and every note near it are checked. */
export function objectionsTo(
  before: Question,
  point: KeyPoint,
  { entry, question }: Variant,
  grader: Grader,
  search: NoteSearch,
): readonly Objection[] {
  const { text } = entry;
  const count = formulationsAt(question, entry)?.length ?? 0;
  // The statement counts twice, once per language.
  if (count > MAX_FORMULATIONS + 2) return [{ kind: 'full', max: MAX_FORMULATIONS }];
  const misfits = misfitsOf(question, point, text, grader);
  if (misfits.length > 0) return misfits.map((misfit) => objectionOf(question, misfit));
  const passed = neighboursOf(question, search).flatMap((other) => {
    const { score } = grader.grade(other, text);
    return score >= passing
      ? [{ kind: 'neighbour' as const, question: other.id, text: other.text, score }]
      : [];
  });
  const old = new Set(faultsOf(before, grader, search));
  const broken = faultsOf(question, grader, search).filter((message) => !old.has(message));
  return [...passed, ...broken.map((message) => ({ kind: 'breaks' as const, message }))];
}

function objectionOf({ keyPoints, misconceptions }: Question, misfit: Misfit): Objection {
  if (misfit.kind === 'unrecognised') return misfit;
  const [what, all, slug] =
    misfit.kind === 'other_point'
      ? (['point', keyPoints, misfit.point] as const)
      : (['misconception', misconceptions, misfit.misconception] as const);
  const statement = all.find((one) => one.slug === slug)?.statement ?? { zh: slug, en: slug };
  return { kind: 'also', what, statement };
}

/** A question's faults are asked for with every wording that is tried on it. */
const known = new WeakMap<Grader, Map<string, readonly string[]>>();

/** What `notes check` says of a question's own words and of its neighbours'. */
function faultsOf(question: Question, grader: Grader, search: NoteSearch): readonly string[] {
  const before = known.get(grader) ?? new Map<string, readonly string[]>();
  known.set(grader, before);
  const found = before.get(question.rubricHash);
  if (found) return found;
  const messages: string[] = [];
  const report: Report = (_, message) => messages.push(message);
  checkModelAnswer(question, 0, grader, report);
  checkFormulations(question, 0, grader, report);
  checkBeliefs(question, 0, grader, report);
  checkForeignAnswers(question, 0, search, grader, report);
  before.set(question.rubricHash, messages);
  return messages;
}
