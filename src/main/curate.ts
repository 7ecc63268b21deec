/** Curators' work from the command line: in this process, or in the one that has the embedded database. */
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Log } from '../core/ports.js';
import { curate, curateRequest, type CurateRequest } from '../core/tutor/curate/request.js';
import type { Store } from '../core/store.js';
import type { Curated, Failure } from '../core/tutor/outcome.js';
import type { Knowledge } from '../core/tutor/scene.js';
import { openLog } from '../ops/log.js';
import { askOwner, FolderInUse, type Handlers } from '../store/folder/claim.js';
import { openStore } from '../store/open.js';
import { liveKnowledge } from './knowledge.js';
import { systemRandom } from './random.js';

type Curating = Curated | Failure;

async function work(store: Store, knowledge: Knowledge, request: CurateRequest): Promise<Curating> {
  // Outside the transaction: loading may take longer than a transaction may.
  await Promise.all([knowledge.grader(), knowledge.search()]);
  return store.transaction((tx) => curate({ tx, now: tx.now, knowledge, random: systemRandom }, request));
}

/** What a running process does for curators at another command line. */
export const curateHandlers = (store: Store, knowledge: Knowledge): Handlers => ({
  curate: (args) => work(store, knowledge, curateRequest.parse(args)),
});

/** @throws StoreUnavailable; MigrationFault */
export async function curateNow(config: Config, request: CurateRequest): Promise<Curating> {
  const { databaseUrl, dataDir } = config;
  const ask = async (): Promise<Curating | undefined> => {
    const answer = databaseUrl === undefined ? await askOwner(dataDir, 'curate', request) : undefined;
    // The other process runs this very program.
    return answer && (answer.value as Curating);
  };
  return (await ask()) ?? (await here(config, request, ask));
}

async function here(
  config: Config,
  request: CurateRequest,
  ask: () => Promise<Curating | undefined>,
): Promise<Curating> {
  const { knowledgeDir, dataDir, jieba, logLevel } = config;
  const log: Log = openLog({ level: logLevel, secrets: [config.databaseUrl] });
  try {
    const opened = await openStore(config);
    try {
      const cacheFile = join(dataDir, 'cache', 'notes.json');
      return await work(
        opened.store,
        liveKnowledge({ folder: knowledgeDir, cacheFile, jieba, log }),
        request,
      );
    } finally {
      await opened.close();
    }
  } catch (error) {
    const later = error instanceof FolderInUse ? await ask() : undefined;
    if (later) return later;
    throw error;
  }
}
