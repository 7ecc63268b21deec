/** The grader: rubric + answer -> grade with evidence. Pure and deterministic. */
import type { Question } from '../notes/model.js';
import type { Verdict } from '../records.js';
import type { Lexicon } from '../text/lexicon.js';
import { readOnce, type ReadText } from '../text/read-once.js';
import type { Analyser, Token } from '../text/types.js';
import {
  calibrate,
  contradictedRequiredCap,
  contradictionCost,
  heapCap,
  missedRequiredCap,
  saladCap,
} from './calibrate.js';
import { clausesFrom, clausesOf, type Clause } from './clauses.js';
import { attribute, judgeContrast } from './contrast.js';
import { spansOf } from './evidence.js';
import { FactIndex, knownFacts } from './facts.js';
import { heapsIn } from './heap.js';
import type { Meeting } from './match.js';
import type { ClauseReading } from './reading.js';
import type { Fluency } from './order/fluency.js';
import { isSalad } from './order/salad.js';
import { gradeReferences } from './references.js';
import { deriveRubric, type ReferenceRubric } from './references/derive.js';
import { compileRubric, type CompiledRubric } from './rubric.js';
import { oppositesOf } from './similarity.js';
import type { Deduction, Grade, Grader, MisconceptionGrade, PointGrade } from './types.js';
import { assertedBelief, nearest, read, shareOut, verdictOf } from './verdicts.js';
import type { Learned } from './weights.js';

const creditOf: Readonly<Record<Verdict, number>> = { hit: 1, partial: 0.5, missed: 0, contradicted: 0 };

/** Rubrics are compiled on first use and kept as long as the grader is. */
export function createGrader(
  { weigh, fluency }: Learned,
  analyser: Analyser,
  lexicon: Pick<Lexicon, 'opposites'>,
): Grader {
  const opposites = oppositesOf(lexicon);
  const compiled = new Map<string, Rubric>();
  const rubricOf = (question: Question): Rubric => {
    const known = compiled.get(question.rubricHash);
    if (known) return known;
    const read = readOnce(analyser);
    const bare = compileRubric(question, read, weigh, opposites);
    const rubric = { ...bare, facts: factsOf(question, bare, read) };
    compiled.set(question.rubricHash, rubric);
    return rubric;
  };
  const derived = remembering((prompt: string, references: readonly string[]) =>
    deriveRubric(prompt, references, readOnce(analyser), opposites),
  );
  return {
    grade: (question, answer) => gradeAnswer(question, rubricOf(question), answer, analyser, fluency),
    gradeReferences: (prompt, references, answer) =>
      gradeReferences(derived(prompt, references), answer, analyser, fluency),
  };
}

/** Rubrics derived from references kept at once; a class answers one prompt many times. */
const mostDerived = 64;

function remembering(
  derive: (prompt: string, references: readonly string[]) => ReferenceRubric,
): typeof derive {
  const known = new Map<string, ReferenceRubric>();
  return (prompt, references) => {
    const key = JSON.stringify([prompt, references]);
    const rubric = known.get(key) ?? derive(prompt, references);
    if (known.size >= mostDerived) known.clear();
    known.set(key, rubric);
    return rubric;
  };
}

interface Rubric extends CompiledRubric {
  readonly facts: FactIndex;
}

/** Which key points each clause of the model answers carries is what grading them without facts finds. */
function factsOf(question: Question, bare: CompiledRubric, read: ReadText): FactIndex {
  const grades = new Map<string, Grade>();
  const facts = knownFacts(question, bare.table, read, (answer, clause) => {
    const grade =
      grades.get(answer) ??
      gradeClauses(question, { ...bare, facts: new FactIndex([]) }, answer, clausesOf(answer, read));
    grades.set(answer, grade);
    return grade.points
      .filter((point) => point.verdict === 'hit')
      .filter(({ evidence }) => evidence.some(({ start, end }) => start < clause.end && end > clause.start))
      .map(({ slug }) => slug);
  });
  return new FactIndex(facts);
}

/** Heaps and words in no order count up to their cap; what is said outside of heaps counts as if they were not there. */
function gradeAnswer(
  question: Question,
  rubric: Rubric,
  answer: string,
  analyser: Analyser,
  fluency: Fluency,
): Grade {
  const tokens = analyser.tokens(answer);
  const clauses = clausesFrom(answer, tokens);
  const whole = gradeClauses(question, rubric, answer, clauses);
  const grade = withoutHeaps(question, rubric, answer, tokens, clauses, whole);
  const fails = grade.score > saladCap && isSalad(clauses, rubric.order, fluency.read(answer, tokens), false);
  return fails ? heldDown(grade, saladCap) : grade;
}

function withoutHeaps(
  question: Question,
  rubric: Rubric,
  answer: string,
  tokens: readonly Token[],
  clauses: readonly Clause[],
  whole: Grade,
): Grade {
  const heaps = heapsIn(answer, tokens, question.kind === 'list');
  if (heaps.length === 0) return whole;
  const outside = clauses.filter(
    (clause) => !heaps.some((heap) => clause.start >= heap.start && clause.end <= heap.end),
  );
  const proper = gradeClauses(question, rubric, answer, outside);
  return proper.score >= Math.min(whole.score, heapCap) ? proper : heldDown(whole, heapCap);
}

const heldDown = (grade: Grade, cap: number): Grade => ({
  ...grade,
  score: Math.min(grade.score, cap),
  deductions: [...grade.deductions, { kind: 'heap', cap }],
});

function gradeClauses(question: Question, rubric: Rubric, answer: string, clauses: readonly Clause[]): Grade {
  const readings = rubric.index.read(clauses);
  const attribution = rubric.subjects.size > 0 ? attribute(answer, clauses, rubric) : undefined;
  const claims = readings.filter((reading) => !reading.clause.reported);
  const heard = rubric.points.map(({ patterns }) => read(patterns, readings));
  const shares = shareOut(heard);
  const judged = rubric.points.map((compiled, i) => {
    if (compiled.sides.length > 0 && attribution)
      return { compiled, result: judgeContrast(compiled, attribution) };
    const { best, contrary } = heard[i] ?? {};
    const verdict: Verdict = contrary ? 'contradicted' : verdictOf(shares[i] ?? 0);
    return { compiled, result: { verdict, ...(best && { best }), ...(contrary && { contrary }) } };
  });
  const beliefs = rubric.misconceptions.flatMap(({ belief, wordings }) => {
    const asserted = wordings.map(({ pattern, subject }) => {
      const said = subject ? (attribution?.readings.get(subject) ?? []) : claims;
      const meeting = assertedBelief([pattern], said);
      return meeting && { meeting, there: said.slice(meeting.first, meeting.last + 1) };
    });
    const clear = clearest(asserted);
    if (!clear) return [];
    // The truth differs from the belief by a word or two: whichever the same words fit better was meant.
    const { meeting, there } = clear;
    const truth = rubric.points.map(({ patterns: right }) =>
      explained(
        nearest(
          right.filter((pattern) => !pattern.loose),
          there,
        ),
      ),
    );
    return explained(meeting) > Math.max(0, ...truth) ? [{ belief, meeting }] : [];
  });
  const denied = new Set(beliefs.flatMap(({ belief }) => belief.contradicts));
  const altered = rubric.facts.alteredIn(claims);
  const points = judged.map(({ compiled, result }): PointGrade => {
    const { point } = compiled;
    const alteration = altered.get(point.slug);
    const verdict: Verdict = denied.has(point.slug) || alteration ? 'contradicted' : result.verdict;
    const shown = verdict === 'contradicted' ? (result.contrary ?? result.best) : result.best;
    const sightings =
      verdict === 'missed'
        ? []
        : alteration
          ? alteration.sightings
          : shown
            ? [...shown.found, ...shown.contrary]
            : [];
    return {
      slug: point.slug,
      verdict,
      weight: point.weight,
      credit: creditOf[verdict],
      evidence: spansOf(sightings, answer, readings),
      ...(result.best && { nearest: describe(result.best) }),
    };
  });
  const implied = applyImplications(question, points);
  const misconceptions = beliefs.map(({ belief, meeting }): MisconceptionGrade => ({
    slug: belief.slug,
    cost: belief.cost,
    evidence: spansOf(meeting.found, answer, readings),
  }));
  return total(question, implied, misconceptions);
}

/** Whoever says a point that implies another knows the other too, unless they deny it. */
function applyImplications(question: Question, points: readonly PointGrade[]): PointGrade[] {
  const said = new Set(points.filter((point) => point.verdict === 'hit').map((point) => point.slug));
  const implied = new Set(
    question.keyPoints.filter((point) => said.has(point.slug)).flatMap((point) => point.implies),
  );
  return points.map((point) =>
    implied.has(point.slug) && (point.verdict === 'missed' || point.verdict === 'partial')
      ? { ...point, verdict: 'hit' as const, credit: 1 }
      : point,
  );
}

function total(
  question: Question,
  points: readonly PointGrade[],
  misconceptions: readonly MisconceptionGrade[],
): Grade {
  const weight = points.reduce((sum, point) => sum + point.weight, 0);
  const credit = points.reduce((sum, point) => sum + point.weight * point.credit, 0);
  const recall = weight > 0 ? credit / weight : 0;
  const deductions: Deduction[] = [];
  let score = calibrate(recall);
  const required = new Set(question.keyPoints.filter((point) => point.required).map((point) => point.slug));
  for (const { slug, verdict } of points) {
    if (verdict === 'contradicted' && !required.has(slug)) {
      deductions.push({ kind: 'contradiction', point: slug, cost: contradictionCost });
      score -= contradictionCost;
    }
  }
  for (const { slug, cost } of misconceptions) {
    deductions.push({ kind: 'misconception', misconception: slug, cost });
    score -= cost;
  }
  for (const { slug, verdict } of points) {
    if (!required.has(slug)) continue;
    if (verdict === 'missed') {
      deductions.push({ kind: 'required_missed', point: slug, cap: missedRequiredCap });
      score = Math.min(score, missedRequiredCap);
    } else if (verdict === 'contradicted') {
      deductions.push({ kind: 'required_contradicted', point: slug, cap: contradictedRequiredCap });
      score = Math.min(score, contradictedRequiredCap);
    }
  }
  return { score: Math.round(Math.max(0, score) * 10) / 10, points, misconceptions, recall, deductions };
}

interface Asserted {
  readonly meeting: Meeting;
  readonly there: readonly ClauseReading[];
}

const clearest = (asserted: readonly (Asserted | undefined)[]): Asserted | undefined =>
  asserted.reduce(
    (top, one) => (one && (!top || one.meeting.share > top.meeting.share) ? one : top),
    undefined,
  );

/** How much of the words at hand a meeting accounts for. */
const explained = (meeting: Meeting | undefined): number =>
  meeting ? meeting.share * meeting.found.reduce((sum, word) => sum + word.weight, 0) : 0;

function describe(meeting: Meeting): NonNullable<PointGrade['nearest']> {
  return {
    formulation: meeting.pattern.text,
    share: meeting.share,
    found: meeting.found.map((sighting) => sighting.token.surface),
    missing: meeting.missing,
  };
}
