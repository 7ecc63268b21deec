/** Data folders for tests on the embedded database, copies of one that is migrated already (some 100 ms). */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { buildSeed } from '../../src/store/seed-build.js';
import { seedFile } from '../../src/store/seed.js';
import { onceARun } from './once.js';
import { migrationsDir } from './postgres.js';

export interface TestFolder {
  readonly dataDir: string;
  readonly remove: () => void;
}

/** `prepare` has built the image; where it has not run, one is built now. */
const seed = (): Promise<string> =>
  onceARun('seed', async () => {
    if (!existsSync(seedFile)) await buildSeed(seedFile);
    return seedFile;
  });

const template = (): Promise<string> =>
  onceARun('folder', async () => {
    await seed();
    const dataDir = join(inject('run'), 'template-data');
    const opened = await openStore({ dataDir, migrationsDir });
    await opened.close();
    return dataDir;
  });

/** A new data folder: with a migrated database in it, or with nothing. */
export const freshFolder = async (content: 'migrated' | 'empty' = 'migrated'): Promise<TestFolder> => {
  await seed();
  const dataDir = mkdtempSync(join(inject('run'), 'data-'));
  if (content === 'migrated') cpSync(await template(), dataDir, { recursive: true });
  return {
    dataDir,
    remove: () => {
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
