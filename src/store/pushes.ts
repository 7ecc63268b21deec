/** How pushes stand, and what an operator decides about those nobody can tell the fate of. */
import { z } from 'zod';
import type { PushCounts } from '../core/pushes.js';
import type { Instant } from '../core/records.js';
import type { Driver } from './driver.js';
import { storeOn } from './store.js';

/** Uncertain ones listed at once. */
const MOST = 1_000;

const counted = z.number().int();

const occurrence = z.object({
  id: z.string(),
  platform: z.string(),
  /** The room's id on its platform. */
  room: z.string(),
  date: z.string(),
  dueAt: counted,
  reason: z.string(),
});

export const pushReport = z.object({
  subscriptions: counted,
  due: counted,
  lateBy: counted,
  states: z.object({
    planned: counted,
    sending: counted,
    sent: counted,
    missed: counted,
    uncertain: counted,
    paused: counted,
  }),
  uncertain: z.array(occurrence),
});

export type PushReport = z.infer<typeof pushReport> & PushCounts;

export const markArgs = z.object({ ids: z.array(z.string()), state: z.enum(['sent', 'missed']) });
export type Mark = z.infer<typeof markArgs>;

export const reportPushes = (driver: Driver, clock: () => Instant): Promise<PushReport> =>
  storeOn(driver, { clock }).transaction(async (tx) => {
    const rows = await tx.occurrences.uncertain(MOST);
    const uncertain: PushReport['uncertain'] = [];
    for (const { id, subscriptionId, platform, date, dueAt, reason = '' } of rows) {
      const subscription = await tx.subscriptions.get(subscriptionId);
      const room = subscription && (await tx.rooms.get(subscription.roomId));
      uncertain.push({ id, platform, room: room?.externalId ?? '', date, dueAt, reason });
    }
    return { ...(await tx.occurrences.counts(tx.now)), uncertain };
  });

/** Only uncertain ones are decided; returns how many of the ids were. */
export const markPushes = (driver: Driver, { ids, state }: Mark, clock: () => Instant): Promise<number> =>
  storeOn(driver, { clock }).transaction(async (tx) => {
    let marked = 0;
    for (const id of ids) {
      const occurrence = await tx.occurrences.take(id);
      if (occurrence?.state !== 'uncertain') continue;
      const change = { state, reason: 'decided by the operator', settledAt: tx.now } as const;
      await tx.occurrences.update(id, { ...change, followState: 'dropped' });
      marked += 1;
    }
    return marked;
  });
