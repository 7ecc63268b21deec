/** What a grade is made of. The grader is pure: the same answer and rubric give the same grade. */
import type { Question } from '../notes/model.js';
import type { Span, Verdict } from '../records.js';

/** How one formulation met the answer; what `/why` shows. */
export interface Match {
  /** The formulation as written. */
  readonly formulation: string;
  /** Share of its weight found, 0–1. */
  readonly share: number;
  /** Words of the formulation found, as surfaces of the formulation. */
  readonly found: readonly string[];
  /** Words not found. */
  readonly missing: readonly string[];
}

export interface PointGrade {
  readonly slug: string;
  readonly verdict: Verdict;
  readonly weight: number;
  /** Credit earned, 0–1. */
  readonly credit: number;
  /** The learner's own words; empty when missed. */
  readonly evidence: readonly Span[];
  /** The nearest formulation, hit or not. */
  readonly nearest?: Match;
}

export interface MisconceptionGrade {
  readonly slug: string;
  readonly cost: number;
  readonly evidence: readonly Span[];
}

/** Why a score was lowered or held down, in the order it was applied. */
export type Deduction =
  | { readonly kind: 'required_missed'; readonly point: string; readonly cap: number }
  | { readonly kind: 'required_contradicted'; readonly point: string; readonly cap: number }
  | { readonly kind: 'misconception'; readonly misconception: string; readonly cost: number }
  | { readonly kind: 'contradiction'; readonly point: string; readonly cost: number }
  | { readonly kind: 'heap'; readonly cap: number }
  | { readonly kind: 'echo'; readonly cap: number }
  | { readonly kind: 'plea'; readonly cap: number };

export interface Grade {
  /** 0–100, one decimal. */
  readonly score: number;
  readonly points: readonly PointGrade[];
  readonly misconceptions: readonly MisconceptionGrade[];
  /** Weighted credit before calibration, 0–1. */
  readonly recall: number;
  readonly deductions: readonly Deduction[];
}

/** The one grader: a rubric when there is one, derived key points when there are only references. */
export interface Grader {
  /** Grades an answer of up to 8,000 UTF-16 units against a question's rubric. */
  grade(question: Question, answer: string): Grade;
  /** Grades against alternative reference answers alone; points are derived and named `r<reference>.<clause>`. */
  gradeReferences(prompt: string, references: readonly string[], answer: string): Grade;
}
