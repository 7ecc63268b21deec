import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Store } from '../../src/core/store.js';
import { backup } from '../../src/store/backup/dump.js';
import { restore } from '../../src/store/backup/restore.js';
import { rawRows } from '../../src/store/db.js';
import { readMigrations } from '../../src/store/migrations.js';
import type { OpenStore } from '../../src/store/open.js';
import { migrationsDir } from '../support/postgres.js';
import { emptied, onPGlite, onPostgres, type StoreKind } from '../support/stores.js';
import { anAppeal, anAttempt, aPrompt, aReview, begin, newId, noon } from './contract/given.js';

const known = readMigrations(migrationsDir);

/** Characters that file formats trip over: line separators, quotes, broken pairs in JSON, all planes. */
const awkward = '行\u2028段\u2029 "引号" \\n\\u0000 \n\r\t 😀';

/** Returns the learner's id. */
const fill = async (store: Store): Promise<string> => {
  const where = await begin(store);
  const { learnerId, accountId, roomId } = where;
  await store.transaction(async (tx) => {
    await tx.learners.update(learnerId, { displayName: awkward });
    await tx.prompts.open(aPrompt(where, { data: { doubt: `${awkward}\ud800\0` } }));
    let previous = anAttempt(where, { answer: awkward, score: 0.1 + 0.2 });
    await tx.attempts.add(previous);
    // Long enough for several batches, each superseding the one before.
    for (let n = 0; n < 450; n += 1) {
      const next = anAttempt(where, { supersedes: previous.id, reason: 'regrade' });
      await tx.attempts.add(next);
      previous = next;
    }
    await tx.appeals.add(anAppeal(previous));
    await tx.reviews.put(aReview(learnerId));
    await tx.gaps.add({ id: newId(), accountId, roomId, query: awkward, nearest: [awkward], at: noon });
    const update = { text: `${awkward}\ud800\0` };
    const key = 'telegram:bot:1';
    await tx.inbox.receive({ key, roomKey: 'r', platform: 'telegram', accountExternalId: 'alice', update });
  });
  return learnerId;
};

const everything = (store: Store, learnerId: string) =>
  store.transaction(async (tx) => ({
    own: await tx.learners.export(learnerId),
    boards: await tx.boards.all(),
  }));

const folder = mkdtempSync(join(inject('run'), 'backups-'));
const file = join(folder, 'b.ndjson.gz');
const other = join(folder, 'other.ndjson.gz');

const contentOf = (path: string): string => gunzipSync(readFileSync(path)).toString('utf8');

describe.each<[StoreKind, StoreKind]>([
  [onPGlite, onPostgres],
  [onPostgres, onPGlite],
])('a backup of $0.name restored on $1.name', (from, to) => {
  it('is the same to the last character, and goes on counting where it was', async () => {
    const [source, target] = [await from.open(), await to.open()];
    try {
      const learnerId = await fill(source.store);
      const rows = await backup(source.driver, file, noon);
      expect(rows).toMatchObject({ learners: 1, attempts: 451, inbox: 1, saved: 0 });
      expect(await restore(target.driver, file, known, { force: false })).toEqual(rows);
      expect(await everything(target.store, learnerId)).toEqual(await everything(source.store, learnerId));
      // Sequences: what arrives next is the newest.
      const next = {
        key: 'next',
        roomKey: 'r',
        platform: 'telegram',
        accountExternalId: 'a',
        update: 1,
      } as const;
      await target.store.transaction((tx) => tx.inbox.receive(next));
      const waiting = await target.store.transaction((tx) => tx.inbox.unfinished('telegram', 10));
      expect(waiting.map((row) => row.key)).toEqual(['telegram:bot:1', 'next']);
      // And back again.
      await target.store.transaction(async (tx) => {
        await tx.inbox.expire(Number.MAX_SAFE_INTEGER);
      });
      await restore(target.driver, file, known, { force: true });
      await backup(target.driver, other, noon);
      expect(contentOf(other)).toBe(contentOf(file));
    } finally {
      await source.discard();
      await target.discard();
    }
  });
});

describe('a restore', () => {
  let opened: (OpenStore & { discard(): Promise<void> }) | undefined;
  let whole = '';
  beforeAll(async () => {
    opened = await onPGlite.open();
    await fill(opened.store);
    await backup(opened.driver, file, noon);
    whole = contentOf(file);
  });
  afterEach(async () => {
    // Whatever went wrong, the database is as it was.
    if (opened === undefined) return;
    await backup(opened.driver, other, noon);
    expect(contentOf(other)).toBe(whole);
  });
  afterAll(() => opened?.discard());

  const restoring = (path: string, force = true) => {
    if (opened === undefined) throw new Error('not open');
    return restore(opened.driver, path, known, { force });
  };
  const broken = (change: (lines: string[]) => string[]): string => {
    writeFileSync(other, gzipSync(change(whole.trimEnd().split('\n')).join('\n') + '\n'));
    return other;
  };

  const isRow = (line: string): boolean => line.startsWith('[');

  it('leaves a database that has rows alone unless forced', async () => {
    await expect(restoring(file, false)).rejects.toThrow('--force');
  });

  it.each<[string, (lines: string[]) => string[], string]>([
    ['without its last line', (lines) => lines.slice(0, -1), 'not complete'],
    ['without a row', (lines) => lines.toSpliced(lines.findLastIndex(isRow), 1), 'Nothing was changed'],
    ['without a header', (lines) => lines.slice(1), 'not a Kaodian backup'],
    ['with a line of something else', (lines) => lines.toSpliced(2, 0, 'SELECT 1'), 'line 3'],
    [
      'with a table unknown here',
      (lines) => lines.toSpliced(1, 0, '{"table":"spells","columns":["a"]}'),
      'spells',
    ],
    [
      'with rows that refer to nothing',
      (lines) =>
        lines.map((line) =>
          line.replaceAll('alices room', 'x').replace(/^\["[0-9a-f]{16}","telegram"/, '["gone","telegram"'),
        ),
      'foreign key',
    ],
    [
      'of a newer version',
      ([head, ...lines]) => [String(head).replace('"0000_start"', '"0000_start","9999_x"'), ...lines],
      'newer version',
    ],
  ])('of a backup %s changes nothing and says why', async (_, change, reason) => {
    await expect(restoring(broken(change))).rejects.toThrow(reason);
  });

  it('of a file that was cut off changes nothing', async () => {
    writeFileSync(other, readFileSync(file));
    truncateSync(other, readFileSync(file).length - 50);
    await expect(restoring(other)).rejects.toThrow('not complete');
  });

  it('of any other file changes nothing', async () => {
    writeFileSync(other, 'hello');
    await expect(restoring(other)).rejects.toThrow('not a gzip file');
    await expect(restoring(join(folder, 'none'))).rejects.toThrow('ENOENT');
  });
});

describe('a backup', () => {
  it('is not there at all when it fails', async () => {
    const opened = await onPGlite.open();
    const nowhere = join(folder, 'b.ndjson.gz', 'inside a file');
    await expect(backup(opened.driver, nowhere, noon)).rejects.toThrow();
    expect(await opened.store.transaction((tx) => Promise.resolve(tx.now > 0))).toBe(true);
    await emptied(opened);
    await opened.driver.longTransaction((db) => db.execute('drop schema kaodian cascade'));
    const empty = join(folder, 'empty');
    await expect(backup(opened.driver, empty, noon)).rejects.toThrow('nothing to back up');
    expect(existsSync(empty) || existsSync(`${empty}.part`)).toBe(false);
    await opened.discard();
  });

  it('of an older version is brought up to this one', async () => {
    const opened = await onPostgres.open();
    const learnerId = await fill(opened.store);
    const before = await everything(opened.store, learnerId);
    await backup(opened.driver, file, noon);
    const later = {
      tag: '0001_more',
      hash: 'h',
      statements: [
        'alter table kaodian.saved add column why text',
        'update kaodian.learners set daily_cap = 99',
      ],
    };
    await restore(opened.driver, file, [...known, later], { force: true });
    const after = await everything(opened.store, learnerId);
    expect(after.own.learners).toEqual([{ ...(before.own.learners?.[0] as object), dailyCap: 99 }]);
    expect(after.own.attempts).toEqual(before.own.attempts);
    const columns = await opened.driver.longTransaction((db) =>
      rawRows(db, sql`select why from kaodian.saved`),
    );
    expect(columns).toEqual([]);
    await opened.discard();
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
