/** Real notes for conversations: a few of them, so that a test file is ready quickly. */
import { join } from 'node:path';
import { createEngine, type Engine } from '../../src/core/engine.js';
import { parseKnowledge } from '../../src/core/notes/knowledge.js';
import type { Library } from '../../src/core/notes/library.js';
import { overlayFile, overlayText } from '../../src/core/notes/overlay.js';
import { readKnowledgeFiles } from '../../src/core/notes/read.js';
import type { Accepted } from '../../src/core/notes/schema.js';
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
  /** The notes as another state of the files has them: these notes, and nothing accepted. */
  become(ids?: readonly string[]): Promise<void>;
}

/** What was built before in this worker: many files talk about the same few notes. */
const built = new Map<string, Promise<Engine>>();

/** Notes by id, with the whole lexicon. */
export async function realNotes(ids: readonly string[] = talkedAbout): Promise<TestKnowledge> {
  const files = await readKnowledgeFiles(knowledgeDir);
  const segmenter = await loadSegmenter('wasm');
  const build = (wanted: readonly string[], accepted: readonly Accepted[]): Promise<Engine> => {
    const overlay = { path: overlayFile, text: overlayText(accepted) };
    const key = `${wanted.join()}\n${overlay.text}`;
    const known = built.get(key);
    if (known) return known;
    const notes = files.filter(
      ({ path }) => path.startsWith('lexicon/') || wanted.includes(path.replace(/\.md$/u, '')),
    );
    const building = createEngine(parseKnowledge([...notes, overlay]).library, segmenter);
    built.set(key, building);
    return building;
  };
  let present = ids;
  let engine = await build(ids, []);
  let broken: Error | undefined;
  return {
    get notes() {
      return engine.library;
    },
    library: () => Promise.resolve(engine.library),
    grader: () => (broken ? Promise.reject(broken) : Promise.resolve(engine.grader)),
    breakGrader: (error) => {
      broken = error;
    },
    search: () => Promise.resolve(engine.search),
    accept: async (entry) => {
      engine = await build(present, [...engine.library.overlay, entry]);
      return { ok: true };
    },
    become: async (wanted = ids) => {
      if (wanted === present && engine.library.overlay.length === 0) return;
      present = wanted;
      engine = await build(wanted, []);
    },
  };
}
