/** A better judgement of an answer after its rubric has learned something. */
import type { Grader } from '../../grading/types.js';
import type { Question } from '../../notes/model.js';
import type { Attempt } from '../../records.js';
import { pointsFor } from '../../review/points.js';
import { isCopiedFrom, verdictsOf } from '../answer.js';
import { replace } from '../record.js';
import type { Case, Desk } from './cases.js';

/**
 * Puts a new attempt in the place of the old one, never with a lower score or fewer points, and keeps the
 * answer as a case for the regression tests.
 * @returns the new score, 0–100
 */
export async function regrade(
  { tx, random, now }: Desk,
  { attempt: old, note, question, point }: Case,
  better: Question,
  grader: Grader,
): Promise<number> {
  const grade = grader.grade(better, old.answer);
  // Supplements count in part, so what is gained is added to what counts.
  const base = old.reason === 'supplement' ? grader.grade(question, old.answer).score : old.score;
  const score = Math.min(100, Math.round((old.score + Math.max(0, grade.score - base)) * 10) / 10);
  const { liftedScore: _, ...kept } = old;
  const attempt: Attempt = {
    ...kept,
    id: random.id(),
    score,
    verdicts: verdictsOf(grade.points),
    misconceptions: grade.misconceptions.map(({ slug }) => slug),
    points: Math.max(
      old.points,
      await worthOf({ tx }, old, score, isCopiedFrom({ note, question }, old.answer)),
    ),
    rubricHash: better.rubricHash,
    supersedes: old.id,
    reason: 'regrade',
  };
  const owner = await tx.learners.ofAccount(old.accountId);
  if (!owner) return old.score;
  await replace({ tx, random }, owner.learner, old, attempt, grade);
  await tx.cases.add({
    id: random.id(),
    accountId: old.accountId,
    questionId: question.id,
    point: point.slug,
    answer: old.answer,
    score: grade.score,
    at: now,
  });
  return score;
}

/** Board points of an answer at a new score; what the question was worth is kept with its prompt. */
async function worthOf(
  { tx }: Pick<Desk, 'tx'>,
  old: Attempt,
  score: number,
  copied: boolean,
): Promise<number> {
  const prompt = old.promptId === undefined ? undefined : await tx.prompts.get(old.promptId);
  return pointsFor({ ...old, score, worth: prompt?.data.worth ?? 0, copied });
}
