/** The tables as the database has them, not as this version of the program does: a backup may be older. */
import { sql } from 'drizzle-orm';
import { rawRows, type Db } from '../db.js';

interface Column {
  readonly name: string;
  /** As in a cast. */
  readonly type: string;
  /** Filled by a sequence when nothing is given. */
  readonly identity: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Rows in this order refer to earlier ones only. */
  readonly order: readonly string[];
}

type ColumnRow = { table: string } & Column;

const columnRows = (db: Db): Promise<readonly ColumnRow[]> =>
  rawRows(
    db,
    sql`select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attidentity <> '' as identity
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = to_regnamespace('kaodian') and c.relkind = 'r' and c.relname <> 'migrations'
      and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`,
  );

const keyRows = (db: Db): Promise<readonly { table: string; column: string }[]> =>
  rawRows(
    db,
    sql`select c.relname as table, a.attname as column
    from pg_constraint p join pg_class c on c.oid = p.conrelid
      cross join lateral unnest(p.conkey) with ordinality as k(number, position)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
    where p.contype = 'p' and c.relnamespace = to_regnamespace('kaodian')
    order by c.relname, k.position`,
  );

const referenceRows = (db: Db): Promise<readonly { from: string; to: string }[]> =>
  rawRows(
    db,
    sql`select distinct c.relname as from, t.relname as to
    from pg_constraint p join pg_class c on c.oid = p.conrelid join pg_class t on t.oid = p.confrelid
    where p.contype = 'f' and c.relnamespace = to_regnamespace('kaodian') and c.oid <> t.oid`,
  );

/** Each name after those it refers to. */
const sorted = (
  names: readonly string[],
  references: readonly { from: string; to: string }[],
): readonly string[] => {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return;
    if (path.includes(name)) throw new Error(`tables refer to each other in a circle: ${path.join(', ')}`);
    for (const { from, to } of references) if (from === name) visit(to, [...path, name]);
    done.add(name);
  };
  for (const name of names) visit(name, []);
  return [...done];
};

/** All tables of ours, each after those it refers to. */
export const tablesIn = async (db: Db): Promise<readonly Table[]> => {
  const columns = await columnRows(db);
  const keys = await keyRows(db);
  const names = [...new Set(columns.map((column) => column.table))];
  return sorted(names, await referenceRows(db)).map((table) => {
    const own = columns.filter((column) => column.table === table);
    // A table may refer to itself (attempts supersede attempts): then the order of arrival is the one.
    const arrival = own.filter((column) => column.identity).map((column) => column.name);
    const key = keys.filter((row) => row.table === table).map((row) => row.column);
    return {
      name: table,
      columns: own.map(({ name, type, identity }) => ({ name, type, identity })),
      order: arrival.length > 0 ? arrival : key,
    };
  });
};

/** How many rows there are. */
export const rowsIn = async (db: Db, table: string): Promise<number> => {
  const rows = await rawRows<{ n: string }>(
    db,
    sql`select count(*)::text as n from kaodian.${sql.identifier(table)}`,
  );
  return Number(rows[0]?.n);
};

/** How many rows the database has, over all tables. */
export const rowsInAll = async (db: Db): Promise<number> => {
  let rows = 0;
  for (const { name } of await tablesIn(db)) rows += await rowsIn(db, name);
  return rows;
};
