/** Spreads what is due over days, so that a pause does not end in an unbearable morning. */

/** Minutes one question takes, from reading to feedback; measured talking pace, rounded up. */
const MINUTES_PER_QUESTION = 1.5;

export interface ReviewPlan {
  /** Questions to serve today, at most the rest of the daily cap. */
  readonly today: number;
  /** Answered this learning day already. */
  readonly done: number;
  /** Left for the following days. */
  readonly later: number;
  /** Learning days until the backlog is gone, today included; 0 when nothing is due. */
  readonly days: number;
  /** Whole minutes for today's share. */
  readonly minutes: number;
}

/**
 * @param due questions due now
 * @param done reviews already answered this learning day
 * @param cap reviews a learning day may hold, ≥ 1
 */
export function planReviews(due: number, done: number, cap: number): ReviewPlan {
  const today = Math.min(due, Math.max(0, cap - done));
  const later = due - today;
  return {
    today,
    done,
    later,
    days: due === 0 ? 0 : Math.ceil(later / cap) + 1,
    minutes: Math.ceil(today * MINUTES_PER_QUESTION),
  };
}
