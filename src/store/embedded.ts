/** Embedded PGlite: one connection of one process, its files in a folder (or in memory, for tests). */
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { casing, only, rawRows, type Db } from './db.js';
import type { Driver } from './driver.js';
import { troubleOf } from './errors.js';
import * as schema from './schema/index.js';

const asText = (text: string): string => text;

/** Takes over `client`: the driver closes it. */
export const embeddedDriver = (client: PGlite): Driver => {
  const db = drizzle(client, { schema, casing });
  const transaction = <T>(work: (db: Db) => Promise<T>): Promise<T> => db.transaction((tx) => work(tx));
  return {
    kind: 'embedded',
    transaction,
    longTransaction: (work) =>
      transaction(work).catch((error: unknown) => {
        throw troubleOf(error).error;
      }),
    async begin(tx) {
      const clock = sql`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now`;
      return Number(only(await rawRows<{ now: string }>(tx, clock)).now);
    },
    close: () => client.close(),
  };
};

/** PostgreSQL's own default, 128 MB, would all be resident; a tutor's tables fit in this. */
const sharedBuffers = 'shared_buffers=16MB';

/** The files are there but no database comes out of them: a power cut, a full disk, another version. */
class DatabaseDamaged extends Error {
  override readonly name = 'DatabaseDamaged';
  constructor(folder: string, reason: string) {
    super(
      `The embedded database in ${folder} cannot be opened (${reason}). ` +
        'Move that folder away, then "kaodian restore FILE" with the newest of the backups beside it.',
    );
  }
}

/** Opens the database in `folder`, and makes one (with initdb) where none is. @throws DatabaseDamaged */
export const openPGlite = (folder: string): Promise<PGlite> =>
  PGlite.create({
    dataDir: folder,
    startParams: [...PGlite.defaultStartParams, '-c', sharedBuffers],
    parsers: { 114: asText },
    serializers: { 114: (value: unknown) => String(value) },
  }).catch((error: unknown) => {
    throw new DatabaseDamaged(folder, error instanceof Error ? error.message : String(error));
  });
