import type { Key, Scored, Terms } from './bm25.js';
import type { Postings } from './postings.js';
import { TopList } from './top-list.js';

interface QueryTerm {
  readonly start: number;
  readonly end: number;
  /** Score of one step of impact. */
  readonly step: number;
  /** The most this term can add to any document. */
  readonly most: number;
}

const collect = (query: Terms, postings: Postings, ids: ReadonlyMap<Key, number>): QueryTerm[] => {
  const weights = new Map<number, number>();
  query((_, key, weight) => {
    const id = ids.get(key);
    if (id !== undefined && weight > 0) weights.set(id, (weights.get(id) ?? 0) + weight);
  });
  const terms = [...weights].map(([id, weight]): QueryTerm & { id: number } => {
    const most = weight * (postings.most[id] ?? 0);
    return {
      id,
      start: postings.starts[id] ?? 0,
      end: postings.starts[id + 1] ?? 0,
      step: most / 65_535,
      most,
    };
  });
  return terms.sort((one, other) => other.most - one.most || one.id - other.id);
};

/** Position of the first owner ≥ `document` in [from, end). Gallops, so walking a list is linear at worst. */
const seek = (owners: Uint32Array, from: number, end: number, document: number): number => {
  let step = 1;
  let low = from;
  while (low + step < end && (owners[low + step] ?? 0) < document) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((owners[middle] ?? 0) < document) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Scores of all documents while one query runs. */
class Accumulator {
  private readonly scores: Float32Array;

  constructor(private readonly postings: Postings) {
    this.scores = new Float32Array(postings.documents);
  }

  clear(): void {
    this.scores.fill(0);
  }

  addAll({ start, end, step }: QueryTerm): void {
    const { owners, impacts } = this.postings;
    const { scores } = this;
    for (let at = start; at < end; at++) {
      const document = owners[at] ?? 0;
      scores[document] = (scores[document] ?? 0) + (impacts[at] ?? 0) * step;
    }
  }

  addTo(candidates: readonly number[], { start, end, step }: QueryTerm): void {
    const { owners, impacts } = this.postings;
    let at = start;
    for (const document of candidates) {
      at = seek(owners, at, end, document);
      if (at < end && owners[at] === document)
        this.scores[document] = (this.scores[document] ?? 0) + (impacts[at] ?? 0) * step;
    }
  }

  /** Documents, ascending, that have at least `score`. */
  atLeast(score: number): number[] {
    const found: number[] = [];
    for (let document = 0; document < this.scores.length; document++)
      if ((this.scores[document] ?? 0) >= score) found.push(document);
    return found;
  }

  /** The best of `candidates`, or of all documents. */
  best(top: number, candidates?: readonly number[]): TopList {
    const list = new TopList(top);
    const size = candidates?.length ?? this.scores.length;
    for (let index = 0; index < size; index++) {
      const document = candidates ? (candidates[index] ?? 0) : index;
      const score = this.scores[document] ?? 0;
      if (score > list.least) list.offer(document, score);
    }
    return list;
  }
}

/** Sums in single precision differ in their last digits; bounds get this much slack. */
const slack = 1.0001;

/**
 * Term-at-a-time search with MaxScore's bound (Turtle & Flood, 1995): terms come in the order of
 * what they can add at most. Once the rest together cannot lift a document over the current
 * `top`-th score, only documents already near it are finished; the result is the same.
 */
export const createSearcher = (
  postings: Postings,
  ids: ReadonlyMap<Key, number>,
): ((query: Terms, top: number) => Scored[]) => {
  const scores = new Accumulator(postings);
  return (query, top) => {
    if (top < 1 || postings.documents === 0) return [];
    const terms = collect(query, postings, ids);
    let rest = terms.reduce((sum, term) => sum + term.most, 0);
    let candidates: number[] | undefined;
    // Looking for the threshold costs a pass over all documents: not before as many postings are added up.
    let added = 0;
    scores.clear();
    for (const term of terms) {
      if (!candidates && added > postings.documents) {
        added = 0;
        const needed = scores.best(top).least - rest * slack;
        if (needed > 0) candidates = scores.atLeast(needed);
      }
      if (candidates) scores.addTo(candidates, term);
      else scores.addAll(term);
      added += term.end - term.start;
      rest -= term.most;
    }
    return scores.best(top, candidates).sorted();
  };
};
