import { existsSync, readdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { keepBackup } from '../../src/store/backup/keep.js';
import { backupTo, migrateNow, readStatus, restoreFrom } from '../../src/store/maintenance.js';
import { readMigrations } from '../../src/store/migrations.js';
import { openStore } from '../../src/store/open.js';
import { startChild, type Child } from '../support/child.js';
import { freshFolder, type TestFolder } from '../support/embedded.js';
import { freshDatabase, migrationsDir } from '../support/postgres.js';
import { begin, noon } from './contract/given.js';

const tags = readMigrations(migrationsDir).map((migration) => migration.tag);
const hour = 3_600_000;

const folders: TestFolder[] = [];
const children: Child[] = [];
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  for (const folder of folders.splice(0)) folder.remove();
});

const newFolder = async (content: 'migrated' | 'empty') => {
  const folder = await freshFolder(content);
  folders.push(folder);
  return { dataDir: folder.dataDir, migrationsDir };
};

const hold = async (dataDir: string): Promise<Child> => {
  const child = startChild('holder', [dataDir, migrationsDir]);
  children.push(child);
  await child.says('open');
  return child;
};

describe('an embedded database that another process has open', () => {
  it('is backed up, looked at and restored through that process', async () => {
    const config = await newFolder('migrated');
    const holder = await hold(config.dataDir);
    expect(await migrateNow(config, noon)).toEqual([]);
    const status = await readStatus(config);
    expect(status).toMatchObject({
      kind: 'embedded',
      usedBy: holder.process.pid,
      applied: tags,
      pending: [],
      rows: 3,
    });
    const { file, rows } = await backupTo(config, undefined, noon);
    expect(file).toBe(join(config.dataDir, 'backups', 'kaodian-2026-03-01T12-00-00.ndjson.gz'));
    expect(rows).toMatchObject({ learners: 1, accounts: 1, rooms: 1 });
    await expect(restoreFrom(config, file, false, noon)).rejects.toThrow('--force');
    expect(await restoreFrom(config, file, true, noon)).toEqual(rows);
    // What was replaced is kept.
    const kept = readdirSync(join(config.dataDir, 'backups')).filter((name) =>
      name.startsWith('before-restore'),
    );
    expect(kept).toHaveLength(1);
    holder.tell('go');
    expect(await holder.ended()).toBe(0);
    // Nobody has it now; the learner is still there.
    expect(await readStatus(config)).toMatchObject({ rows: 3 });
    expect(await readStatus(config)).not.toHaveProperty('usedBy');
  });
});

describe('an embedded database that nobody has open', () => {
  it('is not begun by looking at it or by a backup', async () => {
    const config = await newFolder('empty');
    expect(await readStatus(config)).toBeUndefined();
    await expect(backupTo(config, undefined, noon)).rejects.toThrow('nothing to back up');
    expect(readdirSync(config.dataDir)).toEqual([]);
    const nowhere = { ...config, dataDir: join(config.dataDir, 'deeper') };
    expect(await readStatus(nowhere)).toBeUndefined();
    expect(existsSync(nowhere.dataDir)).toBe(false);
  });

  it('is begun by a migration and by a restore', async () => {
    const source = await newFolder('empty');
    expect(await migrateNow(source, noon)).toEqual(tags);
    expect(await migrateNow(source, noon)).toEqual([]);
    const { file } = await backupTo(source, join(source.dataDir, 'mine.gz'), noon);
    const target = await newFolder('empty');
    await restoreFrom(target, file, false, noon);
    expect(await readStatus(target)).toMatchObject({ applied: tags, rows: 0 });
    expect(() => restoreFrom(target, join(source.dataDir, 'none.gz'), false, noon)).toThrow(
      'There is no file',
    );
  });
});

describe('an embedded database that was damaged', () => {
  it('says how to get the last backup back, and that works', async () => {
    const config = await newFolder('migrated');
    const opened = await openStore(config, { clock: () => noon });
    await begin(opened.store);
    await opened.close();
    const database = join(config.dataDir, 'database');
    await writeFile(join(database, 'global', 'pg_control'), 'half a sector');
    await expect(openStore(config)).rejects.toThrow('kaodian restore');
    await rename(database, `${database}.damaged`);
    await restoreFrom(config, join(config.dataDir, 'backups', 'daily-2026-03-01.ndjson.gz'), false, noon);
    expect(await readStatus(config)).toMatchObject({ rows: 3 });
  });
});

describe('a PostgreSQL database', () => {
  it('is migrated, looked at, backed up and restored directly', async () => {
    const database = await freshDatabase('empty');
    const { dataDir } = await newFolder('empty');
    const config = { databaseUrl: database.url, dataDir, migrationsDir };
    expect(await readStatus(config)).toMatchObject({ kind: 'server', applied: [], pending: tags, rows: 0 });
    expect(await migrateNow(config, noon)).toEqual(tags);
    const { file } = await backupTo(config, undefined, noon);
    await restoreFrom(config, file, false, noon);
    expect(await readStatus(config)).toMatchObject({ applied: tags, pending: [] });
    await database.drop();
  });
});

describe('backups that are made by themselves', () => {
  it('are one a day, of which seven are kept', async () => {
    const { dataDir } = await newFolder('empty');
    const written: string[] = [];
    const write = (file: string): Promise<void> => {
      written.push(file);
      return writeFile(file, '');
    };
    for (let step = 0; step < 40; step += 1)
      await keepBackup(dataDir, 'daily', noon + step * 6 * hour, write);
    expect(written).toHaveLength(11);
    expect(readdirSync(join(dataDir, 'backups'))).toEqual(
      ['05', '06', '07', '08', '09', '10', '11'].map((day) => `daily-2026-03-${day}.ndjson.gz`),
    );
  });

  it('that fail remove none of the older ones', async () => {
    const { dataDir } = await newFolder('empty');
    const touch = (file: string): Promise<void> => writeFile(file, '');
    for (let day = 0; day < 7; day += 1) await keepBackup(dataDir, 'daily', noon + day * 24 * hour, touch);
    const before = readdirSync(join(dataDir, 'backups'));
    const failing = keepBackup(dataDir, 'daily', noon + 9 * 24 * hour, () =>
      Promise.reject(new Error('disk full')),
    );
    await expect(failing).rejects.toThrow('disk full');
    expect(readdirSync(join(dataDir, 'backups'))).toEqual(before);
  });

  it('include today’s when the program ends, and a failure is only told', async () => {
    const config = await newFolder('migrated');
    const opened = await openStore(config, { clock: () => noon });
    await opened.close();
    const daily = join(config.dataDir, 'backups', 'daily-2026-03-01.ndjson.gz');
    expect(existsSync(daily)).toBe(true);
    const told: string[] = [];
    const again = await openStore(config, { clock: () => noon + 48 * hour, tell: (text) => told.push(text) });
    await again.driver.longTransaction((db) => db.execute('drop schema kaodian cascade'));
    await again.close();
    expect(told.join()).toContain('the daily backup failed');
  });
});
