/**
 * The parsed notes on disk: parsing YAML takes a second for 150 notes, reading the result 30 ms. Keyed by
 * the contents of all files and the program itself; anything unexpected just means parsing again.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseKnowledge, type KnowledgeFile } from '../core/notes/knowledge.js';
import { createLibrary, type Library } from '../core/notes/library.js';
import type { Deck, Fault, LexiconData, Note } from '../core/notes/model.js';
import type { Accepted } from '../core/notes/schema.js';

export interface Parsed {
  readonly library: Library;
  readonly faults: readonly Fault[];
}

interface Cached {
  readonly key: string;
  readonly notes: readonly Note[];
  readonly decks: readonly Deck[];
  readonly lexicon: LexiconData;
  readonly overlay: readonly Accepted[];
  readonly faults: readonly Fault[];
}

const parser = join(import.meta.dirname, '..', 'core', 'notes');

/** Changes whenever a file or the parser does. */
function keyOf(files: readonly KnowledgeFile[]): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(parser).sort()) {
    hash.update(`${name} ${statSync(join(parser, name)).mtimeMs}\n`);
  }
  for (const { path, text } of files) hash.update(`${path} ${text.length}\n`).update(text);
  return hash.digest('hex');
}

/** Parses the files, or reads what an earlier run has parsed from just these. */
export function parseCached(files: readonly KnowledgeFile[], file: string): Parsed {
  const key = keyOf(files);
  const known = read(file, key);
  if (known) {
    const { notes, decks, lexicon, overlay, faults } = known;
    return { library: createLibrary(notes, decks, lexicon, overlay), faults };
  }
  const { library, faults } = parseKnowledge(files);
  const { notes, decks, lexicon, overlay } = library;
  write(file, { key, notes, decks, lexicon, overlay, faults });
  return { library, faults };
}

function read(file: string, key: string): Cached | undefined {
  try {
    // Only this program writes the file, and its key says that it was this very version.
    const cached = JSON.parse(readFileSync(file, 'utf8')) as Cached;
    return cached.key === key ? cached : undefined;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written costs a second at the next start and nothing else. */
function write(file: string, cached: Cached): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, JSON.stringify(cached));
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
  }
}
