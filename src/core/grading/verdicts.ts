/** From meetings to verdicts: the thresholds of the grader stand here and nowhere else. */
import type { Verdict } from '../records.js';
import { assertion, bestMeeting, clarity, type Meeting } from './match.js';
import type { Pattern } from './pattern.js';
import type { ClauseReading } from './reading.js';

/** Share of a formulation's weight that counts as having said it. */
export const hitShare = 0.62;
/** Share that counts as half of it. */
export const partialShare = 0.45;
/** Share, with its contrary words, that counts as having said the opposite. */
export const contraryShare = 0.8;
/** A known wrong belief must be said this clearly to cost points. */
export const beliefShare = 0.85;

export interface Judged {
  readonly verdict: Verdict;
  readonly best?: Meeting;
  readonly contrary?: Meeting;
}

/** Judges one key point over all its formulations. */
export function judge(patterns: readonly Pattern[], readings: readonly ClauseReading[]): Judged {
  const claims = readings.filter((reading) => !reading.clause.reported);
  const best = nearest(patterns, claims);
  const contrary = opposite(patterns, claims);
  const share = best?.share ?? 0;
  const verdict: Verdict = share >= hitShare ? 'hit' : share >= partialShare ? 'partial' : 'missed';
  const outweighed = contrary !== undefined && clarity(contrary) >= Math.max(contraryShare, share);
  return {
    verdict: outweighed && !corrects(best, contrary, claims) ? 'contradicted' : verdict,
    ...(best && { best }),
    ...(outweighed && { contrary }),
  };
}

export function nearest(
  patterns: readonly Pattern[],
  readings: readonly ClauseReading[],
): Meeting | undefined {
  let best: Meeting | undefined;
  for (const pattern of patterns) {
    const meeting = bestMeeting(pattern, readings);
    if (meeting && (!best || meeting.share > best.share)) best = meeting;
  }
  return best;
}

/** A denial only counts against what it clearly speaks of: something of the formulation must stand beside it. */
function opposite(patterns: readonly Pattern[], readings: readonly ClauseReading[]): Meeting | undefined {
  let worst: Meeting | undefined;
  for (const pattern of patterns) {
    if (pattern.terms.length < 2 || pattern.loose) continue;
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
  if (!best || best.share < hitShare || best.from <= contrary.from) return false;
  return readings[best.from + best.length - 1]?.clause.corrected ?? false;
}
