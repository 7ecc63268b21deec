/** The notes as they are now: read at first use, read again when files change, swapped as a whole. */
import { watch } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { createEngine, type Engine } from '../core/engine.js';
import { createLibrary, type Library } from '../core/notes/library.js';
import type { Fault } from '../core/notes/model.js';
import { applyOverlay, overlayFile, type Kept } from '../core/notes/overlay.js';
import { changeOverlay, readKnowledgeFiles } from '../core/notes/read.js';
import type { Accepted } from '../core/notes/schema.js';
import type { Log } from '../core/ports.js';
import { loadSegmenter, type SegmenterChoice } from '../core/text/segmenter.js';
import type { Segmenter } from '../core/text/types.js';
import type { Knowledge } from '../core/tutor/scene.js';
import { parseCached } from './cache.js';

export interface LiveKnowledge extends Knowledge {
  /** The library, if it has been read already. */
  current(): Library | undefined;
  /** Reads the files again; a file with faults keeps its last good state. Never rejects. */
  reload(): Promise<void>;
  /** Reloads whenever a file changes; returns how to stop. */
  follow(): () => void;
}

export interface KnowledgeOptions {
  readonly folder: string;
  /** Where the parsed notes are kept between runs. */
  readonly cacheFile: string;
  readonly jieba: SegmenterChoice;
  readonly log: Log;
}

/** Editors write a file in several steps; this long after the last one it is read. */
const SETTLE_MS = 300;

export function liveKnowledge({ folder, cacheFile, jieba, log }: KnowledgeOptions): LiveKnowledge {
  let loading: Promise<Library> | undefined;
  let current: Library | undefined;
  let segmenter: Promise<Segmenter> | undefined;
  let engine: { of: Library; built: Promise<Engine> } | undefined;

  const read = async (): Promise<Library> => {
    const { library, faults } = parseCached(await readKnowledgeFiles(folder), cacheFile);
    report(log, faults);
    return current ? keepGood(current, library, faults) : library;
  };
  const library = (): Promise<Library> => {
    if (current) return Promise.resolve(current);
    loading ??= read().then((library) => (current ??= library));
    loading.catch(() => (loading = undefined));
    return loading;
  };
  const engineNow = async (): Promise<Engine> => {
    segmenter ??= loadSegmenter(jieba);
    const [of, cut] = await Promise.all([library(), segmenter]);
    if (engine?.of !== of) engine = { of, built: createEngine(of, cut) };
    return engine.built;
  };
  /** The old notes answer until the new ones can be searched and graded with. */
  const renew = async (): Promise<void> => {
    try {
      const of = await read();
      if (engine && segmenter) {
        const built = createEngine(of, await segmenter);
        await built;
        engine = { of, built };
      }
      current = of;
      log.info({ notes: of.notes.length }, 'notes reloaded');
    } catch (error) {
      log.error({ err: error }, 'the notes could not be read again; the old ones stay');
    }
  };
  let renewing = Promise.resolve();
  let keeping: Promise<Kept> = Promise.resolve({ ok: true });
  const reload = (): Promise<void> => (renewing = renewing.then(renew));
  return {
    library,
    grader: async () => (await engineNow()).grader,
    search: async () => (await engineNow()).search,
    // What was written is read again like any other change of the files.
    accept: (entry) =>
      (keeping = keeping.then(() => changeOverlay(folder, (known) => withEntry(known, entry)))),
    current: () => current,
    reload,
    follow: () => follow(folder, reload, log),
  };
}

/** Entries are few; one that is there already stays the only one. */
const withEntry = (known: readonly Accepted[], entry: Accepted): readonly Accepted[] =>
  known.some((other) => isDeepStrictEqual(other, entry)) ? known : [...known, entry];

/** Notes of files that now have faults stay as they were. */
function keepGood(before: Library, after: Library, faults: readonly Fault[]): Library {
  const bad = new Set(faults.map(({ file }) => file));
  if (bad.size === 0) return after;
  const kept = before.notes.filter((note) => bad.has(note.file) && !after.note(note.id));
  const lexicon = [...bad].some((file) => file.startsWith('lexicon/')) ? before.lexicon : after.lexicon;
  const decks = [...bad].some((file) => file.startsWith('decks/')) ? before.decks : after.decks;
  // A file that can be read but has lost the place of an entry still counts.
  const overlay = bad.has(overlayFile) && after.overlay.length === 0 ? before.overlay : after.overlay;
  const { notes } = applyOverlay([...after.notes, ...kept], overlay);
  return createLibrary(notes, decks, lexicon, overlay);
}

function report(log: Log, faults: readonly Fault[]): void {
  for (const { file, line, message } of faults) log.warn({ file, line }, `${file}:${line}: ${message}`);
}

function follow(folder: string, reload: () => Promise<void>, log: Log): () => void {
  let timer: NodeJS.Timeout | undefined;
  try {
    const watcher = watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void reload(), SETTLE_MS);
    });
    watcher.on('error', (error) => {
      log.warn({ err: error }, 'notes are not watched any more');
    });
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch (error) {
    log.warn({ err: error }, 'notes cannot be watched; restart after changing them');
    return () => undefined;
  }
}
