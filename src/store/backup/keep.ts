/** The backups an embedded database makes of itself, in `DATA_DIR/backups`. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../core/records.js';

/** Kept of each kind. */
const kept = 7;

/** A day's own, and one before every step that could go wrong. */
export type Occasion = 'daily' | 'before-migration' | 'before-restore';

const suffix = '.ndjson.gz';

/** `2026-03-01T12-00-00`, UTC, fit for a file's name and sorted by time. */
const stamp = (at: Instant): string => new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');

const backupsIn = (dataDir: string): string => join(dataDir, 'backups');

/** Where a backup goes that was asked for without a name. */
export const defaultFile = (dataDir: string, at: Instant): string =>
  join(backupsIn(dataDir), `kaodian-${stamp(at)}${suffix}`);

const ofOccasion = async (folder: string, occasion: Occasion): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = await readdir(folder);
  return names.filter((name) => name.startsWith(`${occasion}-`) && name.endsWith(suffix)).toSorted();
};

/**
 * Has `write` make a backup for the occasion (a daily one only when today's, by UTC, is missing) and removes
 * the oldest of its kind beyond seven. Returns the file, or undefined when today's was there.
 */
export const keepBackup = async (
  dataDir: string,
  occasion: Occasion,
  at: Instant,
  write: (file: string) => Promise<unknown>,
): Promise<string | undefined> => {
  const folder = backupsIn(dataDir);
  const before = await ofOccasion(folder, occasion);
  const name = occasion === 'daily' ? `daily-${stamp(at).slice(0, 10)}` : `${occasion}-${stamp(at)}`;
  if (occasion === 'daily' && before.includes(name + suffix)) return undefined;
  await write(join(folder, name + suffix));
  const now = await ofOccasion(folder, occasion);
  for (const old of now.slice(0, -kept)) await rm(join(folder, old), { force: true });
  return join(folder, name + suffix);
};
