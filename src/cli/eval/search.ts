/** Search: over the notes, over outside collections, and how its times grow. */
import { z } from 'zod';
import type { Engine } from '../../core/engine.js';
import { buildCorpus } from '../../core/search/corpus.js';
import { simplified } from '../../core/text/normalise.js';
import type { Segmenter } from '../../core/text/types.js';
import { toTaiwan } from '../../core/traditional.js';
import { readLines } from './data.js';
import { plainBm25 } from './plain-bm25.js';
import {
  evaluate,
  percentile,
  readCollection,
  seeded,
  timesOf,
  type Collection,
  type Find,
} from './retrieval.js';
import { atLeast, atMost, info, type Row } from './row.js';
import { share } from './statistics.js';

const querySchema = z.object({
  id: z.string(),
  query: z.string(),
  kind: z.string(),
  relevant: z.array(z.string()),
});

/** Rows of everything found in the folder. */
export function evalSearch({ library, search, analyser }: Engine, folder: string): Row[] {
  const { segmenter } = analyser;
  const javaguide = readCollection(folder, 'javaguide');
  return [
    ...notes({ library, search }, folder),
    ...(javaguide ? [...headings(javaguide, segmenter), ...slips(javaguide, segmenter)] : []),
    ...passages('cmrc_dev', readCollection(folder, 'cmrc_dev'), segmenter, toTaiwan),
    ...passages('drcd_dev', readCollection(folder, 'drcd_dev'), segmenter, simplified),
    ...(javaguide ? growth(javaguide, segmenter) : []),
  ];
}

/** Queries the notes should answer, and queries they should decline. */
function notes({ library, search }: Pick<Engine, 'library' | 'search'>, folder: string): Row[] {
  const queries = readLines(`${folder}/queries.jsonl`, querySchema) ?? [];
  if (queries.length === 0) return [];
  const answers = queries.map((query) => ({ ...query, ...search.search(query.query) }));
  const inside = answers.filter(({ relevant }) => relevant.some((id) => library.note(id)));
  const outside = (kind: string) => answers.filter((one) => one.kind === kind);
  const declined = (kind: string) => outside(kind).filter(({ answered }) => !answered).length;
  const right = ({ relevant, hits }: (typeof answers)[number]) => relevant.includes(hits[0]?.note.id ?? '');
  return [
    atLeast('notes: first hit right', inside.length, 0.95, share(inside, right)),
    atMost(
      'notes: wrongly declined',
      inside.length,
      0.02,
      share(inside, ({ answered }) => !answered),
    ),
    atLeast('notes: other technologies declined', outside('oos_near').length, 17, declined('oos_near')),
    atLeast('notes: everything else declined', outside('oos_far').length, 12, declined('oos_far')),
  ];
}

const finder = ({ documents }: Collection, segmenter: Segmenter): Find => {
  const corpus = buildCorpus(documents, segmenter);
  return (query, top) => corpus.search(query, top).map(({ id }) => id);
};

/** Headings of a guide find their sections. */
function headings(collection: Collection, segmenter: Segmenter): Row[] {
  const { queries, documents } = collection;
  const find = finder(collection, segmenter);
  const plainFind = plainBm25(documents, segmenter);
  const ours = evaluate(queries, find);
  const plain = evaluate(queries, plainFind);
  const median = (of: Find) => percentile(timesOf(queries, of), 0.5);
  return [
    info('javaguide: MRR@10 of plain BM25', queries.length, plain.mrr10),
    info('javaguide: Hit@1', queries.length, ours.hit1),
    atLeast('javaguide: MRR@10', queries.length, 61.9, ours.mrr10),
    atMost(
      'javaguide: median time against plain BM25',
      queries.length,
      2.5,
      median(find) / median(plainFind),
    ),
  ];
}

/** Questions find their passages, whichever script they are written in. */
function passages(
  name: string,
  collection: Collection | undefined,
  segmenter: Segmenter,
  otherScript: (text: string) => string,
): Row[] {
  if (!collection) return [];
  const { queries, documents } = collection;
  const find = finder(collection, segmenter);
  const ours = evaluate(queries, find);
  const plain = evaluate(queries, plainBm25(documents, segmenter));
  const crossed = evaluate(queries, find, otherScript);
  return [
    info(`${name}: Hit@1`, queries.length, ours.hit1),
    atLeast(`${name}: Hit@1 over plain BM25`, queries.length, 0, ours.hit1 - plain.hit1),
    atMost(`${name}: Hit@1 lost in the other script`, queries.length, 0.3, ours.hit1 - crossed.hit1),
  ];
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** One slip in every Latin word of four letters or more: a letter left out, swapped, wrong or too many. */
function withSlips(text: string, random: (below: number) => number): string {
  return text.replace(/[A-Za-z]{4,}/gu, (word) => {
    const at = random(word.length - 1);
    const letter = letters[random(letters.length)] ?? '';
    const kinds = [
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
      word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
    ];
    return kinds[random(kinds.length)] ?? word;
  });
}

function slips(collection: Collection, segmenter: Segmenter): Row[] {
  const { queries } = collection;
  const latin = queries.filter(({ text }) => /[A-Za-z]{4,}/u.test(text));
  const find = finder(collection, segmenter);
  const spoil = () => {
    const random = seeded(7);
    return (text: string) => withSlips(text, random);
  };
  const lost = (of: typeof queries) => evaluate(of, find).mrr10 - evaluate(of, find, spoil()).mrr10;
  return [
    atMost('javaguide: MRR@10 lost to a slip in every Latin word', queries.length, 1, lost(queries)),
    info('javaguide: the same, queries with Latin words only', latin.length, lost(latin)),
  ];
}

const sizes = [1_000, 10_000, 100_000];
/** Paragraphs shorter than this (UTF-16 units) are headings and list items. */
const shortestParagraph = 10;
const paragraphsPerDocument = 3;

/** Times as the collection grows; documents are drawn from a guide's paragraphs with a fixed seed. */
function growth({ documents, queries }: Collection, segmenter: Segmenter): Row[] {
  const paragraphs = documents
    .flatMap(({ text }) => text.split('\n'))
    .filter((text) => text.length >= shortestParagraph);
  return sizes.flatMap((size) => {
    const random = seeded(size);
    const draw = () =>
      Array.from({ length: paragraphsPerDocument }, () => paragraphs[random(paragraphs.length)]).join('\n');
    const start = performance.now();
    const corpus = buildCorpus(
      Array.from({ length: size }, (_, number) => ({ id: String(number), text: draw() })),
      segmenter,
    );
    const build = performance.now() - start;
    const times = timesOf(queries, (query, top) => corpus.search(query, top).map(({ id }) => id));
    const name = `growth: ${size} documents`;
    return [
      info(`${name}, ms to index each`, size, build / size),
      info(`${name}, median ms`, queries.length, percentile(times, 0.5)),
      atMost(`${name}, p99 ms`, queries.length, 5, percentile(times, 0.99)),
    ];
  });
}
