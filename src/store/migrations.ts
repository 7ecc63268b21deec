/** The files in `migrations/`, as drizzle-kit writes them: a journal in order, and one SQL file per entry. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface Migration {
  /** File name without `.sql`; permanent. */
  readonly tag: string;
  readonly statements: readonly string[];
  /** Of the text with \n line ends, so that a checkout on Windows has the same. */
  readonly hash: string;
}

const journal = z.object({ entries: z.array(z.object({ idx: z.int(), tag: z.string() })) });

/** All migrations in `folder`, in the order in which they apply. @throws when a file is missing */
export const readMigrations = (folder: string): readonly Migration[] => {
  const text = readFileSync(join(folder, 'meta', '_journal.json'), 'utf8');
  const { entries } = journal.parse(JSON.parse(text));
  return entries
    .toSorted((a, b) => a.idx - b.idx)
    .map(({ tag }) => {
      const source = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
      return {
        tag,
        statements: source
          .split('--> statement-breakpoint')
          .map((statement) => statement.trim())
          .filter((statement) => statement !== ''),
        hash: createHash('sha256').update(source).digest('hex'),
      };
    });
};
