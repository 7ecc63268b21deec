import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { liveKnowledge, type LiveKnowledge } from '../../src/main/knowledge.js';
import { collectedLog } from '../support/log.js';

const real = join(import.meta.dirname, '..', '..', 'knowledge');
const note = join('network', 'tcp-three-way-handshake.md');

let folder: string;
let knowledge: LiveKnowledge;
let log: ReturnType<typeof collectedLog>;

const file = (): string => join(folder, 'knowledge', note);
const edit = (change: (text: string) => string): void => {
  writeFileSync(file(), change(readFileSync(file(), 'utf8')));
};
const open = (): LiveKnowledge =>
  liveKnowledge({
    folder: join(folder, 'knowledge'),
    cacheFile: join(folder, 'cache', 'notes.json'),
    jieba: 'wasm',
    log,
  });

beforeEach(() => {
  folder = mkdtempSync(join(inject('run'), 'knowledge-'));
  mkdirSync(join(folder, 'knowledge', 'network'), { recursive: true });
  cpSync(join(real, note), file());
  log = collectedLog();
  knowledge = open();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const title = async (): Promise<string | undefined> =>
  (await knowledge.library()).note('network/tcp-three-way-handshake')?.title.zh;

describe('notes that change while the program runs', () => {
  test('are read again, and search and grading follow', async () => {
    await knowledge.grader();
    edit((text) => text.replace('title: { zh: TCP 三次握手', 'title: { zh: 三个报文的握手'));
    await knowledge.reload();
    expect(await title()).toBe('三个报文的握手');
    expect((await knowledge.search()).search('三个报文的握手', 1).hits[0]?.note.title.zh).toBe(
      '三个报文的握手',
    );
  });

  test('keep their last good state while they have faults, which are told with file and line', async () => {
    expect(await title()).toBe('TCP 三次握手');
    edit((text) => text.replace('difficulty: 2', 'difficulty: 9'));
    await knowledge.reload();
    expect(await title()).toBe('TCP 三次握手');
    const faults = log.entries.filter(({ level }) => level === 'warn').map(({ message }) => message);
    expect(faults).toContainEqual(expect.stringMatching(/^network\/tcp-three-way-handshake\.md:\d+: /u));
    edit((text) => text.replace('difficulty: 9', 'difficulty: 3'));
    await knowledge.reload();
    expect((await knowledge.library()).note('network/tcp-three-way-handshake')?.difficulty).toBe(3);
  });

  test('stay when the folder cannot be read', async () => {
    expect(await title()).toBe('TCP 三次握手');
    rmSync(join(folder, 'knowledge'), { recursive: true });
    await knowledge.reload();
    expect(await title()).toBe('TCP 三次握手');
    expect(log.entries.some(({ level }) => level === 'error')).toBe(true);
  });

  test('are noticed without anybody asking', async () => {
    await knowledge.library();
    const stop = knowledge.follow();
    // The watcher has to be in place before the change.
    await sleep(100);
    edit((text) => text.replace('title: { zh: TCP 三次握手', 'title: { zh: 新的标题'));
    for (let waited = 0; waited < 20_000 && (await title()) !== '新的标题'; waited += 50) await sleep(50);
    stop();
    expect(await title()).toBe('新的标题');
  });
});

describe('the cache of parsed notes', () => {
  const cache = (): string => readFileSync(join(folder, 'cache', 'notes.json'), 'utf8');

  test('gives the same library as the files', async () => {
    const parsed = await knowledge.library();
    knowledge = open();
    const cached = await knowledge.library();
    expect(cached.notes).toEqual(parsed.notes);
    expect(cached.lexicon).toEqual(parsed.lexicon);
    expect(cached.question('network/tcp-three-way-handshake#last-ack-lost')?.text).toEqual(
      parsed.question('network/tcp-three-way-handshake#last-ack-lost')?.text,
    );
  });

  test('is not used once a file has changed, nor when it is damaged', async () => {
    await knowledge.library();
    edit((text) => text.replace('title: { zh: TCP 三次握手', 'title: { zh: 改过的'));
    knowledge = open();
    expect(await title()).toBe('改过的');
    writeFileSync(join(folder, 'cache', 'notes.json'), cache().slice(0, 100));
    knowledge = open();
    expect(await title()).toBe('改过的');
  });

  test('tells faults again at every start', async () => {
    edit((text) => text.replace('difficulty: 2', 'difficulty: 9'));
    await knowledge.library();
    const before = log.entries.length;
    expect(before).toBeGreaterThan(0);
    knowledge = open();
    await knowledge.library();
    expect(log.entries).toHaveLength(2 * before);
  });
});

describe('accepted formulations', () => {
  const entry = {
    question: 'network/tcp-three-way-handshake',
    point: 'syn-consumes-number',
    text: '空信也得花掉一张邮票',
  };
  const last = async (): Promise<string | undefined> =>
    (await knowledge.library())
      .question(entry.question)
      ?.keyPoints.find(({ slug }) => slug === entry.point)
      ?.formulations.at(-1);
  const overlay = (): string => join(folder, 'knowledge', 'overlay.yaml');

  test('are written down once, count after a reload, and are there after a restart', async () => {
    await knowledge.library();
    const kept = [
      knowledge.accept(entry),
      knowledge.accept({ ...entry, text: '再一句' }),
      knowledge.accept(entry),
    ];
    expect(await Promise.all(kept)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    await knowledge.reload();
    expect(await last()).toBe('再一句');
    knowledge = open();
    expect((await knowledge.library()).overlay.map(({ text }) => text)).toEqual([entry.text, '再一句']);
    expect(await last()).toBe('再一句');
  });

  test('stay while their file cannot be read, which is told', async () => {
    await knowledge.library();
    await knowledge.accept(entry);
    await knowledge.reload();
    writeFileSync(overlay(), 'formulations: [');
    await knowledge.reload();
    expect(await last()).toBe(entry.text);
    expect(log.entries.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^overlay\.yaml:\d+: /u),
    );
    expect(await knowledge.accept({ ...entry, text: '再一句' })).toMatchObject({ ok: false });
    rmSync(overlay());
    await knowledge.reload();
    expect(await last()).not.toBe(entry.text);
  });
});
