/** What `/healthz` and `/metrics` tell of a running process. */
import type { Store } from '../core/store.js';
import type { Metrics } from '../ops/metrics.js';
import { serveWatched, type WatchServer } from '../ops/server.js';
import type { Owner } from './owner.js';

/** Milliseconds the database may take to say that it is there. */
const HEALTH_LIMIT = 3_000;

/** @param owners of the platforms; the list may still grow */
export async function watch(
  port: number,
  metrics: Metrics,
  store: Store,
  owners: readonly Owner[],
): Promise<WatchServer> {
  metrics.inbox(() => store.transaction((tx) => tx.inbox.waiting()));
  metrics.pushes(() => store.transaction((tx) => tx.occurrences.counts(tx.now)));
  return serveWatched(port, {
    health: async () => ({
      database: await databaseState(store),
      ...Object.fromEntries(owners.map((owner) => [owner.platform, owner.state()])),
    }),
    metrics: () => metrics.text(),
    metricsType: metrics.contentType,
  });
}

async function databaseState(store: Store): Promise<string> {
  const late = new Promise<string>((resolve) => {
    setTimeout(() => {
      resolve('does not answer');
    }, HEALTH_LIMIT).unref();
  });
  const asked = store.transaction(() => Promise.resolve('ok')).catch(() => 'cannot be reached');
  return Promise.race([asked, late]);
}
