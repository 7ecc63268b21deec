/** What is searched: open collections where they are, else the notes themselves. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readLines } from '../../src/cli/eval/data.js';
import type { Library } from '../../src/core/notes/library.js';

export interface Collection {
  readonly name: string;
  readonly documents: readonly { readonly id: string; readonly text: string }[];
  readonly queries: readonly { readonly text: string; readonly relevant: ReadonlySet<string> }[];
}

const documentSchema = z.object({ id: z.string(), text: z.string() });
const querySchema = z.object({ text: z.string(), rel: z.array(z.string()) });

export const collectionNames = ['javaguide', 'cmrc_dev', 'drcd_dev'] as const;

/** A collection of EVAL_DIR; undefined when it is not there. */
export function readCollection(evalDir: string, name: string): Collection | undefined {
  const folder = join(evalDir, 'external', name);
  if (!existsSync(folder)) return undefined;
  const documents = readLines(join(folder, 'docs.jsonl'), documentSchema) ?? [];
  const queries = readLines(join(folder, 'queries.jsonl'), querySchema) ?? [];
  return {
    name,
    documents,
    queries: queries.map(({ text, rel }) => ({ text, relevant: new Set(rel) })),
  };
}

/** Ways of asking that were written for the notes, against what the notes say. */
export function noteCollection({ notes }: Library): Collection {
  return {
    name: 'notes',
    documents: notes.map(({ id, title, shortAnswer, body }) => ({
      id,
      text: [title.zh, title.en, shortAnswer.zh, shortAnswer.en, body].join('\n'),
    })),
    queries: notes.flatMap(({ id, asked }) => asked.map((text) => ({ text, relevant: new Set([id]) }))),
  };
}

/** At most so many queries, taken evenly; all when `most` is 0. */
export function sampled(collection: Collection, most: number): Collection {
  const { queries } = collection;
  if (most === 0 || queries.length <= most) return collection;
  const step = queries.length / most;
  return {
    ...collection,
    queries: Array.from({ length: most }, (_, i) => queries[Math.floor(i * step)]).filter(
      (query) => query !== undefined,
    ),
  };
}
