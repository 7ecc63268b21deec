/** Subscriptions to daily pushes and their occurrences, as they are remembered. */
import type { Instant, LocalDate, Platform } from './records.js';
import type { Timetable } from './review/occurrences.js';

/**
 * due    due reviews first, then new questions
 * new    questions never tried
 * mixed  one due, one new, in turn
 * tap    true/false statements, to be answered with a thumb
 */
export const pushModes = ['due', 'new', 'mixed', 'tap'] as const;
export type PushMode = (typeof pushModes)[number];

/** What goes out every day at one time in one room. */
export interface Subscription extends Timetable {
  readonly id: string;
  readonly platform: Platform;
  readonly roomId: string;
  /** Whose questions they are; absent: everybody's in the room. */
  readonly accountId?: string;
  /** Area, deck, note or tag, by a name or id. */
  readonly topic?: string;
  /** Questions of one push, 1–10. */
  readonly count: number;
  readonly mode: PushMode;
  /** One reminder some hours later when the card was not answered. */
  readonly remind: boolean;
  /** `closed`: the room cannot be written to; `off`: ended by the learner. */
  readonly state: 'active' | 'closed' | 'off';
  readonly reason?: string;
  /** Last local date, inclusive, on which nothing is sent. */
  readonly pausedUntil?: LocalDate;
  readonly nextDate: LocalDate;
  readonly nextAt: Instant;
  /** The newest local date that was decided; the next one is strictly later. */
  readonly lastDate?: LocalDate;
  /** Version of the zone data `nextAt` was computed with; empty: not by the planner. */
  readonly zoneData: string;
  readonly createdAt: Instant;
}

/** `planned` and `sending` are under way; every occurrence ends as one of the others. */
export type OccurrenceState = 'planned' | 'sending' | 'sent' | 'missed' | 'uncertain' | 'paused';

/** One due push of one subscription on one local date. */
export interface Occurrence {
  /** Also what platforms recognise a repeat by. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly platform: Platform;
  readonly date: LocalDate;
  readonly dueAt: Instant;
  readonly state: OccurrenceState;
  /** Why it was missed, is uncertain or paused. */
  readonly reason?: string;
  /** Not to be sent before; pushed back while a process has it reserved. */
  readonly notBefore: Instant;
  /** How often sending was begun. */
  readonly tries: number;
  readonly firstTriedAt?: Instant;
  readonly triedAt?: Instant;
  readonly settledAt?: Instant;
  readonly messageId?: string;
  readonly promptId?: string;
  /** The second message of the card, if any: when it is due, and how far it is. */
  readonly followAt?: Instant;
  readonly followState?: FollowState;
}

/** `dropped`: not needed or not possible any more. */
export type FollowState = 'planned' | 'sending' | 'sent' | 'uncertain' | 'dropped';

/** How pushes stand, for operators. */
export interface PushCounts {
  readonly subscriptions: number;
  /** Planned or sending. */
  readonly due: number;
  /** Milliseconds the oldest of these is late; 0 when there is none. */
  readonly lateBy: number;
  readonly states: Readonly<Record<OccurrenceState, number>>;
}
