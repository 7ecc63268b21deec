/** How a database is, for `doctor` and `migrate`. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rowsInAll } from './backup/catalog.js';
import { only, rawRows } from './db.js';
import type { Driver } from './driver.js';
import { migrationState } from './migrate.js';
import type { Migration } from './migrations.js';

export interface Status {
  readonly kind: Driver['kind'];
  /** `PostgreSQL 18.4 …` */
  readonly version: string;
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** Bytes the database takes. */
  readonly size: number;
  /** Rows of all tables. */
  readonly rows: number;
  /** The process that has the embedded database open, when it is another one. */
  readonly usedBy?: number;
}

/** As another process tells it. */
export const statusShape = z.object({
  kind: z.enum(['server', 'embedded']),
  version: z.string(),
  applied: z.array(z.string()),
  pending: z.array(z.string()),
  size: z.number(),
  rows: z.number(),
  usedBy: z.number(),
});

/** @throws MigrationFault; StoreUnavailable */
export const statusOf = (driver: Driver, known: readonly Migration[]): Promise<Status> =>
  driver.longTransaction(async (db) => {
    const { applied, pending } = await migrationState(db, known);
    const query = sql`select version() as version, pg_database_size(current_database())::text as size`;
    const { version, size } = only(await rawRows<{ version: string; size: string }>(db, query));
    return {
      kind: driver.kind,
      version: version.split(' on ')[0] ?? version,
      applied,
      pending: pending.map((migration) => migration.tag),
      size: Number(size),
      rows: await rowsInAll(db),
    };
  });
