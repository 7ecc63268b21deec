/** The search engines that are compared, all over the same terms, with their own defaults otherwise. */
import { create, insert, search, type Tokenizer } from '@orama/orama';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import bm25 from 'wink-bm25-text-search';
import { IndexBuilder, type Terms } from '../../src/core/search/bm25.js';

/** Hits asked of every engine. */
export const top = 10;

/** A text cut into terms. */
export type Cut = readonly string[];

export interface Built {
  /** Numbers of the best documents, best first. */
  search(query: Cut): readonly number[] | Promise<readonly number[]>;
}

export interface EngineMaker {
  readonly name: string;
  build(documents: readonly Cut[]): Built | Promise<Built>;
}

const join = (terms: Cut): string => terms.join(' ');
const split = (text: string): string[] => (text === '' ? [] : text.split(' '));

const feed =
  (terms: Cut): Terms =>
  (sink) => {
    for (const term of terms) sink(0, term, 1);
  };

const plainBm25: EngineMaker = {
  name: 'our BM25, terms alone',
  build: (documents) => {
    const builder = new IndexBuilder([{ weight: 1, k1: 1.2, b: 0.75 }]);
    for (const terms of documents) builder.add(feed(terms));
    const index = builder.build();
    return { search: (query) => index.search(feed(query), top).map(({ document }) => document) };
  },
};

const miniSearch: EngineMaker = {
  name: 'MiniSearch',
  build: (documents) => {
    const index = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      tokenize: split,
      processTerm: (term) => term,
    });
    index.addAll(documents.map((terms, id) => ({ id, text: join(terms) })));
    return {
      search: (query) =>
        index
          .search(join(query))
          .slice(0, top)
          .map((hit) => Number(hit.id)),
    };
  },
};

const orama: EngineMaker = {
  name: 'Orama',
  build: async (documents) => {
    const tokenizer: Tokenizer = { language: 'terms', normalizationCache: new Map(), tokenize: split };
    const index = create({ schema: { text: 'string' }, components: { tokenizer } });
    for (const [id, terms] of documents.entries()) await insert(index, { id: String(id), text: join(terms) });
    return {
      search: async (query) => {
        const { hits } = await search(index, { term: join(query), limit: top });
        return hits.map((hit) => Number(hit.id));
      },
    };
  },
};

const flexSearch: EngineMaker = {
  name: 'FlexSearch',
  build: (documents) => {
    const index = new Index({ tokenize: 'strict', encode: split });
    documents.forEach((terms, id) => index.add(id, join(terms)));
    // Without suggestions it finds only what has every word of the question.
    return { search: (query) => index.search(join(query), { limit: top, suggest: true }).map(Number) };
  },
};

const wink: EngineMaker = {
  name: 'wink-bm25',
  build: (documents) => {
    const index = bm25();
    index.defineConfig({ fldWeights: { text: 1 } });
    index.definePrepTasks([split]);
    documents.forEach((terms, id) => index.addDoc({ text: join(terms) }, id));
    index.consolidate();
    return { search: (query) => index.search(join(query), top).map(([id]) => id) };
  },
};

export const others: readonly EngineMaker[] = [plainBm25, miniSearch, flexSearch, wink, orama];
