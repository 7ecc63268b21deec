/**
 * Sends what is planned, paced over all processes: slots are leased from the platform's budget, and each
 * message is committed as `sending` before it goes out. One sender per platform and process.
 */
import { setMaxListeners } from 'node:events';
import type { Delivery } from '../core/ports.js';
import type { Platform } from '../core/records.js';
import { StoreUnavailable, type Tx } from '../core/store.js';
import { beginFollow, beginPush, type Begun } from '../core/tutor/daily/begin.js';
import { settleFollow, settlePush, settleStuck } from '../core/tutor/daily/settle.js';
import { usualPace, type Job, type JobParts, type Pace } from './parts.js';
import { wait, within } from './wait.js';

interface Sender extends JobParts {
  readonly platform: Platform;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  readonly underWay: Set<Promise<void>>;
}

/** A card or its second message. */
interface Message {
  readonly id: string;
  readonly part: 'card' | 'follow';
}

/** Messages to be sent one after the other from `delay` ms on. */
interface Leased {
  readonly messages: readonly Message[];
  readonly delay: number;
}

export function startSender(parts: JobParts, platform: Platform): Job {
  const stopping = new AbortController();
  const pace = { ...usualPace, ...parts.pace };
  // As many waits as there are messages under way listen to it.
  setMaxListeners(0, stopping.signal);
  const sender = { ...parts, platform, pace, signal: stopping.signal, underWay: new Set<Promise<void>>() };
  const running = Promise.all([sendLoop(sender), sweepLoop(sender)]);
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.all(sender.underWay);
    },
  };
}

async function sendLoop(sender: Sender): Promise<void> {
  const { signal, pace, platform, underWay, log } = sender;
  const interval = pace.interval[platform];
  while (!signal.aborted) {
    if (underWay.size >= pace.inFlight) {
      await Promise.race(underWay);
      continue;
    }
    const leased = await lease(sender, Math.min(pace.chunk, pace.inFlight - underWay.size)).catch(
      (error: unknown) => {
        log.warn({ err: error, platform }, 'pushes could not be looked for; trying again');
        return nothing;
      },
    );
    const { messages, delay } = leased;
    messages.forEach((message, slot) => {
      const work = wait(delay + slot * interval, signal).then(() => send(sender, message));
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    });
    // The next lease is taken while these go out, so that no slot stays empty in between.
    await wait(messages.length > 0 ? delay + (messages.length * interval) / 2 : pace.lookEvery, signal);
  }
}

const nothing: Leased = { messages: [], delay: 0 };

const lease = ({ store, platform, pace }: Sender, limit: number): Promise<Leased> =>
  store.transaction(async (tx) => {
    const until = tx.now + pace.reservedFor;
    const cards = await tx.occurrences.reserve(platform, tx.now, limit, until);
    const left = limit - cards.length;
    const follows = left > 0 ? await tx.occurrences.reserveFollows(platform, tx.now, left, until) : [];
    const messages: readonly Message[] = [
      ...cards.map((id) => ({ id, part: 'card' as const })),
      ...follows.map((id) => ({ id, part: 'follow' as const })),
    ];
    if (messages.length === 0) return nothing;
    const delay = await tx.budgets.lease(platform, messages.length, pace.interval[platform]);
    return { messages, delay };
  });

/** Never rejects. */
async function send(sender: Sender, message: Message): Promise<void> {
  const { log, platform, signal } = sender;
  // What is leased and not begun is taken up again, by whoever runs then.
  if (signal.aborted) return;
  try {
    const begun = await begin(sender, message);
    if (!begun) return;
    const delivery = await deliver(sender, message, begun);
    await settle(sender, (tx) =>
      (message.part === 'card' ? settlePush : settleFollow)(tx, message.id, begun.tries, delivery),
    );
    if (delivery.kind === 'unsent' && delivery.retryAfter !== undefined)
      await slowDown(sender, delivery.retryAfter);
  } catch (error) {
    log.error({ err: error, platform, occurrence: message.id }, 'a push could not be worked off');
  }
}

async function begin(sender: Sender, { id, part }: Message): Promise<Begun | undefined> {
  const { store, knowledge, random, log } = sender;
  try {
    return await store.transaction((tx) =>
      (part === 'card' ? beginPush : beginFollow)({ tx, knowledge, random }, id),
    );
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    // A bug with one card must not come back every minute.
    log.error({ err: error, occurrence: id }, 'a push could not be made');
    await store.transaction((tx) =>
      part === 'card'
        ? tx.occurrences.update(id, { state: 'missed', reason: 'a fault of the program', settledAt: tx.now })
        : tx.occurrences.update(id, { followState: 'dropped' }),
    );
    return undefined;
  }
}

async function deliver(sender: Sender, { id, part }: Message, begun: Begun): Promise<Delivery> {
  const { messenger, pace, log } = sender;
  const late: Delivery = { kind: 'uncertain', reason: 'no answer in time' };
  // A second message is another one, not a repeat of the first.
  const nonce = part === 'card' ? id : `${id}-2`;
  try {
    const sent = messenger.deliver(begun.to, begun.outcome, begun.locale, nonce);
    return await within(sent, pace.answerWithin, late);
  } catch (error) {
    log.error({ err: error, occurrence: id }, 'a push ended in a fault; it may have been sent');
    return { kind: 'uncertain', reason: 'a fault while sending' };
  }
}

/** What is known must not get lost because the database is away for a moment. */
async function settle({ store, pace, signal }: Sender, work: (tx: Tx) => Promise<void>): Promise<void> {
  const end = Date.now() + pace.goneAfter;
  for (let pause = 100; ; pause *= 2) {
    try {
      await store.transaction(work);
      return;
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || Date.now() > end || signal.aborted) throw error;
      await wait(pause, signal);
    }
  }
}

/** A refusal may be one room's alone; if it is everybody's, each refused send costs all a second. */
const MOST_HELD = 1_000;

const slowDown = ({ store, platform }: Sender, retryAfter: number): Promise<void> =>
  store.transaction((tx) => tx.budgets.hold(platform, Math.min(retryAfter, MOST_HELD)));

const SWEPT = 100;

/** Finds what a process that is gone was sending. */
async function sweepLoop({ store, platform, pace, signal, log }: Sender): Promise<void> {
  while (!signal.aborted) {
    try {
      await store.transaction(async (tx) =>
        settleStuck(tx, await tx.occurrences.stuck(platform, tx.now - pace.goneAfter, SWEPT)),
      );
    } catch (error) {
      log.warn({ err: error, platform }, 'interrupted pushes could not be looked for; trying again');
    }
    await wait(pace.goneAfter / 4, signal);
  }
}
