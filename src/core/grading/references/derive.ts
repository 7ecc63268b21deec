/** A reference answer as key points: every clause of it is one. */
import { normalForm } from '../../text/normalise.js';
import type { ReadText } from '../../text/read-once.js';
import { clausesOf, type Clause, type ContentToken } from '../clauses.js';
import { TermTable } from '../pattern.js';
import { TermIndex } from '../reading.js';
import type { Opposites } from '../similarity.js';
import { light } from '../words.js';
import { WordOrder } from '../order/salad.js';
import { gramsOf, type Grams } from './grams.js';
import { taskOf, type Task } from './task.js';

export interface DerivedTerm {
  readonly id: number;
  readonly token: ContentToken;
  readonly weight: number;
  /** The same without regard to the prompt: a word that proves nothing still tells what is spoken of. */
  readonly fullWeight: number;
  readonly given: boolean;
}

/** A clause known to be right. */
export interface Fact {
  readonly clause: Clause;
  readonly terms: readonly DerivedTerm[];
  /** Sum of the terms' weights, > 0. */
  readonly weight: number;
  readonly fullWeight: number;
}

export interface DerivedPoint extends Fact {
  readonly slug: string;
}

export interface Reference {
  readonly points: readonly DerivedPoint[];
  readonly grams: Grams;
  /** Distinct content words that the prompt does not give. */
  readonly news: number;
}

/** Everything that is known before an answer comes. */
export interface ReferenceRubric {
  readonly references: readonly Reference[];
  readonly promptGrams: Grams;
  readonly index: TermIndex;
  readonly order: WordOrder;
  readonly task: Task;
}

const lightWeight = 0.25;
/** Content words a derived key point has at least, unless the whole reference is shorter. */
const fewestWords = 2;

export function deriveRubric(
  prompt: string,
  references: readonly string[],
  read: ReadText,
  opposites: Opposites,
): ReferenceRubric {
  const table = new TermTable();
  const given = new Set(
    clausesOf(prompt, read).flatMap((clause) => clause.tokens.map((token) => token.term)),
  );
  const clauses = references.map((reference) => clausesOf(reference, read));
  const task = taskOf(prompt, references, given, read);
  return {
    references: references.map((text, i) => ({
      points: pointsOf(clauses[i] ?? [], i + 1, table, given, task.givenShare),
      news: newsOf(clauses[i] ?? [], given),
      grams: gramsOf(normalForm(text)),
    })),
    promptGrams: gramsOf(normalForm(prompt)),
    index: new TermIndex(table, opposites),
    order: new WordOrder(clauses.flat()),
    task,
  };
}

function newsOf(clauses: readonly Clause[], given: ReadonlySet<string>): number {
  const terms = clauses.flatMap((clause) => clause.tokens.map((token) => token.term));
  return new Set(terms.filter((term) => !given.has(term))).size;
}

function pointsOf(
  clauses: readonly Clause[],
  number: number,
  table: TermTable,
  given: ReadonlySet<string>,
  givenShare: number,
): DerivedPoint[] {
  const slugOf = (i: number) => `r${String(number)}.${String(i + 1)}`;
  const points = merge(clauses).map((clause, i) => ({
    slug: slugOf(i),
    ...factOf(clause, table, given, givenShare),
  }));
  // What only restates the prompt proves nothing, unless nothing else is there.
  const telling = points.filter((point) => point.terms.some((term) => !term.given));
  if (telling.length > 0) return telling;
  return merge(clauses).map((clause, i) => ({
    slug: slugOf(i),
    ...factOf(clause, table, new Set(), 1),
  }));
}

/** @param givenShare what a word of the prompt counts beside one that is news */
export function factOf(
  clause: Clause,
  table: TermTable,
  given: ReadonlySet<string>,
  givenShare: number,
): Fact {
  const distinct = new Map(clause.tokens.map((token) => [token.term, token]));
  const terms = [...distinct.values()].map((token): DerivedTerm => {
    const isGiven = given.has(token.term);
    const fullWeight = light.has(token.surface) ? lightWeight : 1;
    const weight = fullWeight * (isGiven ? givenShare : 1);
    return { id: table.idOf(token), token, weight, fullWeight, given: isGiven };
  });
  return {
    clause,
    terms,
    weight: terms.reduce((sum, term) => sum + term.weight, 0),
    fullWeight: terms.reduce((sum, term) => sum + term.fullWeight, 0),
  };
}

function merge(clauses: readonly Clause[]): Clause[] {
  const merged: Clause[] = [];
  for (const clause of clauses) {
    const last = merged.at(-1);
    if (last && last.tokens.length < fewestWords)
      merged[merged.length - 1] = { ...last, end: clause.end, tokens: [...last.tokens, ...clause.tokens] };
    else merged.push(clause);
  }
  return merged;
}
