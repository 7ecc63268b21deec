/** Disputes of an answer that is judged again. */
import type { Grade } from '../grading/types.js';
import type { Attempt } from '../records.js';
import { liftedScore } from './lift.js';
import type { Scene } from './scene.js';

/** The new judgement may leave disputed key points open: what was lifted stays lifted, and waits on. */
export async function carryDisputes(
  { tx, random }: Pick<Scene, 'tx' | 'random'>,
  old: Attempt,
  attempt: Attempt,
  grade: Grade,
): Promise<void> {
  const before = (await tx.appeals.ofAttempt(old.id)).filter(({ state }) => state === 'open');
  const still = before.filter(({ point }) => (attempt.verdicts[point] ?? 'hit') !== 'hit');
  const lifted = liftOf(attempt, grade, new Set(still.map(({ point }) => point)));
  for (const appeal of still) {
    await tx.appeals.add({ ...appeal, id: random.id(), attemptId: attempt.id, liftedScore: lifted });
  }
}

/** Supplements count in part, so the gain is added to the score that counts, not to the plain one. */
export function liftOf(attempt: Attempt, grade: Grade, points: ReadonlySet<string>): number {
  const gain = liftedScore(grade, points) - grade.score;
  return Math.min(100, Math.round((attempt.score + Math.max(0, gain)) * 10) / 10);
}
