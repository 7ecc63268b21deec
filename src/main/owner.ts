/**
 * One connection to a platform, kept by whichever process has its lease. A process that waits for the lease,
 * or never receives, has a connection that only sends.
 */
import type { Leases, Log } from '../core/ports.js';
import type { Platform } from '../core/records.js';
import type { Channel } from '../dispatch/channel.js';

export interface Owned {
  readonly platform: Platform;
  /** The lease's name: one per bot that is polled, or per shard. */
  readonly name: string;
  /** False in processes that only send. */
  readonly receives: boolean;
  readonly connect: (sendOnly: boolean) => Promise<Channel>;
}

export interface Owner {
  readonly platform: Platform;
  /** What messages can be sent through now. */
  channel(): Channel | undefined;
  /** `ok`, or what is the matter. */
  state(): string;
  stop(): Promise<void>;
}

/** Resolves once there is a channel; later failures to connect are told to `fail`. @throws the first one */
export async function keepOwned(
  { platform, name, receives, connect }: Owned,
  leases: Leases,
  log: Log,
  fail: (error: unknown) => void,
): Promise<Owner> {
  const stop = new AbortController();
  let channel: Channel | undefined;

  const drop = async (): Promise<void> => {
    const before = channel;
    channel = undefined;
    await before?.close();
  };
  const use = async (sendOnly: boolean, first: () => void): Promise<void> => {
    await drop();
    if (!stop.signal.aborted) channel = await connect(sendOnly);
    first();
  };
  /** Until the lease is lost or everything ends. */
  const own = async (first: () => void): Promise<void> => {
    let standby: Promise<Error | undefined> = Promise.resolve(undefined);
    const lease = await leases.acquire(name, stop.signal, () => {
      log.info({ lease: name }, 'another process receives; this one waits');
      standby = use(true, first).then(() => undefined, asError);
    });
    const trouble = await standby;
    if (!lease) return;
    try {
      if (trouble) throw trouble;
      await use(false, first);
      log.info({ lease: name }, 'this process receives');
      await ended(lease.lost, stop.signal);
      if (lease.lost.aborted) log.warn({ lease: name }, 'the lease is lost; this process stops receiving');
    } finally {
      // Closed before the lease is given back, so that two never receive at once.
      await drop();
      await lease.release();
    }
  };
  const keep = async (first: () => void): Promise<void> => {
    try {
      if (!receives) {
        await use(true, first);
        await ended(stop.signal);
      }
      while (!stop.signal.aborted) await own(first);
    } finally {
      await drop();
    }
  };

  let kept: Promise<void> = Promise.resolve();
  let connected = false;
  await new Promise<void>((resolve, reject) => {
    const first = (): void => {
      connected = true;
      resolve();
    };
    kept = keep(first).catch((error: unknown) => {
      if (connected) fail(error);
      else reject(asError(error));
    });
  });
  return {
    platform,
    channel: () => channel,
    state: () => (channel ? 'ok' : 'not connected'),
    stop: async () => {
      stop.abort();
      await kept;
    },
  };
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** Resolves when one of the signals is given, and listens to none of them any longer. */
const ended = (...signals: readonly AbortSignal[]): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    if (signals.some(({ aborted }) => aborted)) resolve();
    else for (const signal of signals) signal.addEventListener('abort', end);
  });
