/**
 * Long polling. An update is acknowledged by asking for those behind it, and that is done only once it and
 * all before it are committed: a crash at any point makes Telegram send again what was not.
 */
import { GrammyError, type Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../../core/ports.js';
import { faultOf } from './api.js';

export interface PollParts {
  readonly api: Api;
  readonly log: Log;
  readonly allowed: readonly (keyof Omit<Update, 'update_id'>)[];
  /** Resolves once the update is committed; never rejects. */
  readonly take: (update: Update) => Promise<void>;
  /** Called for what no waiting mends: a token that is not valid. */
  readonly fail: (error: unknown) => void;
}

export interface Poller {
  /** Stops asking; resolves once everything taken is committed and acknowledged. */
  stop(): Promise<void>;
}

const HOLD_SECONDS = 30;
const BATCH = 100;
/** How long to look at updates that take longer to commit before asking again, in milliseconds. */
const PATIENCE = 250;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
const SECOND = 1000;

export function startPolling(parts: PollParts): Poller {
  const { api, log, take } = parts;
  const stopped = new AbortController();
  // grammY listens to the signal of every call and never stops, so each call gets one of its own. Its typings name
  // another class, whose every use Node's has, too.
  const signalForCall = () =>
    AbortSignal.any([stopped.signal]) as unknown as Parameters<Api['getUpdates']>[1];
  const isOver = (): boolean => stopped.signal.aborted;
  /** Taken and not yet acknowledged, in order of arrival. */
  const taken = new Map<number, { done: boolean; promise: Promise<void> }>();
  let offset: number | undefined;
  let failures = 0;

  const note = (update: Update): void => {
    if (taken.has(update.update_id)) return;
    const entry = { done: false, promise: Promise.resolve() };
    entry.promise = take(update).then(() => {
      entry.done = true;
    });
    taken.set(update.update_id, entry);
  };
  const allDone = (): Promise<unknown> => Promise.all([...taken.values()].map(({ promise }) => promise));
  /** Moves the offset over all updates committed, up to the first that is not. */
  const advance = (): void => {
    for (const [id, { done }] of taken) {
      if (!done) return;
      offset = id + 1;
      taken.delete(id);
    }
  };
  const round = async (): Promise<void> => {
    const updates = await api.getUpdates(
      {
        ...(offset !== undefined && { offset }),
        limit: BATCH,
        // While something is still being committed, what follows it may be just what it waits for.
        timeout: taken.size > 0 ? 0 : HOLD_SECONDS,
        allowed_updates: [...parts.allowed],
      },
      signalForCall(),
    );
    failures = 0;
    // Everything before is confirmed. After a week of silence ids start anywhere, also below.
    if (updates.length === 0 && taken.size === 0) offset = undefined;
    for (const update of updates) note(update);
    await Promise.race([allDone(), pause(PATIENCE, stopped.signal)]);
    advance();
  };
  const run = async (): Promise<void> => {
    while (!isOver()) {
      try {
        await round();
      } catch (error) {
        if (isOver()) break;
        if (error instanceof GrammyError && error.error_code === 401) {
          parts.fail(error);
          return;
        }
        failures += 1;
        const wait = waitAfter(error, failures);
        log.warn({ fault: faultOf(error), wait }, 'updates could not be fetched');
        await pause(wait, stopped.signal);
      }
    }
  };
  const running = run();
  return {
    async stop() {
      stopped.abort();
      await running;
      await allDone();
      advance();
      if (offset === undefined) return;
      // What this cannot confirm is sent again and known by then.
      await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(() => undefined);
    },
  };
}

function waitAfter(error: unknown, failures: number): number {
  const told = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return told === undefined ? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) : told * SECOND;
}

/** Waits, or until stopped. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
    signal.addEventListener('abort', end);
  });
