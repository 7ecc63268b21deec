/** The database as the Store sees it: one type that both drivers satisfy, and reading its rows. */
import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema/index.js';

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Drizzle's `casing` for both drivers and the generator: camelCase here, snake_case there. */
export const casing = 'snake_case';

type Nullable<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T];

/** A row whose NULL columns are absent keys, as the records have them. */
export type Present<T> = { [K in Exclude<keyof T, Nullable<T>>]: T[K] } & {
  [K in Nullable<T>]?: NonNullable<T[K]>;
};

export const present = <T extends object>(row: T): Present<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<T>;

/** The rows of a raw statement: postgres.js answers with an array, PGlite with an object that has one. */
export const rawRows = async <T>(db: Db, statement: SQL): Promise<readonly T[]> => {
  const result: unknown = await db.execute(statement);
  if (Array.isArray(result)) return result as T[];
  return (result as { rows: T[] }).rows;
};

/** The first of the rows of a statement that always gives one. */
export const only = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined) throw new Error('the database gave no row where there is always one');
  return row;
};
