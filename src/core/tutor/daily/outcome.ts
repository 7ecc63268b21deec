/** What comes of `/daily` and of pushes. */
import type { Subscription } from '../../pushes.js';
import type { Instant, Zone } from '../../records.js';
import type { Streak } from '../../review/days.js';
import type { Both } from '../../language.js';
import type { Posed, StatementPosed } from '../outcome.js';

/** A subscription with what its reader wants to know. */
export interface Listed {
  readonly subscription: Subscription;
  /** The topic's name; undefined: everything. */
  readonly topic: Both | undefined;
}

/** The card that goes out every day. */
export interface Push {
  readonly kind: 'push';
  readonly posed: Posed | StatementPosed;
  readonly streak: Streak;
  /** Reviews due now. */
  readonly due: number;
  /** Questions of this push that come after. */
  readonly left: number;
  /** Milliseconds after the time it was due. */
  readonly lateBy: number;
  /** Pushes that were not sent since the last one that was. */
  readonly missed: number;
  /**
   * uncertain  the first message may not have arrived, so this one may be a repeat
   * reminder   it was asked for, and the card was not answered
   * test       asked for just now
   */
  readonly again: 'uncertain' | 'reminder' | 'test' | undefined;
}

export type Daily =
  | Push
  | { readonly kind: 'push_done'; readonly streak: Streak; readonly due: number }
  | {
      readonly kind: 'subscriptions';
      /** What just happened; `which`: there are several, and it was not said which. */
      readonly done: 'shown' | 'added' | 'changed' | 'paused' | 'resumed' | 'ended' | 'which';
      readonly items: readonly Listed[];
      /** The reader's. */
      readonly now: Instant;
      readonly zone: Zone;
    };

export type DailyFailure =
  | { readonly kind: 'bad_daily'; readonly option: 'time' | 'weekdays'; readonly value: string }
  | { readonly kind: 'too_many_subscriptions'; readonly max: number }
  | { readonly kind: 'daily_in_private' };
