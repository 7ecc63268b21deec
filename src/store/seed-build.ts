/**
 * Builds the image of `seed.ts`; run by `prepare`, about 2 s and 550 MB at most. Without it the program still works,
 * its first start only needs more memory, so a failure is told and does not stop an installation.
 */
import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { constants, createBrotliCompress } from 'node:zlib';
import { seedFile } from './seed.js';

/** PGlite's parameters for a database as small as it can be: WAL segments of 1 MB instead of 16. */
const initdb = ['--wal-segsize=1', '-c', 'shared_buffers=1MB', '-c', 'max_connections=4'];

/** Makes a new database in memory and writes it to `file` as a compressed tar. */
export const buildSeed = async (file: string): Promise<void> => {
  const { PGlite } = await import('@electric-sql/pglite');
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=1MB'];
  const database = await PGlite.create({ startParams, initDbStartParams: initdb });
  const tar = await database.dumpDataDir('none');
  await database.close();
  // The three databases of a new cluster are alike: a window as wide as one of them packs them as one.
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 9 };
  mkdirSync(dirname(file), { recursive: true });
  // As a stream: the image is in memory once already.
  const image = Readable.fromWeb(tar.stream());
  await pipeline(image, createBrotliCompress({ params }), createWriteStream(`${file}.new`));
  renameSync(`${file}.new`, file);
};

if (process.argv[1] === import.meta.filename) {
  // The optimising compiler for WebAssembly doubles the memory and is of no use for two seconds of work.
  setFlagsFromString('--liftoff-only');
  await buildSeed(seedFile).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The image of an empty database could not be built: ${reason}\n`);
  });
}
