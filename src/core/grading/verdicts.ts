/** From meetings to verdicts: the thresholds of the grader stand here and nowhere else. */
import type { Verdict } from '../records.js';
import { assertion, bestMeeting, clarity, type Meeting } from './match.js';
import { termsOf, type Pattern } from './pattern.js';
import type { ClauseReading } from './reading.js';

/** Share of a formulation's weight that counts as having said it. */
export const hitShare = 0.6;
/** Share that counts as half of it. */
export const partialShare = 0.3;
/** Share, with its contrary words, that counts as having said the opposite. */
const contraryShare = 0.6;
/** A known wrong belief must be said this clearly to cost points. */
const beliefShare = 0.85;

/** What an answer says of one key point, over all its formulations; the verdict follows once words are shared out. */
export function read(patterns: readonly Pattern[], readings: readonly ClauseReading[]): Heard {
  const claims = readings.filter((reading) => !reading.clause.reported);
  const best = nearest(patterns, claims);
  const contrary = opposite(patterns, claims);
  const outweighed = contrary !== undefined && clarity(contrary) > (best?.share ?? 0);
  const denied = outweighed && !corrects(best, contrary, claims);
  return { share: best?.share ?? 0, ...(best && { best }), ...(denied && { contrary }) };
}

export interface Heard {
  /** 0–1 */
  readonly share: number;
  readonly best?: Meeting;
  /** Set when the opposite was said, and more clearly. */
  readonly contrary?: Meeting;
}

export const verdictOf = (share: number): Verdict =>
  share >= hitShare ? 'hit' : share >= partialShare ? 'partial' : 'missed';

/** Share of a key point's words that must be its own, not those of a clearer one. */
const ownWords = 0.2;
/** What is left of a key point that has no words of its own. */
const borrowedFactor = 0.6;

/**
 * Shares the words of an answer out: a key point all of whose words already made clearer ones proves little. Without
 * this, one statement would count for all its siblings.
 * @returns the shares in the order given
 */
export function shareOut(heard: readonly Heard[]): number[] {
  const order = heard
    .map((_, i) => i)
    .sort((a, b) => (heard[b]?.share ?? 0) - (heard[a]?.share ?? 0) || a - b);
  const used = new Set<number>();
  const shares = heard.map(({ share }) => share);
  for (const i of order) {
    const { best, share } = heard[i] ?? { share: 0 };
    if (!best || share < partialShare) continue;
    const spoken = best.found.reduce((sum, word) => sum + word.weight, 0);
    const own = best.found.reduce((sum, word) => sum + (used.has(word.token.index) ? 0 : word.weight), 0);
    if (own < ownWords * spoken) shares[i] = share * borrowedFactor;
    else if (share >= hitShare) for (const { token } of best.found) used.add(token.index);
  }
  return shares;
}

export function nearest(
  patterns: readonly Pattern[],
  readings: readonly ClauseReading[],
): Meeting | undefined {
  let best: Meeting | undefined;
  for (const pattern of patterns) {
    const meeting = heartless(bestMeeting(pattern, readings, best?.share ?? 0));
    if (meeting && (!best || meeting.share > best.share)) best = meeting;
  }
  return best;
}

/** Words around a key point without a word of its heart make it half said at most. */
function heartless(meeting: Meeting | undefined): Meeting | undefined {
  const heart = meeting?.pattern.heart;
  if (!meeting || !heart || meeting.share < hitShare || meeting.found.some((word) => heart.has(word.id)))
    return meeting;
  return { ...meeting, share: (partialShare + hitShare) / 2 };
}

/** A denial only counts against what it clearly speaks of: something of the formulation must stand beside it. */
function opposite(patterns: readonly Pattern[], readings: readonly ClauseReading[]): Meeting | undefined {
  let worst: Meeting | undefined;
  for (const pattern of patterns) {
    if (pattern.loose || termsOf(pattern).length < 2) continue;
    const meeting = assertion(pattern, readings, contraryShare);
    if (!meeting || meeting.against <= 0 || meeting.share <= 0) continue;
    if (!worst || clarity(meeting) > clarity(worst)) worst = meeting;
  }
  return worst;
}

/** The clearest statement of a wrong belief, if there is one. */
export function assertedBelief(
  patterns: readonly Pattern[],
  readings: readonly ClauseReading[],
): Meeting | undefined {
  let clearest: Meeting | undefined;
  for (const pattern of patterns) {
    const meeting = assertion(pattern, readings, beliefShare);
    if (!meeting || meeting.against > 0) continue;
    if (!clearest || meeting.share > clearest.share) clearest = meeting;
  }
  return clearest;
}

/** The later, explicitly corrected statement stands. */
function corrects(best: Meeting | undefined, contrary: Meeting, readings: readonly ClauseReading[]): boolean {
  if (!best || best.share < hitShare || best.first <= contrary.first) return false;
  return readings[best.last]?.clause.corrected ?? false;
}
