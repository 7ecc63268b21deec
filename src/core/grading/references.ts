/** Grading with nothing but reference answers: every clause of a reference is a key point of its own. */
import type { Analyser } from '../text/types.js';
import { calibrateReferences, contradictionCost } from './calibrate.js';
import { clausesOf, type Clause } from './clauses.js';
import { spansOf } from './evidence.js';
import { clarity } from './match.js';
import { compilePattern, givenKey, TermTable, type Pattern } from './pattern.js';
import { TermIndex, type ClauseReading } from './reading.js';
import type { Opposites } from './similarity.js';
import type { Deduction, Grade, PointGrade } from './types.js';
import { read, verdictOf } from './verdicts.js';
import type { Weigh } from './weights.js';

/** Content words a derived key point has at least, unless the whole reference is shorter. */
const fewestWords = 2;

interface DerivedPoint {
  readonly slug: string;
  readonly pattern: Pattern;
}

/** Grades against each reference; the one that fits best decides. Points are named `r<reference>.<clause>`, from 1. */
export function gradeReferences(
  prompt: string,
  references: readonly string[],
  answer: string,
  analyser: Analyser,
  weigh: Weigh,
  opposites: Opposites,
): Grade {
  const table = new TermTable();
  const given = new Set(clausesOf(prompt, analyser).flatMap((clause) => clause.tokens.map(givenKey)));
  const rubrics = references.map((reference, i) => derive(reference, i + 1, table, given, analyser, weigh));
  const readings = new TermIndex(table, opposites).read(clausesOf(answer, analyser));
  const grades = rubrics
    .filter((points) => points.length > 0)
    .map((points) => gradeOne(points, readings, answer));
  const empty: Grade = { score: 0, points: [], misconceptions: [], recall: 0, deductions: [] };
  return grades.reduce(
    (best, grade) => (grade.score > best.score || best.points.length === 0 ? grade : best),
    empty,
  );
}

function derive(
  reference: string,
  number: number,
  table: TermTable,
  given: ReadonlySet<string>,
  analyser: Analyser,
  weigh: Weigh,
): DerivedPoint[] {
  const merged: Clause[] = [];
  for (const clause of clausesOf(reference, analyser)) {
    const last = merged.at(-1);
    if (last && last.tokens.length < fewestWords)
      merged[merged.length - 1] = { ...last, tokens: [...last.tokens, ...clause.tokens] };
    else merged.push(clause);
  }
  return merged.flatMap((clause, i) => {
    const text = clause.tokens.map((token) => token.surface).join(' ');
    const pattern = compilePattern(text, [clause], table, given, weigh);
    return pattern ? [{ slug: `r${number}.${i + 1}`, pattern }] : [];
  });
}

function gradeOne(
  derived: readonly DerivedPoint[],
  readings: readonly ClauseReading[],
  answer: string,
): Grade {
  const deductions: Deduction[] = [];
  const points = derived.map(({ slug, pattern }): PointGrade => {
    const { share, best, contrary } = read([pattern], readings);
    const verdict = contrary ? 'contradicted' : verdictOf(share);
    const shown = contrary ?? best;
    if (verdict === 'contradicted')
      deductions.push({ kind: 'contradiction', point: slug, cost: contradictionCost });
    return {
      slug,
      verdict,
      weight: Math.round(pattern.total * 100) / 100,
      // A derived point has one wording only, so a share of its words is the finest thing known about it.
      credit: contrary ? 0 : Math.min(1, share),
      evidence:
        shown && verdict !== 'missed' ? spansOf([...shown.found, ...shown.contrary], answer, readings) : [],
      ...(best && {
        nearest: {
          formulation: pattern.text,
          share: clarity(best),
          found: best.found.map(({ token }) => token.surface),
          missing: best.missing,
        },
      }),
    };
  });
  const weight = points.reduce((sum, point) => sum + point.weight, 0);
  const recall =
    weight > 0 ? points.reduce((sum, point) => sum + point.weight * point.credit, 0) / weight : 0;
  const score = Math.max(0, calibrateReferences(recall) - deductions.length * contradictionCost);
  return { score: Math.round(score * 10) / 10, points, misconceptions: [], recall, deductions };
}
