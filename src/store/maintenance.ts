/**
 * Backup, restore, migration and status from the command line: directly on a PostgreSQL server or an embedded
 * database nobody uses, else through the process that has it.
 */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../core/records.js';
import { backup, type Counts } from './backup/dump.js';
import { BackupFault } from './backup/format.js';
import { defaultFile, keepBackup } from './backup/keep.js';
import { counts, replace, save, savedShape, type Saved } from './commands.js';
import type { Driver } from './driver.js';
import { embeddedDriver, openPGlite } from './embedded.js';
import { askOwner, claimFolder, FolderInUse } from './folder/claim.js';
import { migrate } from './migrate.js';
import { readMigrations } from './migrations.js';
import { markPushes, pushReport, reportPushes, type Mark, type PushReport } from './pushes.js';
import { isDatabase, plant } from './seed.js';
import { serverDriver } from './server.js';
import type { StoreConfig } from './settings.js';
import { statusOf, statusShape, type Status } from './status.js';

const onServer = async <T>(url: string, work: (driver: Driver) => Promise<T>): Promise<T> => {
  const driver = serverDriver(url);
  try {
    return await work(driver);
  } finally {
    await driver.close();
  }
};

/** `create`: begin a database where none is. Undefined: there is none. @throws FolderInUse */
const onFolder = async <T>(
  dataDir: string,
  create: boolean,
  work: (driver: Driver) => Promise<T>,
): Promise<T | undefined> => {
  if (!create && !existsSync(dataDir)) return undefined;
  const claim = await claimFolder(dataDir);
  try {
    const folder = join(claim.folder, 'database');
    if (!isDatabase(folder)) {
      if (!create) return undefined;
      await plant(folder);
    }
    const driver = embeddedDriver(await openPGlite(folder));
    try {
      return await work(driver);
    } finally {
      await driver.close();
    }
  } finally {
    await claim.release();
  }
};

/** Asks the process that has the folder, else opens it; a process that takes it in between is asked. */
const askOrOpen = async <T>(
  dataDir: string,
  ask: () => Promise<T | undefined>,
  open: () => Promise<T>,
): Promise<T> => {
  const answered = await ask();
  if (answered !== undefined) return answered;
  try {
    return await open();
  } catch (error) {
    const later = error instanceof FolderInUse ? await ask() : undefined;
    if (later !== undefined) return later;
    throw error;
  }
};

const asking =
  <T>(dataDir: string, command: string, args: unknown, shape: z.ZodType<T>) =>
  async (): Promise<T | undefined> => {
    const reply = await askOwner(dataDir, command, args);
    return reply && shape.parse(reply.value);
  };

/** @throws BackupFault when there is nothing; StoreUnavailable */
export const backupTo = (config: StoreConfig, file: string | undefined, at: Instant): Promise<Saved> => {
  const to = resolve(file ?? defaultFile(config.dataDir, at));
  const { databaseUrl, dataDir } = config;
  if (databaseUrl !== undefined) return onServer(databaseUrl, (driver) => save(driver, to, at));
  return askOrOpen(dataDir, asking(dataDir, 'backup', { file: to }, savedShape), async () => {
    const saved = await onFolder(dataDir, false, (driver) => save(driver, to, at));
    if (saved === undefined) throw new BackupFault(`There is nothing to back up in ${dataDir}.`);
    return saved;
  });
};

/** @throws BackupFault with nothing changed; StoreUnavailable */
export const restoreFrom = (
  config: StoreConfig,
  file: string,
  force: boolean,
  at: Instant,
): Promise<Counts> => {
  const { databaseUrl, dataDir, migrationsDir } = config;
  const args = { file: resolve(file), force };
  if (statSync(args.file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new BackupFault(`There is no file ${args.file}.`);
  }
  const known = readMigrations(migrationsDir);
  const work = (driver: Driver): Promise<Counts> => replace(driver, dataDir, args, known, at);
  if (databaseUrl !== undefined) return onServer(databaseUrl, work);
  return askOrOpen(dataDir, asking(dataDir, 'restore', args, counts), async () => {
    const rows = await onFolder(dataDir, true, work);
    return rows ?? {};
  });
};

/** Applies what is missing; the process that has an embedded database did so when it opened it. */
export const migrateNow = async (config: StoreConfig, at: Instant): Promise<readonly string[]> => {
  const { databaseUrl, dataDir, migrationsDir } = config;
  const known = readMigrations(migrationsDir);
  if (databaseUrl !== undefined) return onServer(databaseUrl, (driver) => migrate(driver, known));
  const asked = asking(dataDir, 'status', {}, statusShape);
  return askOrOpen(
    dataDir,
    async () => (await asked()) && [],
    async () => {
      const work = (driver: Driver): Promise<readonly string[]> =>
        migrate(driver, known, async () => {
          await keepBackup(dataDir, 'before-migration', at, (file) => backup(driver, file, at));
        });
      return (await onFolder(dataDir, true, work)) ?? [];
    },
  );
};

/** Undefined: there is no embedded database yet. @throws StoreUnavailable; MigrationFault */
export const readStatus = (config: StoreConfig): Promise<Status | undefined> => {
  const { databaseUrl, dataDir, migrationsDir } = config;
  const known = readMigrations(migrationsDir);
  const work = (driver: Driver): Promise<Status> => statusOf(driver, known);
  if (databaseUrl !== undefined) return onServer(databaseUrl, work);
  return askOrOpen<Status | undefined>(dataDir, asking(dataDir, 'status', {}, statusShape), () =>
    onFolder(dataDir, false, work),
  );
};

const noPushes: PushReport = {
  subscriptions: 0,
  due: 0,
  lateBy: 0,
  states: { planned: 0, sending: 0, sent: 0, missed: 0, uncertain: 0, paused: 0 },
  uncertain: [],
};

/** @throws StoreUnavailable */
export const readPushes = async (config: StoreConfig, clock: () => Instant): Promise<PushReport> => {
  const { databaseUrl, dataDir } = config;
  const work = (driver: Driver): Promise<PushReport> => reportPushes(driver, clock);
  if (databaseUrl !== undefined) return onServer(databaseUrl, work);
  return askOrOpen(dataDir, asking(dataDir, 'pushes', {}, pushReport), async () => {
    return (await onFolder(dataDir, false, work)) ?? noPushes;
  });
};

/** @throws StoreUnavailable */
export const markPushesAs = async (
  config: StoreConfig,
  mark: Mark,
  clock: () => Instant,
): Promise<number> => {
  const { databaseUrl, dataDir } = config;
  const work = (driver: Driver): Promise<number> => markPushes(driver, mark, clock);
  if (databaseUrl !== undefined) return onServer(databaseUrl, work);
  return askOrOpen(dataDir, asking(dataDir, 'mark-pushes', mark, z.number()), async () => {
    return (await onFolder(dataDir, false, work)) ?? 0;
  });
};
