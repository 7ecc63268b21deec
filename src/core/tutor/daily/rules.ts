/** Numbers of pushes; times in milliseconds. */
import type { Occurrence } from '../../pushes.js';
import type { Instant, Platform } from '../../records.js';

const MINUTE = 60_000;

/** Later than this it is not sent any more. */
export const MAX_LATE = 360 * MINUTE;
/** An uncertain card without a press is sent once more after this. */
export const UNCERTAIN_AFTER = 15 * MINUTE;
/** The reminder somebody asked for comes this long after an unanswered card. */
export const REMIND_AFTER = 240 * MINUTE;
/** A second message is of no use any more this long after the first. */
const FOLLOW_UNTIL = REMIND_AFTER + 120 * MINUTE;
/** Where a repeat is recognised, an uncertain send is repeated within this time of the first. */
const REPEAT_WITHIN = 2 * MINUTE;

export const isFollowLate = ({ settledAt }: Occurrence, at: Instant): boolean =>
  at - (settledAt ?? at) > FOLLOW_UNTIL;

/** Platforms that take a message with a known nonce for the one they have: Discord, for some minutes. */
const recognisesRepeats: Readonly<Record<Platform, boolean>> = {
  discord: true,
  telegram: false,
  terminal: false,
};

/** An ambiguous send may be repeated without anybody getting it twice. */
export const mayRepeat = (platform: Platform, since: number): boolean =>
  recognisesRepeats[platform] && since < REPEAT_WITHIN;

/** Pause before the next try of a push that was not sent: 2 s, doubling up to 5 min. */
export const pauseAfter = (tries: number): number => Math.min(5 * MINUTE, 1000 * 2 ** tries);
