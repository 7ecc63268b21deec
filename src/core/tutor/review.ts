/** Serves what is due, most overdue first, within the daily cap. */
import type { Library } from '../notes/library.js';
import type { Review } from '../records.js';
import { daysBetween, learningDay } from '../review/calendar.js';
import { planReviews, type ReviewPlan } from '../review/plan.js';
import type { Outcome } from './outcome.js';
import { subjectOf } from './prompts.js';
import { pose } from './quiz.js';
import { streak } from './record.js';
import { today, type Scene } from './scene.js';

/** More than any cap; the plan counts them all. */
const ALL = 10_000;

/**
 * @param passed questions passed over in this run; they stay due
 * @param beyondCap go on although the day's share is done
 */
export async function review(
  scene: Scene,
  passed: readonly string[] = [],
  beyondCap = false,
): Promise<Outcome> {
  const library = await scene.knowledge.library();
  const due = await dueReviews(scene, library);
  const plan = await planToday(scene, due.length);
  const first = plan.today > 0 || beyondCap ? due.find((row) => !passed.includes(row.questionId)) : undefined;
  const subject = first && subjectOf(library, first.questionId);
  if (!first || !subject) {
    return {
      kind: 'review_done',
      plan,
      streak: await streak(scene),
      zone: scene.learner.zone,
      today: today(scene),
      nextDue: await nextDue(scene),
    };
  }
  const overdueDays = Math.max(0, daysBetween(learningDay(first.due, scene.learner.zone), today(scene)));
  return pose(scene, subject, 'review', { why: 'review', plan, overdueDays }, { passed });
}

/** Due reviews of questions that still exist and were not worked on today. */
export async function dueReviews(scene: Scene, library: Library): Promise<readonly Review[]> {
  const due = await scene.tx.reviews.due(scene.learner.id, scene.now, ALL);
  const attempts = await scene.tx.attempts.ofDay(scene.learner.id, today(scene));
  const done = new Set(attempts.map((attempt) => attempt.questionId));
  return due.filter(
    (review) => !done.has(review.questionId) && library.question(review.questionId) !== undefined,
  );
}

/** The day's share; reviews answered today are off the cap, new questions are not. */
export async function planToday(scene: Scene, due: number): Promise<ReviewPlan> {
  const reviews = await scene.tx.reviews.ofLearner(scene.learner.id);
  const day = today(scene);
  const done = reviews.filter(
    (review) => review.reps > 1 && learningDay(review.lastAt, scene.learner.zone) === day,
  );
  return planReviews(due, done.length, scene.learner.dailyCap);
}

async function nextDue(scene: Scene): Promise<number | undefined> {
  const reviews = await scene.tx.reviews.ofLearner(scene.learner.id);
  const later = reviews.map((review) => review.due).filter((due) => due > scene.now);
  return later.length > 0 ? Math.min(...later) : undefined;
}
