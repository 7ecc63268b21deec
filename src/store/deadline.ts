/** A time limit of our own around database work: no driver has one for a whole update. */
import { StoreUnavailable } from '../core/store.js';

export interface Deadline {
  /** Milliseconds left, ≥ 0. */
  left(): number;
  /** @throws StoreUnavailable once the time is up: called before the work and before its commit. */
  check(): void;
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
  /** Settles as `work` does, or rejects with StoreUnavailable when the time is up first. */
  race<T>(work: Promise<T>): Promise<T>;
}

const late = (ms: number): StoreUnavailable =>
  new StoreUnavailable(`the database did not answer within ${String(ms)} ms`);

/** Starts now. `ms` is the whole time allowed, retries included. */
export const deadline = (ms: number): Deadline => {
  const end = performance.now() + ms;
  const over = new AbortController();
  // Timers may fire a fraction of a millisecond before the clock says so.
  const left = (): number => (over.signal.aborted ? 0 : Math.max(0, end - performance.now()));
  return {
    left,
    signal: over.signal,
    check() {
      if (left() === 0) throw late(ms);
    },
    async race(work) {
      let timer: NodeJS.Timeout | undefined;
      const tooLate = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(late(ms));
          over.abort(late(ms));
        }, left());
      });
      // Whoever loses the race must not become an unhandled rejection.
      work.catch(() => undefined);
      try {
        return await Promise.race([work, tooLate]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
};
