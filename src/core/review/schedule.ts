/**
 * A learner's schedule as a fold of their attempts. The stored schedule is always the result of this
 * fold, so it can be rebuilt at any time and is the same on every platform.
 */
import { createEmptyCard, FSRS, type Card } from 'ts-fsrs';
import type { Attempt, LocalDate, Review } from '../records.js';
import { addDays, daysBetween, noonOf, startOfLearningDay } from './calendar.js';
import { ratingOf } from './rating.js';

/** Days; knowledge for an interview older than this is worth a look anyway. */
const LONGEST_INTERVAL = 365;

const fsrs = new FSRS({ enable_short_term: false, enable_fuzz: false, maximum_interval: LONGEST_INTERVAL });

/** Oldest first; of attempts at the same instant, in the order they were given. */
const inOrder = (attempts: readonly Attempt[]): Attempt[] => [...attempts].sort((a, b) => a.at - b.at);

/** The attempt made last. */
export const newestOf = (attempts: readonly Attempt[]): Attempt | undefined => inOrder(attempts).at(-1);

/**
 * The attempts that move the schedule: the first of each learning day, unless the note had been shown
 * before it on that day.
 */
export function counted(attempts: readonly Attempt[]): readonly Attempt[] {
  const first = new Map<LocalDate, Attempt>();
  for (const attempt of inOrder(attempts)) {
    if (!first.has(attempt.learningDay)) first.set(attempt.learningDay, attempt);
  }
  return [...first.values()].filter((attempt) => !attempt.exposed);
}

/** The score the learner's own schedule believes: with disputed key points lifted. */
export const ownScore = (attempt: Attempt): number => attempt.liftedScore ?? attempt.score;

/** Key points the newest attempt left open. */
const missedIn = (attempt: Attempt): readonly string[] =>
  Object.entries(attempt.verdicts)
    .filter(([, verdict]) => verdict === 'missed' || verdict === 'contradicted')
    .map(([slug]) => slug);

/**
 * Where one question stands after all its current attempts (not superseded ones).
 * Undefined while none of them counts.
 * @param interviewDate bounds every interval that begins before it
 * @param lifted key points whose verdict the learner disputed in the newest attempt
 */
export function replay(
  learnerId: string,
  attempts: readonly Attempt[],
  interviewDate: LocalDate | undefined,
  lifted: ReadonlySet<string> = new Set(),
): Review | undefined {
  const moves = counted(attempts);
  const last = moves.at(-1);
  const newest = newestOf(attempts);
  if (!last || !newest) return undefined;
  let card: Card = createEmptyCard(noonOf(moves[0]?.learningDay ?? last.learningDay));
  for (const attempt of moves) {
    card = fsrs.next(card, noonOf(attempt.learningDay), ratingOf(ownScore(attempt), attempt.hints)).card;
  }
  const interval = boundedInterval(card.scheduled_days, last.learningDay, interviewDate);
  return {
    learnerId,
    questionId: last.questionId,
    noteId: last.noteId,
    due: startOfLearningDay(addDays(last.learningDay, interval), last.zone),
    stability: card.stability,
    difficulty: card.difficulty,
    reps: card.reps,
    lapses: card.lapses,
    lastAt: last.at,
    lastScore: ownScore(last),
    missed: missedIn(newest).filter((slug) => !lifted.has(slug)),
  };
}

/**
 * At most half of the days left until the interview, so that everything comes back at least once more
 * and the last days are not flooded; never less than a day.
 */
export function boundedInterval(days: number, from: LocalDate, interviewDate: LocalDate | undefined): number {
  const plain = Math.max(1, Math.round(days));
  if (interviewDate === undefined) return plain;
  const left = daysBetween(from, interviewDate);
  return left <= 0 ? plain : Math.min(plain, Math.max(1, Math.ceil(left / 2)));
}
