/** Store, notes and dispatcher put together; opened in the background so that a prompt need not wait. */
import { join } from 'node:path';
import type { Config } from '../config.js';
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
    return createDispatcher({ store: opened.store, knowledge, random: systemRandom, log });
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
