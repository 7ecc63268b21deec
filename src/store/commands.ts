/** What can be done to a database beside using it, and how the process that has it does so for others. */
import { z } from 'zod';
import type { Instant } from '../core/records.js';
import { rowsInAll } from './backup/catalog.js';
import { backup, type Counts } from './backup/dump.js';
import { keepBackup } from './backup/keep.js';
import { restore } from './backup/restore.js';
import type { Driver } from './driver.js';
import type { Handlers } from './folder/claim.js';
import type { Migration } from './migrations.js';
import { markArgs, markPushes, reportPushes } from './pushes.js';
import { statusOf } from './status.js';

export interface Saved {
  readonly file: string;
  readonly rows: Counts;
}

export const counts = z.record(z.string(), z.number());
export const savedShape = z.object({ file: z.string(), rows: counts });
const backupArgs = z.object({ file: z.string() });
const restoreArgs = z.object({ file: z.string(), force: z.boolean() });

export const save = async (driver: Driver, file: string, at: Instant): Promise<Saved> => ({
  file,
  rows: await backup(driver, file, at),
});

/** What is there is kept in a backup before a restore replaces it. */
export const replace = async (
  driver: Driver,
  dataDir: string,
  args: { file: string; force: boolean },
  known: readonly Migration[],
  at: Instant,
): Promise<Counts> => {
  const used = await driver.longTransaction(rowsInAll);
  if (used > 0 && args.force && driver.kind === 'embedded') {
    await keepBackup(dataDir, 'before-restore', at, (file) => backup(driver, file, at));
  }
  return restore(driver, args.file, known, args);
};

/** What a process with the embedded database does for others. */
export const embeddedCommands = (
  driver: Driver,
  dataDir: string,
  known: readonly Migration[],
  clock: () => Instant,
): Handlers => ({
  backup: (args) => save(driver, backupArgs.parse(args).file, clock()),
  restore: (args) => replace(driver, dataDir, restoreArgs.parse(args), known, clock()),
  pushes: () => reportPushes(driver, clock),
  'mark-pushes': (args) => markPushes(driver, markArgs.parse(args), clock),
  status: async () => ({ ...(await statusOf(driver, known)), usedBy: process.pid }),
});
