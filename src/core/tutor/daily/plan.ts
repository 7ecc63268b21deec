/** Turns due subscriptions into occurrences, each local date once. */
import type { Random } from '../../ports.js';
import type { Advance } from '../../push-store.js';
import type { Occurrence, Subscription } from '../../pushes.js';
import type { Instant, LocalDate } from '../../records.js';
import { instantOf, nextOccurrence, type Due } from '../../review/occurrences.js';
import type { Tx } from '../../store.js';
import { MAX_LATE } from './rules.js';

/**
 * Decides what is due, at most `limit` subscriptions, and moves them on to their next date.
 * @param zoneData version of the zone data of this process
 * @returns how many were due; 0 when nothing is left
 */
export async function planDue(tx: Tx, random: Random, zoneData: string, limit: number): Promise<number> {
  const due = await tx.subscriptions.due(tx.now, limit);
  const next = remembered(({ zone, time, weekdays, nextDate }) =>
    nextOccurrence({ zone, time, weekdays }, nextDate),
  );
  const moved = await movedBy(tx, due, (subscription) => {
    const to = next(subscription);
    return { lastDate: subscription.nextDate, nextDate: to.date, nextAt: to.at, zoneData };
  });
  await tx.occurrences.add(moved.map((subscription) => occurrenceOf(subscription, random.id(), tx.now)));
  return due.length;
}

/** Computes instants anew that came of other zone data; their dates stay. Returns how many there were. */
export async function refreshZones(tx: Tx, zoneData: string, limit: number): Promise<number> {
  const outdated = await tx.subscriptions.outdated(zoneData, limit);
  const at = remembered(({ zone, time, nextDate }) => ({
    date: nextDate,
    at: instantOf(zone, time, nextDate),
  }));
  await movedBy(tx, outdated, (subscription) => {
    const { lastDate, nextDate } = subscription;
    return { lastDate, nextDate, nextAt: at(subscription).at, zoneData };
  });
  return outdated.length;
}

/** Moves all but those whose zone is not known any more; these are closed, and left out of the result. */
async function movedBy(
  tx: Tx,
  all: readonly Subscription[],
  move: (subscription: Subscription) => Omit<Advance, 'id'>,
): Promise<readonly Subscription[]> {
  const rows: Advance[] = [];
  const moved: Subscription[] = [];
  for (const subscription of all) {
    const to = unlessUnknown(() => move(subscription));
    if (to) {
      rows.push({ id: subscription.id, ...to });
      moved.push(subscription);
    } else {
      await tx.subscriptions.update(subscription.id, { state: 'closed', reason: 'unknown zone' });
    }
  }
  await tx.subscriptions.advance(rows);
  return moved;
}

function unlessUnknown<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Thousands are due at the same time in the same zone. */
function remembered(compute: (subscription: Subscription) => Due): (subscription: Subscription) => Due {
  const known = new Map<string, Due>();
  return (subscription) => {
    const { zone, time, weekdays, nextDate } = subscription;
    const key = [zone, time, weekdays, nextDate].join(' ');
    const due = known.get(key) ?? compute(subscription);
    known.set(key, due);
    return due;
  };
}

function occurrenceOf(subscription: Subscription, id: string, now: Instant): Occurrence {
  const { nextDate: date, nextAt: dueAt, platform, pausedUntil } = subscription;
  const row = { id, subscriptionId: subscription.id, platform, date, dueAt, notBefore: dueAt, tries: 0 };
  if (isPaused(pausedUntil, date))
    return { ...row, state: 'paused', reason: 'by the learner', settledAt: now };
  if (now - dueAt > MAX_LATE)
    return { ...row, state: 'missed', reason: 'more than 6 h late', settledAt: now };
  return { ...row, state: 'planned' };
}

/** True when nothing is to be sent on the date. */
export const isPaused = (pausedUntil: LocalDate | undefined, date: LocalDate): boolean =>
  pausedUntil !== undefined && date <= pausedUntil;
