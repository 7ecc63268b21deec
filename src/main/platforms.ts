/** Starts every configured platform in one process, and stops them gracefully. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.js';
import type { Leases, Log } from '../core/ports.js';
import type { Channel, ChannelParts } from '../dispatch/channel.js';
import { startPushes } from '../jobs/pushes.js';
import { createMetrics } from '../ops/metrics.js';
import { soleOwner } from '../store/lease.js';
import { botsOf, type Bot } from './bots.js';
import { countedLog, measuredDispatcher, measuredKnowledge, measuredStore } from './measured.js';
import { messengerOf } from './messenger.js';
import { keepOwned, type Owner } from './owner.js';
import { systemRandom } from './random.js';
import { prepare } from './service.js';
import { stopping, type Stopping } from './stopping.js';
import { watch } from './watch.js';

/** Milliseconds to finish what is in flight; after that the process ends as a kill would end it. */
const GRACE = 20_000;

type Stop = () => Promise<void>;

/** Resolves with the exit code once told to stop (SIGTERM, SIGINT) or when a connection is lost for good. */
export async function startPlatforms(config: Config): Promise<number> {
  const metrics = createMetrics();
  const service = prepare(config, 'stderr', {
    store: (store) => measuredStore(store, metrics),
    knowledge: (knowledge) => measuredKnowledge(knowledge, metrics),
    log: (log) => countedLog(log, metrics),
  });
  const { log, knowledge } = service;
  const stopped = stopping(log);
  // The last one started is the first to stop.
  const stops: Stop[] = [() => service.close()];
  const run = async (): Promise<number> => {
    const { dispatcher, store, leases } = await service.opened;
    // While the notes are read nothing else happens here: better nobody waits for an answer yet.
    await service.warm();
    await dispatcher.readPolicies().catch((error: unknown) => {
      log.warn({ err: error }, 'what rooms have decided is not known until they are met');
    });
    const owners: Owner[] = [];
    if (config.metricsPort !== undefined) {
      const watched = await watch(config.metricsPort, metrics, store, owners);
      stops.unshift(() => watched.close());
    }
    const parts: ChannelParts = {
      dispatcher: measuredDispatcher(dispatcher, metrics),
      library: () => knowledge.library(),
      search: () => knowledge.search(),
      log,
      fail: stopped.fail,
    };
    await connectAll(config, parts, leases, owners, stops);
    if (config.role !== 'chat') {
      const messenger = messengerOf(() => connected(owners));
      const platforms = owners.map(({ platform }) => platform);
      const zoneData = process.versions.tz ?? 'unknown';
      const random = systemRandom;
      const jobs = startPushes({ store, knowledge, random, log, messenger, platforms, zoneData });
      stops.unshift(() => jobs.stop());
    }
    log.info({ platforms: owners.map(({ platform }) => platform), role: config.role }, 'Kaodian is ready');
    return stopped.asked;
  };
  return endWell(run, stopped, stops, (error) => {
    log.error({ err: error }, 'the program cannot go on');
  });
}

async function connectAll(
  config: Config,
  parts: ChannelParts,
  leases: Leases,
  owners: Owner[],
  stops: Stop[],
): Promise<void> {
  const connecting = botsOf(config).map(async (bot) => {
    const owner = await connect(bot, config.role !== 'jobs', parts, leases);
    owners.push(owner);
    stops.unshift(() => owner.stop());
  });
  const failed = (await Promise.allSettled(connecting)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

const connect = (bot: Bot, receives: boolean, parts: ChannelParts, leases: Leases): Promise<Owner> =>
  keepOwned(
    {
      platform: bot.platform,
      name: bot.lease ?? bot.platform,
      receives,
      connect: (sendOnly) => persistently(bot, () => bot.connect({ ...parts, sendOnly }), parts.log),
    },
    bot.lease === undefined ? soleOwner : leases,
    parts.log,
    parts.fail,
  );

/** Milliseconds before each further try: networks and platforms have their moments. */
const PAUSES = [1_000, 3_000, 9_000, 27_000];

/** @throws what trying again does not mend, and the last failure */
async function persistently<T>(bot: Bot, work: () => Promise<T>, log: Log): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (bot.isRefusal(error)) throw error;
      log.warn({ err: error, platform: bot.platform, pause }, 'could not connect; trying again');
      await sleep(pause);
    }
  }
  return work();
}

const connected = (owners: readonly Owner[]): readonly Channel[] =>
  owners.flatMap((owner) => owner.channel() ?? []);

/** Runs until there is a reason to stop, also while starting; then stops everything in order. */
async function endWell(
  run: () => Promise<number>,
  stopped: Stopping,
  stops: readonly Stop[],
  tell: (error: unknown) => void,
): Promise<number> {
  try {
    return await Promise.race([run(), stopped.asked]);
  } catch (error) {
    tell(error);
    return 1;
  } finally {
    stopped.atTheLatestIn(GRACE);
    for (const stop of stops) await stop();
  }
}
