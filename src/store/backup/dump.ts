/** Reads everything out of a database, in one snapshot. */
import { sql } from 'drizzle-orm';
import type { Instant } from '../../core/records.js';
import { rawRows, type Db } from '../db.js';
import type { Driver } from '../driver.js';
import { tablesIn, type Table } from './catalog.js';
import { writeLines } from './file.js';
import { BackupFault, type Line, type Row } from './format.js';

/** Rows read at a time. */
const batch = 500;

/** Rows per table. */
export type Counts = Readonly<Record<string, number>>;

const rowsOf = async function* (db: Db, table: Table): AsyncGenerator<Row> {
  const texts = sql.join(
    table.columns.map(({ name }) => sql`${sql.identifier(name)}::text`),
    sql`, `,
  );
  const order = sql.join(
    table.order.map((name) => sql.identifier(name)),
    sql`, `,
  );
  await db.execute(
    sql`declare kaodian_dump no scroll cursor for
      select json_build_array(${texts})::text as row from kaodian.${sql.identifier(table.name)} order by ${order}`,
  );
  for (;;) {
    const rows = await rawRows<{ row: string }>(db, sql.raw(`fetch ${batch} from kaodian_dump`));
    if (rows.length === 0) break;
    for (const { row } of rows) yield JSON.parse(row) as Row;
  }
  await db.execute(sql`close kaodian_dump`);
};

const linesOf = async function* (db: Db, at: Instant, counts: Record<string, number>): AsyncGenerator<Line> {
  const migrations = await rawRows<{ tag: string }>(
    db,
    sql`select tag from kaodian.migrations order by position`,
  );
  yield { kaodian: 'backup', format: 1, at, migrations: migrations.map(({ tag }) => tag) };
  for (const table of await tablesIn(db)) {
    yield { table: table.name, columns: table.columns.map((column) => column.name) };
    counts[table.name] = 0;
    for await (const row of rowsOf(db, table)) {
      counts[table.name] = (counts[table.name] ?? 0) + 1;
      yield row;
    }
  }
  yield { end: counts };
};

/**
 * Writes everything to `file`, whatever version the tables are of. `at` is noted in the backup.
 * @throws BackupFault when the database has no tables yet; StoreUnavailable
 */
export const backup = (driver: Driver, file: string, at: Instant): Promise<Counts> =>
  driver.longTransaction(async (db) => {
    await db.execute(sql`set transaction isolation level repeatable read, read only`);
    const exists = await rawRows(db, sql`select 1 where to_regclass('kaodian.migrations') is not null`);
    if (exists.length === 0) throw new BackupFault('There is nothing to back up: the database is empty.');
    const counts: Record<string, number> = {};
    await writeLines(file, linesOf(db, at, counts));
    return counts;
  });
