/**
 * What the core needs from outside. The composition root (`main.ts`) injects the implementations.
 *
 * Words used here and everywhere: note, question, key point, misconception, lexicon, account, learner,
 * attempt, verdict, room, review, gap, appeal — see the glossary in README.
 */
import type { Locale } from './language.js';
import type { Platform, RoomKind } from './records.js';
import type { Outcome } from './tutor/outcome.js';

export * from './store.js';

/** Randomness as an argument: seeded in tests. */
export interface Random {
  /** A fresh opaque id, 16 base62 characters, sortable by nothing. */
  id(): string;
  /** Uniform in [0, 1). */
  number(): number;
}

export interface Log {
  debug(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** Where a message goes: a room as its platform names it. */
export interface Address {
  readonly platform: Platform;
  readonly externalId: string;
  readonly kind: RoomKind;
}

/** What became of a message; a platform's failures are values, never thrown. */
export type Delivery =
  | { readonly kind: 'sent'; readonly messageId: string | undefined }
  /** Proven not to have arrived: may be tried again, no sooner than after `retryAfter` ms. */
  | { readonly kind: 'unsent'; readonly reason: string; readonly retryAfter?: number }
  /** Nobody can tell whether it arrived. */
  | { readonly kind: 'uncertain'; readonly reason: string }
  /** The room cannot be written to any more: blocked, kicked, deleted or without permission. */
  | { readonly kind: 'closed'; readonly reason: string }
  /** The room goes on under another id; nothing was sent. */
  | { readonly kind: 'moved'; readonly externalId: string };

/** The right to do what only one of several processes may do: to receive for a bot. */
export interface Lease {
  /** Aborts when the right is gone: its owner must stop at once. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface Leases {
  /**
   * Waits until nobody else has the lease of this name; undefined when told to stop waiting.
   * @param onWait called once when it is somebody else's at first
   */
  acquire(name: string, stop: AbortSignal, onWait?: () => void): Promise<Lease | undefined>;
}

/** Sends what no update asked for: pushes, reminders, rounds of a study session. */
export interface Messenger {
  /** @param nonce for platforms that recognise a repeat by it; ≤ 25 characters */
  deliver(to: Address, outcome: Outcome, locale: Locale, nonce?: string): Promise<Delivery>;
  /** Puts the outcome in the place of an earlier message. */
  edit(to: Address, messageId: string, outcome: Outcome, locale: Locale): Promise<Delivery>;
}
