import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readLines } from '../../src/store/backup/file.js';
import { rawRows } from '../../src/store/db.js';
import type { Driver } from '../../src/store/driver.js';
import { migrate, migrationState } from '../../src/store/migrate.js';
import { readMigrations } from '../../src/store/migrations.js';
import { openStore } from '../../src/store/open.js';
import { serverDriver } from '../../src/store/server.js';
import { startChild } from '../support/child.js';
import { freshFolder } from '../support/embedded.js';
import { freshDatabase, migrationsDir, type TestDatabase } from '../support/postgres.js';

const known = readMigrations(migrationsDir);

/** The migrations with one more, as a newer version would have them. */
const newerMigrations = (statement: string): string => {
  const folder = mkdtempSync(join(inject('run'), 'migrations-'));
  cpSync(migrationsDir, folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as {
    entries: { idx: number; tag: string }[];
  };
  entries.push({ idx: entries.length, tag: '9999_next' });
  writeFileSync(journal, JSON.stringify({ entries }));
  writeFileSync(join(folder, '9999_next.sql'), statement);
  return folder;
};

const state = (driver: Driver, migrations = known) =>
  driver.longTransaction((db) => migrationState(db, migrations));

describe('twenty first starts at once on one PostgreSQL', () => {
  let database: TestDatabase | undefined;
  const url = (): string => database?.url ?? '';
  beforeAll(async () => {
    database = await freshDatabase('empty');
  });
  afterAll(() => database?.drop());

  it('from one process migrate once', async () => {
    const told: string[] = [];
    const opened = await Promise.all(
      Array.from({ length: 20 }, () =>
        openStore({ databaseUrl: url(), dataDir: '', migrationsDir }, { tell: (text) => told.push(text) }),
      ),
    );
    expect(told).toEqual([`migrated the database: ${known.map((migration) => migration.tag).join(', ')}`]);
    for (const { store } of opened) {
      expect(await store.transaction((tx) => tx.learners.get('nobody'))).toBeUndefined();
    }
    await Promise.all(opened.map((each) => each.close()));
  });

  it('of a newer version than the database apply what is new once', async () => {
    const newer = newerMigrations(
      'select pg_sleep(0.2);--> statement-breakpoint\ncreate table kaodian.news (a int);',
    );
    const used = await freshDatabase();
    const told: string[] = [];
    const open = () =>
      openStore(
        { databaseUrl: used.url, dataDir: '', migrationsDir: newer },
        { tell: (text) => told.push(text) },
      );
    const opened = await Promise.all(Array.from({ length: 20 }, open));
    expect(told).toEqual(['migrated the database: 9999_next']);
    await Promise.all(opened.map((each) => each.close()));
    await used.drop();
  });

  it('from five processes, four times each, migrate once', async () => {
    const empty = await freshDatabase('empty');
    const children = Array.from({ length: 5 }, () => startChild('start', [empty.url, migrationsDir, '4']));
    await Promise.all(children.map((child) => child.says('ready')));
    for (const child of children) child.tell('go');
    await Promise.all(children.map((child) => child.says('done')));
    const starts = children.flatMap((child) => child.lines.filter((line) => line.startsWith('started')));
    expect(starts).toHaveLength(20);
    expect(starts.filter((line) => line.includes('migrated'))).toHaveLength(1);
    await Promise.all(children.map((child) => child.ended()));
    await empty.drop();
  });
});

describe('migrations', () => {
  let driver: Driver | undefined;
  const on = (): Driver => {
    if (driver === undefined) throw new Error('no database');
    return driver;
  };
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await freshDatabase();
    driver = serverDriver(database.url);
  });
  afterAll(async () => {
    await driver?.close();
    await database?.drop();
  });

  it('that are all there need nothing', async () => {
    expect(await migrate(on(), known)).toEqual([]);
  });

  it('that fail leave nothing of themselves behind', async () => {
    const folder = newerMigrations('create table kaodian.half (a int);--> statement-breakpoint\nselect 1/0;');
    await expect(migrate(on(), readMigrations(folder))).rejects.toThrow('division by zero');
    const half = await on().longTransaction((db) =>
      rawRows(db, sql`select to_regclass('kaodian.half')::text as t`),
    );
    expect(half).toEqual([{ t: null }]);
    expect((await state(on())).applied).toEqual(known.map((migration) => migration.tag));
  });

  it('with other line ends are the same', () => {
    const folder = newerMigrations('select 1;\nselect 2;');
    const [unix] = readMigrations(folder).slice(-1);
    writeFileSync(join(folder, '9999_next.sql'), 'select 1;\r\nselect 2;');
    expect(readMigrations(folder).at(-1)).toEqual(unix);
  });

  it('changed after they were applied are refused', async () => {
    const changed = known.map((migration) => ({ ...migration, hash: 'other' }));
    await expect(migrate(on(), changed)).rejects.toThrow('has been changed since');
  });

  it('of a newer version are refused by an older one, which says so', async () => {
    await migrate(on(), readMigrations(newerMigrations('select 1;')));
    await expect(migrate(on(), known)).rejects.toThrow('9999_next');
    const opening = openStore({ databaseUrl: database?.url ?? '', dataDir: '', migrationsDir });
    await expect(opening).rejects.toThrow('newer version');
  });
});

describe('an embedded database', () => {
  it('is backed up before it is migrated, and not when it is new', async () => {
    const folder = await freshFolder('empty');
    const { dataDir } = folder;
    const backups = (): string[] => {
      const path = join(dataDir, 'backups');
      return existsSync(path) ? readdirSync(path).filter((name) => name.startsWith('before')) : [];
    };
    await (await openStore({ dataDir, migrationsDir })).close();
    expect(backups()).toEqual([]);
    const newer = newerMigrations('alter table kaodian.saved add column why text;');
    const opened = await openStore({ dataDir, migrationsDir: newer }, { clock: () => Date.UTC(2026, 2, 1) });
    await opened.close();
    expect(backups()).toEqual(['before-migration-2026-03-01T00-00-00.ndjson.gz']);
    const lines = readLines(join(dataDir, 'backups', 'before-migration-2026-03-01T00-00-00.ndjson.gz'));
    const first = await lines.next();
    expect(first.value).toMatchObject({ migrations: known.map((migration) => migration.tag) });
    await lines.return(undefined);
    folder.remove();
  });
});
