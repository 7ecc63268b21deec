/** Store, notes and dispatcher put together; opened in the background so that a prompt need not wait. */
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Leases, Log } from '../core/ports.js';
import type { Store } from '../core/store.js';
import { createDispatcher, type Dispatcher } from '../dispatch/dispatcher.js';
import { openLog } from '../ops/log.js';
import { curateHandlers } from './curate.js';
import { liveKnowledge, type LiveKnowledge } from './knowledge.js';
import { systemRandom } from './random.js';

interface Opened {
  readonly dispatcher: Dispatcher;
  readonly store: Store;
  readonly leases: Leases;
}

export interface Service {
  readonly knowledge: LiveKnowledge;
  readonly log: Log;
  readonly opened: Promise<Opened>;
  /** Loads search and grading before they are asked for. Never rejects. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

const HOUR = 3_600_000;
const SOON = 10_000;

/** Old updates go now and then; a database that is away just now has them gone an hour later. */
function expireHourly(dispatcher: Dispatcher, log: Log): () => void {
  const expire = (): void => {
    dispatcher.expire().catch((error: unknown) => {
      log.warn({ err: error }, 'old updates could not be deleted');
    });
  };
  // Chats are often shorter than an hour.
  const soon = setTimeout(expire, SOON).unref();
  const hourly = setInterval(expire, HOUR).unref();
  return () => {
    clearTimeout(soon);
    clearInterval(hourly);
  };
}

/** What is put around the parts before they are put together, to measure them. */
export interface Around {
  store(store: Store): Store;
  knowledge(knowledge: LiveKnowledge): LiveKnowledge;
  log(log: Log): Log;
}

const nothing: Around = { store: (store) => store, knowledge: (knowledge) => knowledge, log: (log) => log };

/** @param logTo a file where stderr belongs to the conversation */
export function prepare(config: Config, logTo: 'file' | 'stderr', around: Around = nothing): Service {
  const plainLog = openLog({
    level: config.logLevel,
    ...(logTo === 'file' && { file: join(config.dataDir, 'kaodian.log') }),
    secrets: [
      config.discord?.token,
      config.telegram?.token,
      config.telegram?.webhook?.secret,
      config.databaseUrl,
      config.proxy,
    ],
  });
  const log = around.log(plainLog);
  const live = liveKnowledge({
    folder: config.knowledgeDir,
    cacheFile: join(config.dataDir, 'cache', 'notes.json'),
    // Beside the embedded database the native dictionary would not fit into 600 MB; both cut alike.
    jieba: config.jieba === 'auto' && config.databaseUrl === undefined ? 'wasm' : config.jieba,
    log,
  });
  const knowledge = around.knowledge(live);
  const stops: (() => Promise<void> | void)[] = [];

  const open = async (): Promise<Opened> => {
    const { openStore } = await import('../store/open.js');
    const opened = await openStore(config, {
      tell: (message) => {
        log.info({}, message);
      },
    });
    stops.unshift(() => opened.close());
    stops.unshift(knowledge.follow());
    const store = around.store(opened.store);
    const { curators } = config;
    const dispatcher = createDispatcher({ store, knowledge, random: systemRandom, log, curators });
    opened.serve(curateHandlers(store, knowledge));
    stops.unshift(expireHourly(dispatcher, log));
    return { dispatcher, store, leases: opened.leases };
  };
  const opened = open();
  opened.catch(() => undefined);
  return {
    knowledge,
    log,
    opened,
    warm: async () => {
      try {
        await knowledge.grader();
      } catch (error) {
        log.error({ err: error }, 'search and grading could not be loaded');
      }
    },
    close: async () => {
      await opened.catch(() => undefined);
      for (const stop of stops) await stop();
    },
  };
}
