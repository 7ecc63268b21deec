/** Checks some of the notes in a thread of its own; see `shared-check.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadEngine } from '../../core/load.js';
import { checkKnowledge } from '../../core/notes/checks/check.js';
import type { Share } from './shared-check.js';

// Only `shared-check.ts` starts this thread.
const { folder, jieba, ids } = workerData as Share;
const { knowledge, engine } = await loadEngine(folder, jieba);
const faults = checkKnowledge(knowledge, engine.grader, engine.search, new Set(ids));
parentPort?.postMessage(faults.slice(knowledge.faults.length));
