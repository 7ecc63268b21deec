/** Store, notes and dispatcher put together; opened in the background so that a prompt need not wait. */
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Log } from '../core/ports.js';
import { createDispatcher, type Dispatcher } from '../dispatch/dispatcher.js';
import { openLog } from '../ops/log.js';
import { liveKnowledge, type LiveKnowledge } from './knowledge.js';
import { systemRandom } from './random.js';

export interface Service {
  readonly knowledge: LiveKnowledge;
  readonly dispatcher: Promise<Dispatcher>;
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

/** @param logTo a file where stderr belongs to the conversation */
export function prepare(config: Config, logTo: 'file' | 'stderr'): Service {
  const log = openLog({
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
  const knowledge = liveKnowledge({
    folder: config.knowledgeDir,
    cacheFile: join(config.dataDir, 'cache', 'notes.json'),
    // Beside the embedded database the native dictionary would not fit into 600 MB; both cut alike.
    jieba: config.jieba === 'auto' && config.databaseUrl === undefined ? 'wasm' : config.jieba,
    log,
  });
  const stops: (() => Promise<void> | void)[] = [];

  const open = async (): Promise<Dispatcher> => {
    const { openStore } = await import('../store/open.js');
    const opened = await openStore(config, { tell: (message) => log.info(message) });
    stops.unshift(() => opened.close());
    stops.unshift(knowledge.follow());
    const dispatcher = createDispatcher({ store: opened.store, knowledge, random: systemRandom, log });
    stops.unshift(expireHourly(dispatcher, log));
    return dispatcher;
  };
  const dispatcher = open();
  dispatcher.catch(() => undefined);
  return {
    knowledge,
    dispatcher,
    warm: async () => {
      try {
        await knowledge.grader();
      } catch (error) {
        log.error({ err: error }, 'search and grading could not be loaded');
      }
    },
    close: async () => {
      await dispatcher.catch(() => undefined);
      for (const stop of stops) await stop();
    },
  };
}
