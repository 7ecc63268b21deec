/** Real notes for conversations: a few of them, so that a test file is ready quickly. */
import { join } from 'node:path';
import { createEngine } from '../../src/core/engine.js';
import { parseKnowledge } from '../../src/core/notes/knowledge.js';
import type { Library } from '../../src/core/notes/library.js';
import { readKnowledgeFiles } from '../../src/core/notes/read.js';
import { loadSegmenter } from '../../src/core/text/segmenter.js';
import type { Knowledge } from '../../src/core/tutor/scene.js';

const knowledgeDir = join(import.meta.dirname, '..', '..', 'knowledge');

/** What the conversations talk about. */
const talkedAbout = [
  'network/tcp-three-way-handshake',
  'network/tcp-four-way-wave',
  'network/tcp-vs-udp',
  'database/mysql-index',
  'database/redis-data-structures',
  'python/gil',
  'python/decorator',
  'web/http-vs-https',
];

export interface TestKnowledge extends Knowledge {
  readonly notes: Library;
  /** Replaces the notes, as live reload does. */
  swap(library: Library): void;
  /** Makes grading fail as a bug would; undefined mends it. */
  breakGrader(error: Error | undefined): void;
}

/** Notes by id, with the whole lexicon. */
export async function realNotes(ids: readonly string[] = talkedAbout): Promise<TestKnowledge> {
  const files = await readKnowledgeFiles(knowledgeDir);
  const wanted = files.filter(
    ({ path }) => path.startsWith('lexicon/') || ids.includes(path.replace(/\.md$/u, '')),
  );
  const segmenter = await loadSegmenter('wasm');
  const build = (library: Library) => ({ library, engine: createEngine(library, segmenter) });
  let now = build(parseKnowledge(wanted).library);
  let broken: Error | undefined;
  return {
    notes: now.library,
    library: () => Promise.resolve(now.library),
    grader: () => (broken ? Promise.reject(broken) : Promise.resolve(now.engine.grader)),
    breakGrader: (error) => {
      broken = error;
    },
    search: () => Promise.resolve(now.engine.search),
    swap: (library) => {
      now = build(library);
    },
  };
}
