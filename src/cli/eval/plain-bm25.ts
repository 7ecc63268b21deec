/** What search is held against: BM25 over the words of jieba and nothing else. */
import { IndexBuilder, type TermSink } from '../../core/search/bm25.js';
import type { CorpusDocument } from '../../core/search/corpus.js';
import { normalForm } from '../../core/text/normalise.js';
import type { Segmenter } from '../../core/text/types.js';
import type { Find } from './retrieval.js';

const runs = /\p{Script=Han}+|[a-z0-9_]+/gu;

/** Both scripts are converted, so that the comparison is about search. */
export const plainBm25 = (documents: readonly CorpusDocument[], segmenter: Segmenter): Find => {
  const feed = (text: string, sink: TermSink): void => {
    for (const run of normalForm(text).match(runs) ?? []) {
      for (const word of /^[a-z0-9_]/u.test(run) ? [run] : segmenter.cut(run)) sink(0, word, 1);
    }
  };
  const builder = new IndexBuilder([{ weight: 1, k1: 1.2, b: 0.75 }]);
  for (const { text } of documents) builder.add((sink) => feed(text, sink));
  const index = builder.build();
  return (query, top) =>
    index.search((sink) => feed(query, sink), top).map(({ document }) => documents[document]?.id ?? '');
};
