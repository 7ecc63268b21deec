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
  const { library } = parseKnowledge(wanted);
  const engine = await createEngine(library, segmenter);
  let broken: Error | undefined;
  return {
    notes: library,
    library: () => Promise.resolve(library),
    grader: () => (broken ? Promise.reject(broken) : Promise.resolve(engine.grader)),
    breakGrader: (error) => {
      broken = error;
    },
    search: () => Promise.resolve(engine.search),
  };
}
