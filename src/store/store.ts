/** The Store over a driver: one transaction per update, its time read once, retried when others interfere. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../core/records.js';
import type { Store } from '../core/store.js';
import { deadline } from './deadline.js';
import type { Driver } from './driver.js';
import { troubleOf, type Trouble } from './errors.js';
import { transactionParts } from './tx/index.js';

export interface StoreOptions {
  /** Injected by tests; in production the database's clock. */
  readonly clock?: () => Instant;
  /** Milliseconds one update may take, retries included. */
  readonly deadlineMs?: number;
  /** Milliseconds before the n-th retry (n from 0); tests may do without waiting. */
  readonly pause?: (retry: number) => number;
}

const maxRetries = 8;

/** 5 ms doubling up to 320 ms, each with up to as much again by chance, so that rivals drift apart. */
const pauseBefore = (retry: number): number => 5 * 2 ** Math.min(retry, 6) * (1 + Math.random());

/** A Store on `driver`. `ready` runs before the first transaction and again until it has succeeded once. */
export const storeOn = (
  driver: Driver,
  options: StoreOptions = {},
  ready: () => Promise<void> = () => Promise.resolve(),
): Store => {
  const { clock, deadlineMs = 10_000, pause = pauseBefore } = options;
  const inside = new AsyncLocalStorage<{ open: boolean }>();

  return {
    async transaction(work) {
      if (inside.getStore()?.open === true) {
        throw new Error('a transaction inside a transaction waits for itself for ever');
      }
      const limit = deadline(deadlineMs);
      const once = async () => {
        await ready();
        return driver.transaction(async (db) => {
          limit.check();
          const started = await driver.begin(db);
          const now = clock === undefined ? started : clock();
          const here = { open: true };
          // Also here, so that work that hangs does not keep the embedded database's only connection.
          const working = inside.run(here, () => work(transactionParts(db, now)));
          const result = await limit.race(working).finally(() => (here.open = false));
          // Nobody waits for the result any more, so it must not happen either.
          limit.check();
          return result;
        }, limit.signal);
      };
      for (let retry = 0; ; retry += 1) {
        try {
          return await limit.race(once());
        } catch (error) {
          const trouble: Trouble = troubleOf(error);
          if (trouble.kind !== 'retry' || retry >= maxRetries) throw trouble.error;
          await sleep(Math.min(pause(retry), limit.left()));
        }
      }
    },
    close: () => driver.close(),
  };
};
