/** Derives schedule, days and boards from attempts alone; equal to what is stored, or something is wrong. */
import type { Attempt, Learner, LearnerDay, Review, Room } from '../records.js';
import { foldBoards, type BoardEntry } from '../review/boards.js';
import { foldDay } from '../review/days.js';
import type { Tx } from '../store.js';
import { groupBy } from './group-by.js';
import { deriveReview } from './record.js';

/** A learner's reviews and days. */
export async function deriveLearner(
  tx: Tx,
  learner: Learner,
): Promise<{ reviews: readonly Review[]; days: readonly LearnerDay[] }> {
  const attempts = await tx.attempts.ofLearner(learner.id);
  const reviews: Review[] = [];
  for (const group of groupBy(attempts, (attempt) => attempt.questionId).values()) {
    const review = await deriveReview(tx, learner, group);
    if (review) reviews.push(review);
  }
  const days = [...groupBy(attempts, (attempt) => attempt.learningDay)].flatMap(
    ([day, group]) => foldDay(learner.id, day, group) ?? [],
  );
  return { reviews, days };
}

/** Replaces a learner's stored schedule and days; needed when what bounds them has changed. */
export async function rebuildLearner(tx: Tx, learner: Learner): Promise<void> {
  const { reviews, days } = await deriveLearner(tx, learner);
  await tx.reviews.replace(learner.id, reviews);
  await tx.days.replace(learner.id, days);
}

const PAGE = 500;

/** All boards out of all attempts. */
export async function deriveBoards(tx: Tx): Promise<readonly BoardEntry[]> {
  const attempts: Attempt[] = [];
  for (let last: Attempt | undefined; ;) {
    const page = await tx.attempts.all(last && { at: last.at, id: last.id }, PAGE);
    attempts.push(...page);
    last = page.at(-1);
    if (page.length < PAGE) break;
  }
  const replaced = new Set(attempts.flatMap((attempt) => attempt.supersedes ?? []));
  const rooms = new Map<string, Room>();
  for (const id of new Set(attempts.map((attempt) => attempt.roomId))) {
    const room = await tx.rooms.get(id);
    if (room) rooms.set(id, room);
  }
  return foldBoards(
    attempts.filter((attempt) => !replaced.has(attempt.id)),
    rooms,
  );
}
