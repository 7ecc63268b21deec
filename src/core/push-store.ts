/** The part of the Store port that pushes need; see `store.ts`. */
import type { Occurrence, PushCounts, Subscription } from './pushes.js';
import type { Instant, LocalDate, Platform } from './records.js';

/** Keys that are absent stay; `reason` and `pausedUntil` given as undefined are cleared. */
export type SubscriptionChange = Partial<
  Pick<
    Subscription,
    'time' | 'zone' | 'weekdays' | 'count' | 'mode' | 'remind' | 'state' | 'nextDate' | 'nextAt' | 'zoneData'
  >
> & {
  readonly topic?: string | undefined;
  readonly reason?: string | undefined;
  readonly pausedUntil?: LocalDate | undefined;
};

/** Where a subscription goes on after an occurrence was decided. */
export interface Advance {
  readonly id: string;
  readonly lastDate: LocalDate | undefined;
  readonly nextDate: LocalDate;
  readonly nextAt: Instant;
  readonly zoneData: string;
}

export interface Subscriptions {
  add(subscription: Subscription): Promise<void>;
  get(id: string): Promise<Subscription | undefined>;
  /** Those of a room that were not ended, oldest first. */
  ofRoom(roomId: string): Promise<readonly Subscription[]>;
  update(id: string, change: SubscriptionChange): Promise<Subscription>;
  /** Locks active ones that are due, passing over those another planner has. */
  due(by: Instant, limit: number): Promise<readonly Subscription[]>;
  advance(rows: readonly Advance[]): Promise<void>;
  /** Locks active ones computed with other zone data, likewise. */
  outdated(zoneData: string, limit: number): Promise<readonly Subscription[]>;
}

export type OccurrenceChange = Partial<
  Pick<
    Occurrence,
    | 'state'
    | 'notBefore'
    | 'tries'
    | 'firstTriedAt'
    | 'triedAt'
    | 'settledAt'
    | 'messageId'
    | 'promptId'
    | 'followAt'
    | 'followState'
  >
> & { readonly reason?: string | undefined };

export interface Occurrences {
  /** One there already for the same subscription and date stays as it is. */
  add(rows: readonly Occurrence[]): Promise<void>;
  /** Locks the row until the transaction ends. */
  take(id: string): Promise<Occurrence | undefined>;
  update(id: string, change: OccurrenceChange): Promise<void>;
  /** Ids of planned ones that may be sent; nobody else gets them before `until`. */
  reserve(platform: Platform, by: Instant, limit: number, until: Instant): Promise<readonly string[]>;
  /** The same for second messages. */
  reserveFollows(platform: Platform, by: Instant, limit: number, until: Instant): Promise<readonly string[]>;
  /** Locks those being sent, card or second message, since before an instant: whoever sent them is gone. */
  stuck(platform: Platform, before: Instant, limit: number): Promise<readonly Occurrence[]>;
  /** Locks the one a prompt belongs to. */
  ofPrompt(promptId: string): Promise<Occurrence | undefined>;
  /** The newest of a subscription before a date, newest first. */
  before(subscriptionId: string, date: LocalDate, limit: number): Promise<readonly Occurrence[]>;
  /** Uncertain ones, oldest first. */
  uncertain(limit: number): Promise<readonly Occurrence[]>;
  counts(now: Instant): Promise<PushCounts>;
}

/** What may be sent in a time is shared by all processes of a database. */
export interface Budgets {
  /**
   * Leases the next free slots, `interval` ms apart.
   * @returns milliseconds from now to the first of them
   */
  lease(key: string, slots: number, interval: number): Promise<number>;
  /** Lets nobody send for some milliseconds. */
  hold(key: string, ms: number): Promise<void>;
}
