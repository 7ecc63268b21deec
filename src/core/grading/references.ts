/** Grading with nothing but reference answers: every clause of a reference is a key point of its own. */
import { normalForm } from '../text/normalise.js';
import type { Analyser } from '../text/types.js';
import { calibrateReferences, contradictedRequiredCap, saladCap } from './calibrate.js';
import { clausesFrom } from './clauses.js';
import type { Fluency } from './order/fluency.js';
import { isSalad } from './order/salad.js';
import type { ClauseReading } from './reading.js';
import { contradiction, hear, opposes, reverses, type Hearing } from './references/contrary.js';
import type { DerivedPoint, Reference, ReferenceRubric } from './references/derive.js';
import { gramsOf, overlap, type Grams } from './references/grams.js';
import type { Deduction, Grade, PointGrade } from './types.js';
import { verdictOf } from './verdicts.js';

/** What words, characters and the whole wording count in how near an answer comes to a reference. */
const wordShare = 0.6;
const gramShare = 0.3;
const cosineShare = 0.1;
/** Recall from which on an answer copies its reference's words. */
const verbatim = 0.9;

/** Grades against each reference; the one that fits best decides. Points are named `r<reference>.<clause>`, from 1. */
export function gradeReferences(
  rubric: ReferenceRubric,
  answer: string,
  analyser: Analyser,
  fluency: Fluency,
): Grade {
  const tokens = analyser.tokens(answer);
  const clauses = clausesFrom(answer, tokens);
  const readings = rubric.index.read(clauses);
  const grams = gramsOf(normalForm(answer));
  const empty: Grade = { score: 0, points: [], misconceptions: [], recall: 0, deductions: [] };
  const claims = readings.filter((reading) => !reading.clause.reported);
  const heard = hearAll(rubric, claims);
  const grades = rubric.references
    .filter((reference) => reference.points.length > 0)
    .map((reference) => gradeOne(reference, rubric, heard, grams, answer));
  // Of the references the nearest decides, even where the answer says its opposite.
  const best = grades.reduce(
    (top, grade) => (grade.recall > top.recall || top.points.length === 0 ? grade : top),
    empty,
  );
  const reversed =
    best.score > contradictedRequiredCap && best.deductions.length === 0 && reverses(rubric, claims);
  if (reversed) return capped(best);
  if (
    best.score <= saladCap ||
    !isSalad(clauses, rubric.order, fluency.read(answer, tokens), best.recall >= verbatim)
  )
    return best;
  return { ...best, score: saladCap, deductions: [...best.deductions, { kind: 'heap', cap: saladCap }] };
}

function gradeOne(
  { points: derived, grams: own, news }: Reference,
  { task, promptGrams }: ReferenceRubric,
  heard: Heard,
  grams: Grams,
  answer: string,
): Grade {
  const points = derived.map((point) => judge(point, heard, answer));
  const weight = points.reduce((sum, point) => sum + point.weight, 0);
  const words = weight > 0 ? points.reduce((sum, point) => sum + point.weight * point.credit, 0) / weight : 0;
  const { recall: chars, cosine } = overlap(own, grams, promptGrams, task.givenShare);
  const near = words > 0 ? wordShare * words + gramShare * chars + cosineShare * cosine : 0;
  const recall = 1 - (1 - Math.min(1, near)) ** task.saturation(news);
  const deductions = points
    .filter(({ verdict }) => verdict === 'contradicted')
    .map(({ slug }): Deduction => ({
      kind: 'required_contradicted',
      point: slug,
      cap: contradictedRequiredCap,
    }));
  const score = calibrateReferences(recall);
  const capped = deductions.length > 0 ? Math.min(score, contradictedRequiredCap) : score;
  return { score: Math.round(capped * 10) / 10, points, misconceptions: [], recall, deductions };
}

interface Heard {
  readonly hearings: ReadonlyMap<DerivedPoint, readonly Hearing[]>;
  /** Per clause of the answer, the largest share of any key point of any reference that it says. */
  readonly affirmed: ReadonlyMap<ClauseReading, number>;
  /** The clauses that speak of a key point at all; a stray word in another proves nothing. */
  readonly relevant: readonly ClauseReading[];
}

/** Share of a key point from which on a clause speaks of it. */
const leastRelevant = 0.15;

function hearAll({ references }: ReferenceRubric, claims: readonly ClauseReading[]): Heard {
  const hearings = new Map<DerivedPoint, readonly Hearing[]>();
  const affirmed = new Map<ClauseReading, number>();
  for (const point of references.flatMap((reference) => reference.points)) {
    const heard = claims.map((reading) => hear(point, reading, true));
    hearings.set(point, heard);
    for (const one of heard)
      if (!one.unclear && !opposes(point, one))
        affirmed.set(one.reading, Math.max(affirmed.get(one.reading) ?? 0, one.said));
  }
  const relevant = claims.filter((reading, i) =>
    [...hearings.values()].some((heard) => {
      const one = heard[i];
      return one !== undefined && one.said + one.against >= leastRelevant;
    }),
  );
  return { hearings, affirmed, relevant };
}

function judge(point: DerivedPoint, heard: Heard, answer: string): PointGrade {
  const hearings = heard.hearings.get(point) ?? [];
  const contrary = contradiction(point, hearings, heard.affirmed);
  const said = recallOf(point, heard.relevant);
  const verdict = contrary ? 'contradicted' : verdictOf(said);
  const best = hearings.reduce<Hearing | undefined>(
    (top, one) => (one.said > (top?.said ?? 0) ? one : top),
    undefined,
  );
  const shown = contrary ?? best;
  return {
    slug: point.slug,
    verdict,
    weight: Math.round(point.weight * 100) / 100,
    // A derived point has one wording only, so a share of its words is the finest thing known about it.
    credit: contrary ? 0 : said,
    evidence: shown && verdict !== 'missed' ? [quote(shown, answer)] : [],
    ...(best && {
      nearest: {
        formulation: point.clause.tokens.map((token) => token.surface).join(' '),
        share: best.said,
        found: best.found.map((token) => token.surface),
        missing: missingOf(point, best),
      },
    }),
  };
}

/** Share of the key point's words said anywhere: learners spread over sentences what a reference puts in one. */
function recallOf(point: DerivedPoint, relevant: readonly ClauseReading[]): number {
  const sum = point.terms.reduce((total, { id, weight, token }) => {
    const shares = relevant.map((reading) => (token.denied ? reading.denied : reading.said)[id]?.share ?? 0);
    return total + weight * Math.max(0, ...shares);
  }, 0);
  return Math.min(1, sum / point.weight);
}

function quote({ sightings }: Hearing, answer: string): PointGrade['evidence'][number] {
  const places = sightings.map(({ token }) => token);
  const start = Math.min(...places.map((token) => token.start));
  const end = Math.max(...places.map((token) => token.end));
  return { start, end, text: answer.slice(start, end) };
}

function missingOf(point: DerivedPoint, { reading }: Hearing): string[] {
  return point.terms
    .filter(({ id, token }) => !(token.denied ? reading.denied : reading.said)[id])
    .map(({ token }) => token.surface);
}

/** A reference's only key point is said the other way round. */
function capped(grade: Grade): Grade {
  const points = grade.points.map((point) => ({ ...point, verdict: 'contradicted' as const, credit: 0 }));
  const deductions = points.map(({ slug }): Deduction => ({
    kind: 'required_contradicted',
    point: slug,
    cap: contradictedRequiredCap,
  }));
  return { ...grade, score: contradictedRequiredCap, points, deductions };
}
