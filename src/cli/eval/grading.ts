/** Grading against people's judgement. */
import type { Engine } from '../../core/engine.js';
import { readAnswers, readReferences, type JudgedAnswer, type ReferenceAnswer } from './data.js';
import { atLeast, atMost, info, type Row } from './row.js';
import { macroF1, mean, pearson, rmse, share } from './statistics.js';

const pass = 60;
const hostile = new Set(['negated', 'stuffed', 'off_topic', 'echo', 'dont_know']);
const honest = ['excellent', 'paraphrase', 'english', 'mixed_typo', 'traditional'];

interface Graded<T> {
  readonly given: T;
  readonly ours: number;
}

/** In-domain answers to questions the notes have; then outside answers with references only. */
export function evalGrading(engine: Engine, folder: string): Row[] {
  return [...inDomain(engine, folder), ...outside(engine, folder)];
}

function inDomain({ library, grader }: Engine, folder: string): Row[] {
  const graded = (readAnswers(folder) ?? []).flatMap((given): Graded<JudgedAnswer>[] => {
    const question = library.question(given.question);
    return question ? [{ given, ours: grader.grade(question, given.answer).score }] : [];
  });
  if (graded.length === 0) return [];
  const ours = graded.map((one) => one.ours);
  const theirs = graded.map((one) => one.given.score);
  const attacks = graded.filter((one) => hostile.has(one.given.kind));
  const good = graded.filter((one) => honest.includes(one.given.kind) && one.given.score >= 75);
  return [
    atLeast('answers: Pearson r', graded.length, 0.94, pearson(ours, theirs)),
    atMost('answers: RMSE', graded.length, 12, rmse(ours, theirs)),
    atLeast(
      'answers: pass agreement at 60',
      graded.length,
      0.95,
      share(graded, (one) => one.ours >= pass === one.given.score >= pass),
    ),
    atMost('answers: hostile passed', attacks.length, 0, attacks.filter((one) => one.ours >= pass).length),
    atMost('answers: hostile above 40', attacks.length, 2, attacks.filter((one) => one.ours > 40).length),
    atMost(
      'answers: good ones failed',
      good.length,
      0.02,
      share(good, (one) => one.ours < pass),
    ),
    ...[...new Set(graded.map((one) => one.given.kind))].map((kind) => kindRow(kind, graded)),
  ];
}

/** How far our mean is from the raters' for one kind of answer. */
function kindRow(kind: string, graded: readonly Graded<JudgedAnswer>[]): Row {
  const of = graded.filter((one) => one.given.kind === kind);
  const difference = mean(of.map((one) => one.ours)) - mean(of.map((one) => one.given.score));
  const figure = `answers: ${kind}, our mean − raters'`;
  if (!honest.includes(kind)) return info(figure, of.length, difference);
  return {
    ...atMost(figure, of.length, 6, Math.abs(difference)),
    target: 'within 6',
    value: Math.round(difference * 10) / 10,
  };
}

function outside({ grader }: Engine, folder: string): Row[] {
  const grade = (name: string): Graded<ReferenceAnswer>[] =>
    (readReferences(folder, name) ?? []).map((given) => ({
      given,
      ours: grader.gradeReferences(given.prompt, given.references, given.answer).score,
    }));
  const r = (graded: readonly Graded<ReferenceAnswer>[]) =>
    pearson(
      graded.map((one) => one.ours),
      graded.map((one) => one.given.score),
    );
  const rows = (
    [
      ['mohler_1-6', 0.62],
      ['ads_odd', 0.58],
      ['le', 0.86],
    ] as const
  ).flatMap(([name, target]) => {
    const graded = grade(name);
    return graded.length > 0 ? [atLeast(`${name}: Pearson r`, graded.length, target, r(graded))] : [];
  });
  const beetle = grade('beetle_train');
  if (beetle.length === 0) return rows;
  const contradictory = beetle.filter((one) => one.given.label === 'contradictory');
  const f1 = macroF1(
    beetle.map((one) => one.ours >= pass),
    beetle.map((one) => one.given.label === 'correct'),
  );
  return [
    ...rows,
    atLeast('beetle_train: 2-way macro-F1 at 60', beetle.length, 0.76, f1),
    atMost(
      'beetle_train: contradictory passed',
      contradictory.length,
      0.12,
      share(contradictory, (one) => one.ours >= pass),
    ),
  ];
}
