/** Curators' commands as they are typed, on an embedded database that is free or in use by another process. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.js';
import type { Parts } from '../../src/cli/parts.js';
import { configFrom, type Config } from '../../src/config.js';
import { overlayFile } from '../../src/core/notes/overlay.js';
import { curateHandlers, curateNow } from '../../src/main/curate.js';
import { openStore } from '../../src/store/open.js';
import { anAppeal, anAttempt, begin } from '../store/contract/given.js';
import { freshFolder, type TestFolder } from '../support/embedded.js';
import { sampleNotes } from '../support/fixture.js';
import { collectedLog } from '../support/log.js';
import { liveKnowledge } from '../../src/main/knowledge.js';

let data: TestFolder;
let knowledgeDir: string;
let config: Config;
beforeEach(async () => {
  data = await freshFolder();
  knowledgeDir = mkdtempSync(join(tmpdir(), 'kaodian-curating-'));
  for (const [path, text] of Object.entries(sampleNotes)) {
    mkdirSync(dirname(join(knowledgeDir, path)), { recursive: true });
    writeFileSync(join(knowledgeDir, path), text);
  }
  const variables = {
    DATA_DIR: data.dataDir,
    KNOWLEDGE_DIR: knowledgeDir,
    JIEBA: 'wasm',
    LOG_LEVEL: 'silent',
  };
  const read = configFrom(variables, data.dataDir);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  config = read.config;
});
afterEach(() => {
  process.exitCode = undefined;
  data.remove();
  rmSync(knowledgeDir, { recursive: true, force: true });
});

const exitCode = (): unknown => process.exitCode;

const kaodian = async (...args: readonly string[]) => {
  const [out, err] = [new PassThrough(), new PassThrough()];
  process.exitCode = undefined;
  const parts: Pick<Parts, 'io' | 'curate'> = {
    io: { in: new PassThrough(), out, err },
    curate: (request) => curateNow(config, request),
  };
  await runCli(args, parts as Parts);
  out.end();
  err.end();
  return { out: await textOf(out), err: await textOf(err), failed: exitCode() === 1 };
};

const open = () => openStore(config, { deadlineMs: 60_000 });

/** Two answers whose words for the acknowledgement were not recognised. */
async function disputed(): Promise<void> {
  const opened = await open();
  const where = await begin(opened.store);
  await opened.store.transaction(async (tx) => {
    for (const words of ['吱一声让那边放心', '不知道']) {
      const answer = `每个字节都有序号，${words}`;
      const about = { questionId: 'lab/reliability', noteId: 'lab/reliability', answer, score: 40 };
      const verdicts = { numbers: 'hit', acks: 'missed', retransmit: 'missed' } as const;
      const attempt = anAttempt(where, { ...about, verdicts, misconceptions: [] });
      await tx.attempts.add(attempt);
      await tx.appeals.add(anAppeal(attempt, { id: words === '不知道' ? 'second' : 'first', point: 'acks' }));
    }
    const gap = { id: 'g', accountId: where.accountId, roomId: where.roomId, nearest: [], at: 0 };
    await tx.gaps.add({ ...gap, query: '红烧肉怎么做' });
  });
  await opened.close();
}

const listed = async (): Promise<readonly string[]> => {
  const { out } = await kaodian('appeals', '--json');
  return (JSON.parse(out) as { appeals: { id: string }[] }).appeals.map(({ id }) => id);
};

describe('kaodian appeals', () => {
  it('lists, shows, accepts and declines, and hands on the case', async () => {
    expect(await kaodian('appeals')).toEqual({ out: '没有待处理的申诉。\n', err: '', failed: false });
    await disputed();
    expect((await kaodian('appeals', 'show', 'fir', '--lang', 'en')).out).toContain('吱一声让那边放心');

    const accepted = await kaodian('appeals', 'accept', 'first', '--json');
    expect(JSON.parse(accepted.out)).toMatchObject({
      kind: 'appeal_accepted',
      wording: '吱一声让那边放心',
      before: 40,
    });
    expect(readFileSync(join(knowledgeDir, overlayFile), 'utf8')).toContain('text: 吱一声让那边放心');
    const [judged] = (await kaodian('appeals', 'cases')).out.trim().split('\n');
    expect(JSON.parse(judged ?? '')).toMatchObject({ question: 'lab/reliability', style: 'own words' });

    const refused = await kaodian('appeals', 'accept', 'second', '--wording', '今天天气不错');
    expect(refused).toMatchObject({ out: '', failed: true });
    expect(refused.err).toContain('还不能接受');
    expect((await kaodian('appeals', 'decline', 'second', '--word', '没有说到')).out).toContain('没有接受');
    expect(await kaodian('appeals', 'show', 'second')).toMatchObject({ out: '', failed: true });
  }, 180_000);

  it('goes through the process that has the database', async () => {
    await disputed();
    const opened = await open();
    const cacheFile = join(data.dataDir, 'cache', 'notes.json');
    const knowledge = liveKnowledge({ folder: knowledgeDir, cacheFile, jieba: 'wasm', log: collectedLog() });
    opened.serve(curateHandlers(opened.store, knowledge));
    expect(await listed()).toEqual(['first', 'second']);
    expect((await kaodian('appeals', 'decline', 'second')).failed).toBe(false);
    expect(await opened.store.transaction((tx) => tx.appeals.waiting(10))).toHaveLength(1);
    await opened.close();
  }, 120_000);
});

describe('kaodian gaps and items', () => {
  it('print what the notes lack', async () => {
    await disputed();
    expect((await kaodian('gaps')).out).toContain('红烧肉怎么做');
    const gaps = JSON.parse((await kaodian('gaps', '--json')).out) as object;
    expect(gaps).toMatchObject({ gaps: [{ query: '红烧肉怎么做', asked: 1, people: 1 }], all: 1 });
    expect((await kaodian('items', '--lang', 'en')).out).toContain('2 answers · 1 person · mean 40');
    const items = JSON.parse((await kaodian('items', 'lab', '--json')).out) as object;
    expect(items).toMatchObject({ items: [{ question: { id: 'lab/reliability' }, attempts: 2, mean: 40 }] });
    expect(await kaodian('items', '红烧肉')).toMatchObject({ out: '', failed: true });
  }, 120_000);
});
