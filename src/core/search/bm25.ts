import { invert, PostingLog, type Impact } from './postings.js';
import { createSearcher } from './searcher.js';

/** What a term is looked up by: a word, or a number that stands for characters. A key belongs to one channel. */
export type Key = string | number;

/** A kind of term with its own statistics: words, bigrams, single characters. */
export interface Channel {
  /** Share of this channel in the score. */
  readonly weight: number;
  /** Saturation of term frequency, ≥ 0; 0 counts a term once. */
  readonly k1: number;
  /** Length normalisation, 0 (none) to 1 (full). */
  readonly b: number;
}

/** Receives the terms of a document or query; equal keys add up. */
export type TermSink = (channel: number, key: Key, weight: number) => void;

/** Feeds the terms of one text into a sink. */
export type Terms = (sink: TermSink) => void;

export interface Scored {
  /** Number of the document, in the order of adding. */
  readonly document: number;
  readonly score: number;
}

export interface TermIndex {
  readonly documents: number;
  readonly terms: number;
  /** Documents that contain the key, 0 when unknown. */
  frequency(key: Key): number;
  /** ln(1 + (N − df + ½) / (df + ½)), ≥ 0; that of an absent key for keys unknown. */
  idf(key: Key): number;
  /** The best `top` documents with a score above 0, best first, ties in the order of adding. */
  search(query: Terms, top: number): Scored[];
}

const nothing: Channel = { weight: 0, k1: 0, b: 0 };

const idfOf = (documents: number, frequency: number): number =>
  Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));

/**
 * Builds an inverted index for BM25 (Robertson & Zaragoza, The Probabilistic Relevance Framework,
 * 2009, §3.4; weighted fields as in BM25F: a document's terms are counted by weight before
 * saturation). A document's score is the sum over channels of
 * weight · Σ idf · f·(k1+1) / (f + k1·(1 − b + b·length/average length)).
 * What each posting adds is computed once, so searching only adds up. Linear in the postings.
 */
export class IndexBuilder {
  private readonly ids = new Map<Key, number>();
  private readonly channelOf: number[] = [];
  private readonly log = new PostingLog();
  private readonly documentStarts: number[] = [0];
  private readonly lengths: number[][];
  /** Weights of the document being added, by term, and the terms it touched. */
  private counts = new Float64Array(1024);
  private touched: number[] = [];

  constructor(private readonly channels: readonly Channel[]) {
    this.lengths = channels.map(() => []);
  }

  /** Adds the next document. */
  add(terms: Terms): void {
    const lengths = this.channels.map(() => 0);
    terms((channel, key, weight) => {
      if (!(weight > 0)) return;
      const id = this.intern(key, channel);
      if (this.counts[id] === 0) this.touched.push(id);
      this.counts[id] = (this.counts[id] ?? 0) + weight;
      lengths[channel] = (lengths[channel] ?? 0) + weight;
    });
    for (const id of this.touched) {
      this.log.push(id, this.counts[id] ?? 0);
      this.counts[id] = 0;
    }
    this.touched = [];
    this.documentStarts.push(this.log.size);
    lengths.forEach((length, channel) => this.lengths[channel]?.push(length));
  }

  build(): TermIndex {
    const postings = invert(this.log, this.documentStarts, this.ids.size, this.impacts());
    const { ids } = this;
    const frequency = (key: Key): number => {
      const id = ids.get(key);
      return id === undefined ? 0 : (postings.starts[id + 1] ?? 0) - (postings.starts[id] ?? 0);
    };
    return {
      documents: postings.documents,
      terms: ids.size,
      frequency,
      idf: (key) => idfOf(postings.documents, frequency(key)),
      search: createSearcher(postings, ids),
    };
  }

  private intern(key: Key, channel: number): number {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(key, id);
    this.channelOf.push(channel);
    if (id >= this.counts.length) {
      const counts = new Float64Array(this.counts.length * 2);
      counts.set(this.counts);
      this.counts = counts;
    }
    return id;
  }

  /** What a posting adds to its document's score. */
  private impacts(): Impact {
    const documents = this.documentStarts.length - 1;
    const norms = this.lengths.map((lengths, channel) => {
      const { k1, b } = this.channels[channel] ?? nothing;
      const average = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;
      return Float32Array.from(lengths, (length) => k1 * (1 - b + (b * length) / average));
    });
    return (term, document, frequency, documentFrequency) => {
      const channel = this.channelOf[term] ?? 0;
      const { weight, k1 } = this.channels[channel] ?? nothing;
      const norm = norms[channel]?.[document] ?? 0;
      return (weight * idfOf(documents, documentFrequency) * frequency * (k1 + 1)) / (frequency + norm);
    };
  }
}
