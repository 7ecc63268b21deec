/**
 * The image a new embedded database begins with: what initdb would make, in a few hundred milliseconds and
 * without the 850 MB that initdb takes. `prepare` builds it beside the compiled program (seed-build.ts).
 */
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar';

export const seedFile = join(import.meta.dirname, '..', '..', 'dist', 'seed.tar.br');

/** A folder is a database once this file is in it. */
export const isDatabase = (folder: string): boolean => existsSync(join(folder, 'PG_VERSION'));

/**
 * Fills `folder` from the image; false when there is none. The folder appears whole or not at all, however
 * the process ends. The caller has claimed the data folder.
 */
export const plant = async (folder: string, seed: string = seedFile): Promise<boolean> => {
  if (!existsSync(seed)) return false;
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  await pipeline(createReadStream(seed), createBrotliDecompress(), extract({ cwd: half }));
  mkdirSync(dirname(folder), { recursive: true });
  renameSync(half, folder);
  return true;
};
