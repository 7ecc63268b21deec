/** The check of all notes, shared between two threads where there are two cores. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadEngine } from '../../core/load.js';
import { checkKnowledge } from '../../core/notes/checks/check.js';
import type { Knowledge } from '../../core/notes/knowledge.js';
import type { Fault } from '../../core/notes/model.js';
import { loadKnowledge } from '../../core/notes/read.js';
import type { SegmenterChoice } from '../../core/text/segmenter.js';

/** What a thread is told. */
export interface Share {
  readonly folder: string;
  readonly jieba: SegmenterChoice;
  /** Notes it checks, by id. */
  readonly ids: readonly string[];
}

interface Checked {
  readonly knowledge: Knowledge;
  readonly faults: readonly Fault[];
}

/** Loading everything twice only pays where there is much to check. */
const fewestShared = 50;

/** A thread cannot begin with a TypeScript source, as a run of the sources would have it. */
const canShare = availableParallelism() > 1 && extname(import.meta.filename) === '.js';

/** @param only ids of the notes to check; all when absent */
export async function checkAll(
  folder: string,
  jieba: SegmenterChoice,
  only?: ReadonlySet<string>,
): Promise<Checked> {
  const ids = (await loadKnowledge(folder)).library.notes.map(({ id }) => id);
  const alone = only !== undefined || ids.length < fewestShared || !canShare;
  const theirs = alone ? [] : ids.filter((_, index) => index % 2 === 1);
  const others = inThread({ folder, jieba, ids: theirs });
  const { knowledge, engine } = await loadEngine(folder, jieba);
  const mine = alone ? only : new Set(ids.filter((_, index) => index % 2 === 0));
  const faults = checkKnowledge(knowledge, engine.grader, engine.search, mine);
  return { knowledge, faults: [...faults, ...(await others)] };
}

async function inThread(share: Share): Promise<readonly Fault[]> {
  if (share.ids.length === 0) return [];
  const worker = new Worker(new URL('./check-worker.js', import.meta.url), { workerData: share });
  const [faults] = (await once(worker, 'message')) as [readonly Fault[]];
  return faults;
}
