/** Learning days and the streak they make; both are folds of attempts. */
import type { Attempt, LearnerDay, LocalDate } from '../records.js';
import { addDays, weekOf } from './calendar.js';

/** A score from here on is an honest attempt, 0–100. */
export const HONEST = 20;

/** An attempt that shows work: some of the answer, or an admitted "don't know" (its answer is shown at once). */
const isHonest = (attempt: Attempt): boolean =>
  attempt.mode === 'dont_know' || Math.max(attempt.score, attempt.liftedScore ?? 0) >= HONEST;

/** One learning day out of its current attempts; undefined when there are none. */
export function foldDay(
  learnerId: string,
  day: LocalDate,
  attempts: readonly Attempt[],
): LearnerDay | undefined {
  if (attempts.length === 0) return undefined;
  return {
    learnerId,
    day,
    attempts: attempts.length,
    honest: attempts.some(isHonest),
    points: attempts.reduce((sum, attempt) => sum + attempt.points, 0),
  };
}

export interface Streak {
  /** Learning days with at least one honest attempt, without a break. */
  readonly days: number;
  /** Today is one of them already. */
  readonly today: boolean;
  /** This week's freeze has been used up by a day without an attempt. */
  readonly frozen: boolean;
}

/**
 * Counts back from today. Today does not break a streak before it is over; one idle day per ISO week is
 * bridged by that week's freeze.
 */
export function streakOf(days: readonly LearnerDay[], today: LocalDate): Streak {
  const honest = new Set(days.filter((day) => day.honest).map((day) => day.day));
  const earliest = [...honest].sort()[0];
  const result = { days: honest.has(today) ? 1 : 0, today: honest.has(today), frozen: false };
  if (earliest === undefined) return result;
  const freezes = new Map<LocalDate, LocalDate>();
  let unsure: LocalDate[] = [];
  for (let day = addDays(today, -1); day >= earliest; day = addDays(day, -1)) {
    if (honest.has(day)) {
      result.days += 1;
      for (const idle of unsure) result.frozen ||= weekOf(idle) === weekOf(today);
      unsure = [];
    } else {
      const week = weekOf(day);
      if (freezes.has(week)) break;
      freezes.set(week, day);
      unsure = [...unsure, day];
    }
  }
  return result;
}
