import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSearch } from '../../src/cli/search.js';
import { buildCorpus, type Corpus } from '../../src/core/search/corpus.js';
import { loadSegmenter } from '../../src/core/text/segmenter.js';

const documents = [
  { id: 'volcano', text: '火山喷发时，岩浆从地下涌出地表。' },
  { id: 'glacier', text: '冰川由积雪压实而成，缓慢向低处流动。' },
  { id: 'tea', text: '乌龙茶是半发酵茶，产自福建和台湾。Oolong is semi-fermented.' },
  { id: 'b-same', text: '咖啡豆要先烘焙' },
  { id: 'a-same', text: '咖啡豆要先烘焙' },
];

let corpus: Corpus;
beforeAll(async () => {
  corpus = buildCorpus(documents, await loadSegmenter('wasm'));
});

const best = (query: string): string | undefined => corpus.search(query, 3)[0]?.id;

describe('a corpus', () => {
  it('is searched in either script', () => {
    expect(best('岩浆怎么出来的')).toBe('volcano');
    expect(best('岩漿怎麼出來的')).toBe('volcano');
    expect(best('積雪如何變成冰川')).toBe('glacier');
  });

  it('forgives a slip in a Latin word', () => {
    expect(best('oolnog')).toBe('tea');
    expect(best('fermanted')).toBe('tea');
  });

  it('breaks ties by id', () => {
    expect(corpus.search('烘焙', 5).map(({ id }) => id)).toEqual(['a-same', 'b-same']);
  });

  it('finds nothing where nothing is shared', () => {
    expect(corpus.search('🙂', 5)).toEqual([]);
    expect(corpus.search('', 5)).toEqual([]);
  });
});

describe('the search command', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaodian-search-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = async (
    docs: string,
    queries: string,
  ): Promise<{ code: number; out: unknown[]; err: string[] }> => {
    await writeFile(join(folder, 'docs.jsonl'), docs);
    await writeFile(join(folder, 'queries.jsonl'), queries);
    const stdout = new PassThrough();
    const stderr = new PassThrough();
    const written = Promise.all([text(stdout), text(stderr)]);
    const code = await runSearch(
      { docs: join(folder, 'docs.jsonl'), queries: join(folder, 'queries.jsonl'), top: 2, jieba: 'wasm' },
      { stdout, stderr },
    );
    stdout.end();
    stderr.end();
    const [out, err] = await written;
    const lines = (all: string): string[] => all.split('\n').filter(Boolean);
    return { code, out: lines(out).map((line): unknown => JSON.parse(line)), err: lines(err) };
  };

  const jsonl = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

  it('answers in order and ends with its statistics', async () => {
    const { code, out, err } = await run(
      jsonl(documents),
      jsonl([
        { id: 1, text: '冰川' },
        { id: 'q2', text: '茶' },
      ]),
    );
    expect(code).toBe(0);
    expect(out).toMatchObject([
      { id: 1, hits: [{ id: 'glacier' }] },
      { id: 'q2', hits: [{ id: 'tea' }] },
    ]);
    expect(Object.keys(JSON.parse(err.at(-1) ?? '') as object)).toEqual([
      'build_ms',
      'p50_ms',
      'p99_ms',
      'qps',
      'rss_mb',
    ]);
  });

  it('answers bad lines in their place and exits with 1', async () => {
    const queries = `${jsonl([{ id: 'x', text: 5 }])}\nnot json\n\n${jsonl([{ id: 'y', text: '火山' }])}\n`;
    const { code, out } = await run(jsonl(documents), queries);
    expect(code).toBe(1);
    expect(out).toMatchObject([
      { id: 'x', error: expect.any(String) as string },
      { id: null },
      { id: 'y', hits: [{ id: 'volcano' }] },
    ]);
  });

  it('tells which documents it left out', async () => {
    const { code, err } = await run(`${jsonl(documents)}\n{"id":"tea","text":"again"}\n{"id":7}\n`, '');
    expect(code).toBe(1);
    expect(err[0]).toContain(':6: the id "tea" is there already');
    expect(err[1]).toContain(':7:');
  });
});
