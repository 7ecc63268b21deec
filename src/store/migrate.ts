/**
 * Applies migrations: all that are missing, in one transaction (hence on one connection) that holds an
 * advisory lock, so that any number of processes may start at once. A failure leaves nothing behind.
 */
import { sql } from 'drizzle-orm';
import { rawRows, type Db } from './db.js';
import type { Driver } from './driver.js';
import type { Migration } from './migrations.js';

/** The database and this version of the program do not fit; the message says what to do. */
class MigrationFault extends Error {
  override readonly name = 'MigrationFault';
}

/** Any fixed number; the same in all versions. */
const lockKey = sql.raw('7020160814');

const lockMinutes = 5;

export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly Migration[];
}

const appliedIn = async (db: Db): Promise<readonly { tag: string; hash: string }[]> => {
  const exists = await rawRows(db, sql`select 1 where to_regclass('kaodian.migrations') is not null`);
  if (exists.length === 0) return [];
  return rawRows(db, sql`select tag, hash from kaodian.migrations order by position`);
};

/** What has been applied and what has not. @throws MigrationFault when the history is another one */
export const migrationState = async (db: Db, known: readonly Migration[]): Promise<MigrationState> => {
  const applied = await appliedIn(db);
  applied.forEach((row, position) => {
    const migration = known[position];
    if (migration?.tag !== row.tag) {
      throw new MigrationFault(
        `The database has the migration ${row.tag}, which this version of Kaodian does not know. ` +
          'It was last used by a newer version: start that one, or restore a backup made before.',
      );
    }
    if (migration.hash !== row.hash) {
      throw new MigrationFault(
        `migrations/${row.tag}.sql has been changed since it was applied to this database. ` +
          'Put the original file back; changes belong into a new migration.',
      );
    }
  });
  return { applied: applied.map((row) => row.tag), pending: known.slice(applied.length) };
};

/** Applies `migrations` after those already there. The caller holds the lock. */
export const applyMigrations = async (
  db: Db,
  migrations: readonly Migration[],
  firstPosition: number,
): Promise<void> => {
  for (const [offset, { tag, hash, statements }] of migrations.entries()) {
    for (const statement of statements) await db.execute(sql.raw(statement));
    await db.execute(
      sql`insert into kaodian.migrations (position, tag, hash) values (${firstPosition + offset}, ${tag}, ${hash})`,
    );
  }
};

/** Makes the table that remembers, and waits for whoever migrates just now. */
export const lockForMigration = async (db: Db): Promise<void> => {
  await db.execute(sql.raw(`set local lock_timeout = '${String(lockMinutes)}min'`));
  await db.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
  await db.execute(sql`create schema if not exists kaodian`);
  await db.execute(
    sql`create table if not exists kaodian.migrations (
      position integer primary key, tag text not null unique, hash text not null)`,
  );
};

/**
 * Brings the database up to date and tells which migrations it applied. `before` runs first when there is
 * something to do and the database has been used before (the backup before a migration).
 * @throws MigrationFault; StoreUnavailable
 */
export const migrate = async (
  driver: Driver,
  known: readonly Migration[],
  before: (state: MigrationState) => Promise<void> = () => Promise.resolve(),
): Promise<readonly string[]> => {
  const found = await driver.longTransaction((db) => migrationState(db, known));
  if (found.pending.length === 0) return [];
  if (found.applied.length > 0) await before(found);
  return driver.longTransaction(async (db) => {
    await lockForMigration(db);
    const { applied, pending } = await migrationState(db, known);
    await applyMigrations(db, pending, applied.length);
    return pending.map((migration) => migration.tag);
  });
};
