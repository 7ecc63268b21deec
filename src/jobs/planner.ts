/** Turns due subscriptions into occurrences, in any number of processes side by side. */
import { planDue, refreshZones } from '../core/tutor/daily/plan.js';
import { usualPace, type Job, type JobParts } from './parts.js';
import { wait } from './wait.js';

export function startPlanner(parts: JobParts): Job {
  const stopping = new AbortController();
  const running = run(parts, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function run(parts: JobParts, signal: AbortSignal): Promise<void> {
  const { planEvery } = { ...usualPace, ...parts.pace };
  let refreshed = false;
  while (!signal.aborted) {
    try {
      if (!refreshed) await refreshAll(parts, signal);
      refreshed = true;
      await planAll(parts, signal);
    } catch (error) {
      parts.log.warn({ err: error }, 'pushes could not be planned; trying again');
    }
    await wait(planEvery, signal);
  }
}

/** Decides everything that is due now, a batch per transaction. Returns how much that was. */
export async function planAll(
  { store, random, zoneData, pace }: Pick<JobParts, 'store' | 'random' | 'zoneData' | 'pace'>,
  signal?: AbortSignal,
): Promise<number> {
  const { batch } = { ...usualPace, ...pace };
  let all = 0;
  for (;;) {
    const due = await store.transaction((tx) => planDue(tx, random, zoneData, batch));
    all += due;
    // After an outage a subscription is due several times, one date after the other.
    if (due === 0 || signal?.aborted === true) return all;
  }
}

async function refreshAll({ store, zoneData, log, pace }: JobParts, signal: AbortSignal): Promise<void> {
  const { batch } = { ...usualPace, ...pace };
  let all = 0;
  for (;;) {
    const outdated = await store.transaction((tx) => refreshZones(tx, zoneData, batch));
    all += outdated;
    if (outdated < batch || signal.aborted) break;
  }
  if (all > 0) log.info({ subscriptions: all, zoneData }, 'push times were computed with new zone data');
}
