/** Starts every configured platform in one process, and stops them gracefully. */
import type { Config } from '../config.js';
import type { Leases } from '../core/ports.js';
import type { ChannelParts } from '../dispatch/channel.js';
import { createMetrics } from '../ops/metrics.js';
import { soleOwner } from '../store/lease.js';
import { botsOf, type Bot } from './bots.js';
import { countedLog, measuredDispatcher, measuredKnowledge, measuredStore } from './measured.js';
import { keepOwned, type Owner } from './owner.js';
import { prepare } from './service.js';
import { stopping } from './stopping.js';
import { watch } from './watch.js';

/** Milliseconds to finish what is in flight; after that the process ends as a kill would end it. */
const GRACE = 20_000;

/** Resolves with the exit code once told to stop (SIGTERM, SIGINT) or when a connection is lost for good. */
export async function startPlatforms(config: Config): Promise<number> {
  const metrics = createMetrics();
  const service = prepare(config, 'stderr', {
    store: (store) => measuredStore(store, metrics),
    knowledge: (knowledge) => measuredKnowledge(knowledge, metrics),
    log: (log) => countedLog(log, metrics),
  });
  const { log } = service;
  const stop = stopping(log);
  const stops: (() => Promise<void>)[] = [() => service.close()];
  try {
    const { dispatcher, store, leases } = await service.opened;
    void service.warm();
    const parts: ChannelParts = {
      dispatcher: measuredDispatcher(dispatcher, metrics),
      library: () => service.knowledge.library(),
      log,
      fail: stop.fail,
    };
    const owners: Owner[] = [];
    if (config.metricsPort !== undefined) {
      const watched = await watch(config.metricsPort, metrics, store, owners);
      stops.unshift(() => watched.close());
    }
    const started = await Promise.allSettled(
      botsOf(config).map(async (bot) => {
        const owner = await start(bot, config.role !== 'jobs', parts, leases);
        owners.push(owner);
        stops.unshift(() => owner.stop());
        log.info({ platform: bot.platform }, 'connected');
      }),
    );
    const failed = started.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return await stop.asked;
  } catch (error) {
    log.error({ err: error }, 'the program cannot go on');
    return 1;
  } finally {
    stop.atLeastIn(GRACE);
    for (const each of stops) await each();
  }
}

const start = (bot: Bot, receives: boolean, parts: ChannelParts, leases: Leases): Promise<Owner> =>
  keepOwned(
    {
      platform: bot.platform,
      name: bot.lease ?? bot.platform,
      receives,
      connect: (sendOnly) => bot.connect({ ...parts, sendOnly }),
    },
    bot.lease === undefined ? soleOwner : leases,
    parts.log,
    parts.fail,
  );
