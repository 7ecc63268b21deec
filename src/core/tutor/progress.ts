/** Where a learner stands: level per area, streak, what is due, weakest key points. */
import type { Library } from '../notes/library.js';
import type { Attempt, Review } from '../records.js';
import { addDays, daysBetween, startOfLearningDay } from '../review/calendar.js';
import { ownScore } from '../review/schedule.js';
import type { AreaLevel, Progress, WeakPoint } from './outcome.js';
import { subjectOf } from './prompts.js';
import { streak } from './record.js';
import { dueReviews, planToday } from './review.js';
import { today, type Scene } from './scene.js';

const WEAKEST = 3;

export async function progress(scene: Scene): Promise<Progress> {
  const { tx, learner } = scene;
  const library = await scene.knowledge.library();
  const attempts = await tx.attempts.ofLearner(learner.id);
  const reviews = await tx.reviews.ofLearner(learner.id);
  const day = today(scene);
  const done = attempts.filter((attempt) => attempt.learningDay === day);
  const weekEnd = startOfLearningDay(addDays(day, 7), learner.zone);
  return {
    kind: 'progress',
    learner,
    areas: levels(library, attempts),
    streak: await streak(scene),
    plan: await planToday(scene, (await dueReviews(scene, library)).length),
    dueThisWeek: reviews.filter((review) => review.due < weekEnd && library.question(review.questionId))
      .length,
    attempts: attempts.length,
    attemptsToday: done.length,
    pointsToday: done.reduce((sum, attempt) => sum + attempt.points, 0),
    weakest: weakest(library, reviews),
    daysToInterview: daysToInterview(scene),
  };
}

/** Days until the declared interview; undefined when there is none or it has passed. */
export function daysToInterview(scene: Scene): number | undefined {
  const { interviewDate } = scene.learner;
  if (interviewDate === undefined) return undefined;
  const days = daysBetween(today(scene), interviewDate);
  return days >= 0 ? days : undefined;
}

/** Level of each area with questions: how many were tried and the mean of their last scores. */
function levels(library: Library, attempts: readonly Attempt[]): readonly AreaLevel[] {
  const last = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const question = library.question(attempt.questionId);
    if (question) last.set(question.id, attempt);
  }
  return library.areas.map((area) => {
    const questions = library.notes.filter((note) => note.area === area).flatMap((note) => note.questions);
    const scores = questions.flatMap((question) => {
      const attempt = last.get(question.id);
      return attempt ? [ownScore(attempt)] : [];
    });
    const sum = scores.reduce((total, score) => total + score, 0);
    return {
      area,
      questions: questions.length,
      tried: scores.length,
      level: scores.length > 0 ? Math.round(sum / scores.length) : undefined,
    };
  });
}

/** Key points missed last time, the heaviest of the weakest questions first, one per question. */
function weakest(library: Library, reviews: readonly Review[]): readonly WeakPoint[] {
  const ranked = [...reviews].sort((a, b) => a.lastScore - b.lastScore || a.stability - b.stability);
  const found: WeakPoint[] = [];
  for (const review of ranked) {
    const subject = subjectOf(library, review.questionId);
    const missed = subject?.question.keyPoints.filter(({ slug }) => review.missed.includes(slug)) ?? [];
    const heaviest = [...missed].sort((a, b) => b.weight - a.weight)[0];
    if (subject && heaviest) found.push({ ...subject, point: heaviest.slug });
    if (found.length === WEAKEST) break;
  }
  return found;
}
