/**
 * The format of a backup: gzip of lines of JSON. First a header; then per table a line naming it and its
 * columns, and a line per row with PostgreSQL's text of every column (or null); last the counts. Any
 * version of PostgreSQL, embedded or not, can read what another wrote.
 */
import { z } from 'zod';

/** A backup that cannot be used, or not here; the message says what to do. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const count = z.int().nonnegative();

const header = z.object({
  kaodian: z.literal('backup'),
  format: z.literal(1),
  /** When it was made, epoch milliseconds. */
  at: z.int(),
  /** Tags of the migrations the database had. */
  migrations: z.array(z.string()).min(1),
});
export type Header = z.infer<typeof header>;

const table = z.object({ table: name, columns: z.array(name).min(1) });
const row = z.array(z.string().nullable()).min(1);
const end = z.object({ end: z.record(name, count) });

export type Row = z.infer<typeof row>;
export type Line = Header | z.infer<typeof table> | Row | z.infer<typeof end>;

/** Header, then tables with their rows, then the end. */
const line = z.union([row, table, end, header]);

/** One line of a backup, parsed. @throws BackupFault */
export const parseLine = (text: string, number: number): Line => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BackupFault(`This is not a Kaodian backup: line ${number} is no JSON.`);
  }
  const parsed = line.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new BackupFault(`This is not a backup this version of Kaodian can read (line ${number}).`);
};
