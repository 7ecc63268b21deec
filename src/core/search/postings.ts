/** Fixed-point factor of stored term frequencies: 1/64 steps up to 1,023. */
const frequencySteps = 64;

/** Postings in the order they arrive, document by document, in arrays that double when full. */
export class PostingLog {
  private terms = new Uint32Array(1024);
  private frequencies = new Uint16Array(1024);
  size = 0;

  /** `frequency` is weighted and need not be whole; it saturates at 1,023. */
  push(term: number, frequency: number): void {
    if (this.size === this.terms.length) this.grow();
    this.terms[this.size] = term;
    this.frequencies[this.size] = Math.max(1, Math.min(0xffff, Math.round(frequency * frequencySteps)));
    this.size++;
  }

  term(index: number): number {
    return this.terms[index] ?? 0;
  }

  frequency(index: number): number {
    return (this.frequencies[index] ?? 0) / frequencySteps;
  }

  private grow(): void {
    const terms = new Uint32Array(this.terms.length * 2);
    const frequencies = new Uint16Array(terms.length);
    terms.set(this.terms);
    frequencies.set(this.frequencies);
    this.terms = terms;
    this.frequencies = frequencies;
  }
}

/** Sorted postings of all terms in four flat arrays. */
export interface Postings {
  readonly documents: number;
  /** Postings of term t are at starts[t] … starts[t + 1]. */
  readonly starts: Uint32Array;
  readonly owners: Uint32Array;
  /** What a posting adds to a document's score, in 1/65535 of the term's `most`. */
  readonly impacts: Uint16Array;
  readonly most: Float32Array;
}

/** What one posting adds to a document's score. */
export type Impact = (term: number, document: number, frequency: number, documentFrequency: number) => number;

/** Impacts are stored as this many steps of a term's greatest. */
const impactSteps = 65_535;

/** Turns a log round: by term, documents ascending (a counting sort, linear). */
export const invert = (
  log: PostingLog,
  documentStarts: readonly number[],
  terms: number,
  impact: Impact,
): Postings => {
  const documents = documentStarts.length - 1;
  const starts = new Uint32Array(terms + 1);
  for (let index = 0; index < log.size; index++) {
    const after = log.term(index) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let term = 0; term < terms; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const owners = new Uint32Array(log.size);
  const scores = new Float32Array(log.size);
  const most = new Float32Array(terms);
  const filled = starts.slice();
  for (let document = 0; document < documents; document++) {
    const end = documentStarts[document + 1] ?? 0;
    for (let index = documentStarts[document] ?? 0; index < end; index++) {
      const term = log.term(index);
      const score = impact(
        term,
        document,
        log.frequency(index),
        (starts[term + 1] ?? 0) - (starts[term] ?? 0),
      );
      const at = filled[term] ?? 0;
      filled[term] = at + 1;
      owners[at] = document;
      scores[at] = score;
      if (score > (most[term] ?? 0)) most[term] = score;
    }
  }
  const impacts = new Uint16Array(log.size);
  for (let term = 0; term < terms; term++) {
    const greatest = most[term] ?? 0;
    const end = starts[term + 1] ?? 0;
    for (let at = starts[term] ?? 0; at < end && greatest > 0; at++)
      impacts[at] = Math.round(((scores[at] ?? 0) / greatest) * impactSteps);
  }
  return { documents, starts, owners, impacts, most };
};
