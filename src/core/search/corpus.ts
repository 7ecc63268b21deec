import { emptyLexicon, type Lexicon } from '../text/lexicon.js';
import { createAnalyser } from '../text/tokenise.js';
import type { Segmenter, Token } from '../text/types.js';
import { IndexBuilder } from './bm25.js';
import { channels, documentTerms, queryTerms } from './features.js';

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
    const tokens = reader.tokens(text);
    count(vocabulary, tokens);
    builder.add((sink) => documentTerms(tokens, sink));
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
