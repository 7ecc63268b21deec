/** Puts a backup into a database: everything, checked, in one transaction, or nothing. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db.js';
import type { Driver } from '../driver.js';
import { applyMigrations, lockForMigration } from '../migrate.js';
import type { Migration } from '../migrations.js';
import { rowsIn, rowsInAll, tablesIn, type Table } from './catalog.js';
import type { Counts } from './dump.js';
import { readLines } from './file.js';
import { BackupFault, type Header, type Line, type Row } from './format.js';

/** Rows inserted at a time. */
const batch = 200;

const migrationsOf = (header: Header, known: readonly Migration[]): readonly Migration[] => {
  const migrations = known.slice(0, header.migrations.length);
  const same = header.migrations.every((tag, index) => known[index]?.tag === tag);
  if (same) return migrations;
  throw new BackupFault(
    `The backup was made by a newer version of Kaodian (${header.migrations.at(-1) ?? ''}). Restore it with that one.`,
  );
};

/** Inserts rows of text, each column cast to its type. */
const insert = async (
  db: Db,
  table: Table,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> => {
  const names = sql.join(
    columns.map((name) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(
    columns.map((name, index) => {
      const column = table.columns.find((candidate) => candidate.name === name);
      if (column === undefined)
        throw new BackupFault(`The backup has a column ${table.name}.${name} unknown here.`);
      return sql.raw(`(r->>${index})::${column.type}`);
    }),
    sql`, `,
  );
  await db.execute(
    sql`insert into kaodian.${sql.identifier(table.name)} (${names})
      select ${values} from json_array_elements(${JSON.stringify(rows)}::json) with ordinality as x(r, n) order by n`,
  );
};

/** Lets the sequences go on after the highest number that was restored. */
const advance = async (db: Db, tables: readonly Table[]): Promise<void> => {
  for (const { name, columns } of tables) {
    for (const column of columns.filter(({ identity }) => identity)) {
      await db.execute(
        sql`select setval(pg_get_serial_sequence(${`kaodian.${name}`}, ${column.name}),
          (select coalesce(max(${sql.identifier(column.name)}), 0) + 1 from kaodian.${sql.identifier(name)}), false)`,
      );
    }
  }
};

/** Inserts all rows and returns the counts the backup ends with. */
const load = async (db: Db, lines: AsyncIterable<Line>, tables: readonly Table[]): Promise<Counts> => {
  let into: { table: Table; columns: readonly string[] } | undefined;
  let rows: Row[] = [];
  let counts: Counts | undefined;
  const flush = async (): Promise<void> => {
    if (into !== undefined && rows.length > 0) await insert(db, into.table, into.columns, rows);
    rows = [];
  };
  for await (const line of lines) {
    if (counts !== undefined) throw new BackupFault('The backup goes on after its end.');
    if (Array.isArray(line)) {
      if (line.length !== into?.columns.length)
        throw new BackupFault('The backup has a row of the wrong length.');
      if (rows.push(line) >= batch) await flush();
    } else if ('table' in line) {
      await flush();
      const table = tables.find(({ name }) => name === line.table);
      if (table === undefined) throw new BackupFault(`The backup has a table ${line.table} unknown here.`);
      into = { table, columns: line.columns };
    } else if ('end' in line) {
      await flush();
      counts = line.end;
    } else {
      throw new BackupFault('The backup has a second header.');
    }
  }
  if (counts === undefined) throw new BackupFault('The backup has no end: it is not complete.');
  return counts;
};

const verify = async (db: Db, counts: Counts, tables: readonly Table[]): Promise<void> => {
  for (const { name } of tables) {
    const [expected, found] = [counts[name] ?? 0, await rowsIn(db, name)];
    if (expected !== found) {
      throw new BackupFault(
        `The backup names ${expected} rows of ${name}, but has ${found}. Nothing was changed.`,
      );
    }
  }
};

/** Read the header before anything is touched. */
const open = async (lines: AsyncGenerator<Line>): Promise<Header> => {
  const first = await lines.next();
  const line = first.done === true ? undefined : first.value;
  if (line !== undefined && 'kaodian' in line) return line;
  throw new BackupFault('This is not a Kaodian backup.');
};

export interface RestoreOptions {
  /** Replaces what is there; without, a database that has rows is left alone. */
  readonly force: boolean;
}

/**
 * Replaces the database's content by that of `file`, brought up to this version. An older backup is loaded
 * into tables of its own version first.
 * @throws BackupFault, with nothing changed; StoreUnavailable
 */
export const restore = async (
  driver: Driver,
  file: string,
  known: readonly Migration[],
  { force }: RestoreOptions,
): Promise<Counts> => {
  const lines = readLines(file);
  try {
    const migrations = migrationsOf(await open(lines), known);
    return await driver.longTransaction(async (db) => {
      await lockForMigration(db);
      const rows = await rowsInAll(db);
      if (rows > 0 && !force) {
        throw new BackupFault(`The database already has ${rows} rows. Use --force to replace them all.`);
      }
      await db.execute(sql`drop schema kaodian cascade`);
      await lockForMigration(db);
      await applyMigrations(db, migrations, 0);
      const tables = await tablesIn(db);
      const counts = await load(db, lines, tables);
      await verify(db, counts, tables);
      await advance(db, tables);
      await applyMigrations(db, known.slice(migrations.length), migrations.length);
      return counts;
    });
  } finally {
    await lines.return(undefined);
  }
};
