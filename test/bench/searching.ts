/** Search: our own against the others, in one run over the same terms. */
import { buildCorpus } from '../../src/core/search/corpus.js';
import { emptyLexicon } from '../../src/core/text/lexicon.js';
import { createAnalyser } from '../../src/core/text/tokenise.js';
import type { Segmenter } from '../../src/core/text/types.js';
import type { Collection } from './data.js';
import { others, top, type Cut, type EngineMaker } from './engines.js';
import { percentile, usedMb } from './measure.js';

export interface SearchRow {
  readonly engine: string;
  /** Percent. */
  readonly hit1: number;
  /** Percent. */
  readonly mrr10: number;
  /** Milliseconds from the typed query to its hits, reading it included. */
  readonly p50: number;
  readonly p99: number;
  /** p50 as a multiple of our own search's. */
  readonly timesOurs: number;
  /** Milliseconds of the median query once it is cut into terms; our own's is the difference to reading alone. */
  readonly p50Alone: number;
  /** Milliseconds to index; ours reads the texts too, the others get their terms. */
  readonly build: number;
  /** Megabytes that the index keeps. */
  readonly memory: number;
}

export interface SearchTable {
  readonly collection: string;
  readonly documents: number;
  readonly queries: number;
  /** Milliseconds to read the median query. */
  readonly reading: number;
  readonly rows: readonly SearchRow[];
}

/** Queries run before the clock starts. */
const warmUp = 50;

interface Asked {
  readonly found: readonly string[];
  /** Milliseconds. */
  readonly whole: number;
  readonly alone: number;
}

export async function benchSearch(
  collection: Collection,
  segmenter: Segmenter,
  say: (what: string) => void,
): Promise<SearchTable> {
  const { documents, queries, name } = collection;
  const analyser = createAnalyser({ segmenter, lexicon: emptyLexicon });
  const cut = (text: string): Cut => analyser.tokens(text).map(({ term }) => term.replace(/\s+/gu, '_'));
  const ids = documents.map(({ id }) => id);

  const run = async (ask: (text: string) => Asked | Promise<Asked>): Promise<Asked[]> => {
    for (const { text } of queries.slice(0, warmUp)) await ask(text);
    const asked: Asked[] = [];
    for (const { text } of queries) asked.push(await ask(text));
    return asked;
  };
  const rowOf = (engine: string, asked: readonly Asked[], build: number, memory: number): SearchRow => {
    const ranks = asked.map(({ found }, i) => found.findIndex((id) => queries[i]?.relevant.has(id)));
    const mean = (credit: (rank: number) => number) =>
      (100 * ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : credit(rank)), 0)) / (ranks.length || 1);
    return {
      engine,
      hit1: mean((rank) => (rank === 0 ? 1 : 0)),
      mrr10: mean((rank) => 1 / (rank + 1)),
      p50: percentile(
        asked.map(({ whole }) => whole),
        0.5,
      ),
      p99: percentile(
        asked.map(({ whole }) => whole),
        0.99,
      ),
      timesOurs: 1,
      p50Alone: percentile(
        asked.map(({ alone }) => alone),
        0.5,
      ),
      build,
      memory,
    };
  };

  const read = queries.map(({ text }) => text);
  for (const text of read.slice(0, warmUp)) cut(text);
  const reading = percentile(
    read.map((text) => timed(() => cut(text)).took),
    0.5,
  );

  // Each in a function of its own, so that nothing of one engine is in use when the next is weighed.
  const benchOurs = async (): Promise<SearchRow> => {
    const before = usedMb();
    const { result: corpus, took } = timed(() => buildCorpus(documents, segmenter));
    const kept = usedMb() - before;
    const asked = await run((text) => {
      const { result, took: whole } = timed(() => corpus.search(text, top));
      return { found: result.map(({ id }) => id), whole, alone: Math.max(0, whole - reading) };
    });
    return rowOf('kaodian', asked, took, kept);
  };
  const benchOther = async (maker: EngineMaker, cuts: readonly Cut[]): Promise<SearchRow> => {
    const before = usedMb();
    const from = performance.now();
    const built = await maker.build(cuts);
    const build = performance.now() - from;
    const kept = usedMb() - before;
    const asked = await run(async (text) => {
      const { result: terms, took: taken } = timed(() => cut(text));
      const started = performance.now();
      const answer = built.search(terms);
      // Waiting for what is there already would cost a turn of the event loop.
      const found = answer instanceof Promise ? await answer : answer;
      const alone = performance.now() - started;
      return { found: found.map((number) => ids[number] ?? ''), whole: taken + alone, alone };
    });
    return rowOf(maker.name, asked, build, kept);
  };

  say(`${name}: kaodian`);
  const ours = await benchOurs();
  const cuts = documents.map(({ text }) => cut(text));
  const rows = [ours];
  for (const maker of others) {
    say(`${name}: ${maker.name}`);
    const row = await benchOther(maker, cuts);
    rows.push({ ...row, timesOurs: row.p50 / ours.p50 });
  }
  return { collection: name, documents: documents.length, queries: queries.length, reading, rows };
}

function timed<T>(work: () => T): { readonly result: T; readonly took: number } {
  const from = performance.now();
  const result = work();
  return { result, took: performance.now() - from };
}
