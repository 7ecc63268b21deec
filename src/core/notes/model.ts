/**
 * What the program knows of a note once its file has been parsed. Immutable: live reload swaps the
 * whole library.
 */
import type { Both } from '../language.js';
import type { questionKinds } from './schema.js';

export type QuestionKind = (typeof questionKinds)[number];

/** One side of a contrast: a subject and what is true of it under one aspect. */
export interface ContrastValue {
  readonly subject: string;
  readonly value: Both;
  /** Ways to say the value without naming the subject; the value itself comes first, in zh and en. */
  readonly formulations: readonly string[];
}

export interface KeyPoint {
  readonly slug: string;
  readonly statement: Both;
  readonly weight: number;
  readonly required: boolean;
  readonly implies: readonly string[];
  /** Accepted ways to say it; the statement comes first, in zh and en. */
  readonly formulations: readonly string[];
  readonly hint: Both;
  readonly followUp: Both;
  /** Present when the key point stands for one aspect of a contrast table. */
  readonly contrast?: readonly ContrastValue[];
}

export interface Misconception {
  readonly slug: string;
  readonly statement: Both;
  /** Ways to say it; the statement comes first, in zh and en. */
  readonly formulations: readonly string[];
  readonly correction: Both;
  /** Points off the score. */
  readonly cost: number;
  readonly contradicts: readonly string[];
}

export interface TrueFalse {
  readonly statement: Both;
  readonly truth: boolean;
  /** Slug of the key point or misconception that explains the verdict. */
  readonly about?: string;
}

export interface Question {
  /** `<note>` for the main question, `<note>#<slug>` for the others. */
  readonly id: string;
  /** 10 base62 characters derived from the id; used by buttons and deep links. */
  readonly code: string;
  readonly noteId: string;
  readonly kind: QuestionKind;
  /** 1–5 */
  readonly difficulty: number;
  readonly text: Both;
  readonly modelAnswer: Both;
  /** Key points as written, then those that follow from the contrast table. */
  readonly keyPoints: readonly KeyPoint[];
  /** Subjects of the contrast table: slug -> names. */
  readonly subjects: Readonly<Record<string, Both>>;
  readonly misconceptions: readonly Misconception[];
  readonly trueFalse: readonly TrueFalse[];
  readonly overlaps: readonly string[];
  readonly formerly: readonly string[];
  /** Hash of everything that decides a grade; attempts store it. */
  readonly rubricHash: string;
}

export interface Source {
  readonly title: string;
  readonly section?: string;
  readonly url?: string;
}

export interface Note {
  readonly id: string;
  readonly code: string;
  readonly area: string;
  readonly title: Both;
  /** 1–5 */
  readonly difficulty: number;
  /** How often interviews ask it, 1–3. */
  readonly frequency: number;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly asked: readonly string[];
  readonly related: readonly string[];
  readonly sources: readonly Source[];
  readonly shortAnswer: Both;
  /** Plain Markdown, Chinese. */
  readonly body: string;
  readonly questions: readonly Question[];
  readonly formerly: readonly string[];
  /** Path relative to the knowledge folder. */
  readonly file: string;
}

export interface Concept {
  readonly id: string;
  readonly names: readonly string[];
}

export interface LexiconData {
  readonly concepts: readonly Concept[];
  /** Pairs of concept ids, symmetric. */
  readonly opposites: readonly (readonly [string, string])[];
}

export interface Deck {
  readonly id: string;
  readonly title: Both;
  readonly description: Both;
  readonly notes: readonly string[];
}

/** Something wrong in a file, in plain language. `line` is 1-based in that file. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}
