/**
 * One owner among several processes: a session-level advisory lock on a connection of its own. The server
 * frees it when the connection ends, however the process ended.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease, Leases } from '../core/ports.js';
import { Connection } from './connection.js';

export interface LeaseTimes {
  /** Milliseconds to a connection, and for the server's answer to "are you there?". */
  readonly answerMs: number;
  /** Milliseconds between two such questions, and between two tries for a lease that is taken. */
  readonly pauseMs: number;
}

const leaseTimes: LeaseTimes = { answerMs: 4_000, pauseMs: 2_000 };

/** Leases on the server of this address. */
export const serverLeases = (url: string, times: LeaseTimes = leaseTimes): Leases => ({
  async acquire(name, stop, onWait) {
    let waiting = false;
    const wait = async (): Promise<void> => {
      if (!waiting) onWait?.();
      waiting = true;
      await sleep(times.pauseMs, undefined, { signal: stop }).catch(() => undefined);
    };
    while (!isOver(stop)) {
      const lease = await tryFor(url, name, times);
      if (!lease) await wait();
      else if (!isOver(stop)) return lease;
      else await lease.release();
    }
    return undefined;
  },
});

/** A question of its own, because it is a different one after every wait. */
const isOver = (signal: AbortSignal): boolean => signal.aborted;

/** The lease, or undefined when somebody else has it or the server cannot be asked. */
async function tryFor(url: string, name: string, times: LeaseTimes): Promise<Lease | undefined> {
  const lost = new AbortController();
  const lose = (): void => {
    lost.abort();
  };
  const connection = new Connection(url, times.answerMs, lose);
  try {
    const [row] = await within(
      times.answerMs,
      connection.ask<{ got: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
        `kaodian lease ${name}`,
      ),
    );
    if (row?.got === true) return held(connection, lost, times);
  } catch {
    // As good as taken: tried again in a moment.
  }
  connection.drop();
  return undefined;
}

/** A connection that hangs is as lost as one that broke: the server may have given the lock to another. */
function held(connection: Connection, lost: AbortController, { answerMs, pauseMs }: LeaseTimes): Lease {
  const done = new AbortController();
  const watch = async (): Promise<void> => {
    while (!isOver(lost.signal)) {
      await sleep(pauseMs, undefined, { signal: done.signal }).catch(() => undefined);
      if (isOver(done.signal)) return;
      await within(answerMs, connection.ask('select 1')).catch(() => {
        lost.abort();
        connection.drop();
      });
    }
  };
  void watch();
  return {
    lost: lost.signal,
    release: async () => {
      done.abort();
      await connection.end();
    },
  };
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  const timer = new AbortController();
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    timer.abort();
  }
}

/** On the embedded database there is one process: it owns everything until it ends. */
export const soleOwner: Leases = {
  acquire: () => Promise.resolve({ lost: new AbortController().signal, release: () => Promise.resolve() }),
};
