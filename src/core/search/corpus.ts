import { emptyLexicon, type Lexicon } from '../text/lexicon.js';
import { createAnalyser } from '../text/tokenise.js';
import type { Segmenter, Token } from '../text/types.js';
import { IndexBuilder, type Channel } from './bm25.js';
import { documentTerms, queryTerms } from './features.js';

export interface CorpusDocument {
  readonly id: string;
  readonly text: string;
}

export interface CorpusHit {
  readonly id: string;
  /** Above 0, to six decimals. */
  readonly score: number;
}

/** Search over any collection of texts. */
export interface Corpus {
  readonly documents: number;
  /** The best `top` documents, ties by id. Documents that share nothing with the query are left out. */
  search(query: string, top: number): CorpusHit[];
}

/**
 * Words, pairs of neighbouring Han characters and single Han characters, at shares of 1 : ¼ : ⅕.
 * Pairs and characters catch what the dictionary cuts differently in query and text.
 */
const channels: readonly Channel[] = [
  { weight: 1, k1: 1.3, b: 0.75 },
  { weight: 0.25, k1: 1.3, b: 0.75 },
  { weight: 0.2, k1: 1.3, b: 0.75 },
];

/** The beginning of a text says what it is about: its first character counts 1 + leadBoost, falling to 1 at leadLength UTF-16 units. */
const leadBoost = 2;
const leadLength = 60;

const byPlace = ({ start }: Token): number => 1 + leadBoost * Math.max(0, 1 - start / leadLength);

const decimals = 1e6;

/** Counts Latin words, the only ones corrected: a text of any subject has names no list of sounds knows. */
const count = (vocabulary: Map<string, number>, tokens: readonly Token[]): void => {
  for (const { kind, surface } of tokens) {
    if (kind === 'latin') vocabulary.set(surface, (vocabulary.get(surface) ?? 0) + 1);
  }
};

const byId = (one: CorpusDocument, other: CorpusDocument): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : 0;

/**
 * Indexes documents, linear in their text. Latin words of a query that occur nowhere are read as the
 * nearest words that do. The lexicon is optional: without one the corpus stands for itself.
 */
export const buildCorpus = (
  documents: Iterable<CorpusDocument>,
  segmenter: Segmenter,
  lexicon: Lexicon = emptyLexicon,
): Corpus => {
  // In the order of ids, so that the index breaks ties by id.
  const sorted = [...documents].sort(byId);
  const reader = createAnalyser({ segmenter, lexicon });
  const vocabulary = new Map<string, number>();
  const builder = new IndexBuilder(channels);
  for (const { text } of sorted) {
    const tokens = reader.trusted(text);
    count(vocabulary, tokens);
    builder.add((sink) => documentTerms(tokens, byPlace, sink));
  }
  const index = builder.build();
  const ids = sorted.map(({ id }) => id);
  const asked = createAnalyser({ segmenter, lexicon, vocabulary, trustDictionary: false });
  return {
    documents: ids.length,
    search: (query, top) => {
      const tokens = asked.tokens(query);
      return index
        .search((sink) => queryTerms(tokens, sink), top)
        .map(({ document, score }) => ({
          id: ids[document] ?? '',
          score: Math.round(score * decimals) / decimals,
        }));
    },
  };
};
