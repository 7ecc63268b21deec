/** Waiting that ends early when a job is stopped. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after some milliseconds, or at once when the signal aborts. */
export const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(Math.max(0, ms), undefined, { signal }).catch(() => undefined);

/** What `work` resolves to, or `late` when it takes longer than some milliseconds. */
export async function within<T>(work: Promise<T>, ms: number, late: T): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([work, wait(ms, over.signal).then(() => late)]);
  } finally {
    over.abort();
  }
}
