/** Writing an attempt and everything that follows from it: schedule, day and boards. */
import type { Grade } from '../grading/types.js';
import type { AnswerMode, Attempt, Learner, LearnerDay, LocalDate, Prompt, Review } from '../records.js';
import { scopesOf } from '../review/boards.js';
import { addDays, localDate } from '../review/calendar.js';
import { foldDay, streakOf, type Streak } from '../review/days.js';
import { pointsFor, worthOf } from '../review/points.js';
import { counted, newestOf, replay } from '../review/schedule.js';
import type { Tx } from '../store.js';
import { carryDisputes } from './carry.js';
import type { Effect, Subject } from './outcome.js';
import { today, type Scene } from './scene.js';

/** Days a streak is looked back for; longer ones are shown as this long. */
const STREAK_HORIZON = 730;

/** What was judged; everything else follows from the scene. */
export interface Judgement {
  readonly prompt: Prompt;
  readonly mode: AnswerMode;
  readonly answer: string;
  /** 0–100 */
  readonly score: number;
  readonly verdicts: Attempt['verdicts'];
  readonly misconceptions: readonly string[];
  readonly exposed: boolean;
  readonly copied: boolean;
}

/** The note had been shown to the learner earlier this learning day. */
export const wasExposed = async (scene: Scene, noteId: string): Promise<boolean> =>
  (await scene.tx.days.exposed(scene.learner.id, noteId, today(scene))).length > 0;

/** Stores a first grade of a prompt and closes it. */
export async function record(scene: Scene, subject: Subject, judged: Judgement): Promise<Effect> {
  const { tx, learner, now } = scene;
  const { question, note } = subject;
  const review = await tx.reviews.get(learner.id, question.id);
  const worth = worthOf({
    isNew: !(await tx.attempts.questions(learner.id)).has(question.id),
    due: review !== undefined && review.due <= now,
    exposed: judged.exposed,
  });
  const { hints } = judged.prompt;
  const attempt: Attempt = {
    id: scene.random.id(),
    accountId: scene.account.id,
    roomId: scene.room.id,
    questionId: question.id,
    noteId: note.id,
    area: note.area,
    promptId: judged.prompt.id,
    mode: judged.mode,
    at: now,
    learningDay: today(scene),
    zone: learner.zone,
    roomDate: localDate(now, scene.room.zone),
    answer: judged.answer,
    score: judged.score,
    verdicts: judged.verdicts,
    misconceptions: judged.misconceptions,
    hints,
    exposed: judged.exposed,
    points: pointsFor({ ...judged, difficulty: question.difficulty, hints, worth }),
    difficulty: question.difficulty,
    rubricHash: question.rubricHash,
  };
  await tx.attempts.add(attempt);
  await tx.prompts.update(judged.prompt.id, {
    state: 'answered',
    // Only written answers can be added to.
    data: { ...judged.prompt.data, worth, ...(judged.mode === 'text' && { gradedAt: now }) },
  });
  await addToBoards(tx, attempt, { points: attempt.points, attempts: 1 });
  return refresh(scene, attempt);
}

/** Stores a better judgement of an attempt in its place; boards get the difference. */
export async function supersede(scene: Scene, old: Attempt, attempt: Attempt, grade: Grade): Promise<Effect> {
  await replace(scene, scene.learner, old, attempt, grade);
  return effectOf(scene, attempt);
}

/** The same for an attempt of any learner, whoever has judged it. */
export async function replace(
  { tx, random }: Pick<Scene, 'tx' | 'random'>,
  learner: Learner,
  old: Attempt,
  attempt: Attempt,
  grade: Grade,
): Promise<void> {
  await tx.attempts.add(attempt);
  await carryDisputes({ tx, random }, old, attempt, grade);
  await addToBoards(tx, attempt, { points: attempt.points - old.points, attempts: 0 });
  await derive(tx, learner, attempt);
}

async function addToBoards(
  tx: Tx,
  attempt: Attempt,
  delta: { points: number; attempts: number },
): Promise<void> {
  const room = await tx.rooms.get(attempt.roomId);
  if (!room || (delta.points === 0 && delta.attempts === 0)) return;
  for (const { scope, day } of scopesOf(attempt, room)) {
    await tx.boards.add(scope, day, attempt.accountId, delta);
  }
}

/** Derives the question's review and the attempt's day anew, and says what the attempt did. */
export async function refresh(scene: Scene, attempt: Attempt): Promise<Effect> {
  await derive(scene.tx, scene.learner, attempt);
  return effectOf(scene, attempt);
}

/** Derives the review of an attempt's question and its day anew. */
export async function derive(
  tx: Tx,
  learner: Learner,
  { questionId, learningDay }: Pick<Attempt, 'questionId' | 'learningDay'>,
): Promise<void> {
  const review = await deriveReview(tx, learner, await tx.attempts.ofQuestion(learner.id, questionId));
  if (review) await tx.reviews.put(review);
  const day = await deriveDay(tx, learner.id, learningDay);
  if (day) await tx.days.put(day);
}

async function effectOf(scene: Scene, attempt: Attempt): Promise<Effect> {
  const { tx, learner } = scene;
  const attempts = await tx.attempts.ofQuestion(learner.id, attempt.questionId);
  return {
    attempt,
    review: await deriveReview(tx, learner, attempts),
    counted: counted(attempts).some((other) => other.id === attempt.id),
    streak: await streak(scene),
    today: today(scene),
  };
}

/** The schedule of one question out of its current attempts. */
export async function deriveReview(
  tx: Tx,
  learner: Learner,
  attempts: readonly Attempt[],
): Promise<Review | undefined> {
  const newest = newestOf(attempts);
  if (!newest) return undefined;
  const appeals = await tx.appeals.ofAttempt(newest.id);
  const lifted = appeals.filter((appeal) => appeal.state !== 'declined').map((appeal) => appeal.point);
  return replay(learner.id, attempts, learner.interviewDate, new Set(lifted));
}

const deriveDay = async (tx: Tx, learnerId: string, day: LocalDate): Promise<LearnerDay | undefined> =>
  foldDay(learnerId, day, await tx.attempts.ofDay(learnerId, day));

export async function streak(scene: Scene): Promise<Streak> {
  const day = today(scene);
  return streakOf(await scene.tx.days.since(scene.learner.id, addDays(day, -STREAK_HORIZON)), day);
}
