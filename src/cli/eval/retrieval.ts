/** Collections with questions and their right passages, and what a search makes of them. */
import { z } from 'zod';
import type { CorpusDocument } from '../../core/search/corpus.js';
import { readLines } from './data.js';
import { mean } from './statistics.js';

const documentSchema = z.object({ id: z.string(), text: z.string() });
const querySchema = z.object({ id: z.string(), text: z.string(), rel: z.array(z.string()) });

export type JudgedQuery = z.infer<typeof querySchema>;

export interface Collection {
  readonly documents: readonly CorpusDocument[];
  readonly queries: readonly JudgedQuery[];
}

/** Undefined when the folder does not have it. */
export const readCollection = (folder: string, name: string): Collection | undefined => {
  const documents = readLines(`${folder}/external/${name}/docs.jsonl`, documentSchema);
  const queries = readLines(`${folder}/external/${name}/queries.jsonl`, querySchema);
  return documents && queries && { documents, queries };
};

/** Ids of the best documents, best first. */
export type Find = (query: string, top: number) => readonly string[];

export interface Found {
  /** Percent of the queries whose first hit is right. */
  readonly hit1: number;
  /** Mean reciprocal rank within the first ten, in percent. */
  readonly mrr10: number;
}

/** Runs every query, its text changed by `as` first. */
export const evaluate = (
  queries: readonly JudgedQuery[],
  find: Find,
  as: (text: string) => string = (text) => text,
): Found => {
  const ranks = queries.map(({ text, rel }) => find(as(text), 10).findIndex((id) => rel.includes(id)));
  return {
    hit1: 100 * mean(ranks.map((rank) => (rank === 0 ? 1 : 0))),
    mrr10: 100 * mean(ranks.map((rank) => (rank < 0 ? 0 : 1 / (rank + 1)))),
  };
};

/** Value below which `share` of the values lie. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

/** How often each query is timed; its best time counts, so that a busy machine shows less. */
const rounds = 4;

/** Milliseconds of every query. */
export const timesOf = (queries: readonly JudgedQuery[], find: Find): number[] => {
  const best = queries.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    queries.forEach(({ text }, index) => {
      const start = performance.now();
      find(text, 10);
      best[index] = Math.min(best[index] ?? Infinity, performance.now() - start);
    });
  }
  return best;
};

/** Numbers from 0 up to a bound, the same for the same seed (Numerical Recipes' generator). */
export const seeded = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
