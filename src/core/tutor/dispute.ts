/**
 * "I said that": the learner disputes a verdict. Their own schedule believes them at once, boards never
 * do; the appeal goes to the curators.
 */
import type { Attempt } from '../records.js';
import { seriesOf, wasWritten } from './answer.js';
import { slugOfCode } from './codes.js';
import { liftOf } from './carry.js';
import type { Answering, Failure } from './outcome.js';
import { findClosed } from './prompts.js';
import { refresh } from './record.js';
import { today, type Scene } from './scene.js';

/** @param point slug or code of the key point; asked for when several could be meant */
export async function dispute(scene: Scene, point: string | undefined): Promise<Answering | Failure> {
  const last = await findClosed(scene);
  if (!last.found) return last.failure;
  const { prompt, note, question } = last;
  const attempt = await scene.tx.attempts.ofPrompt(prompt.id);
  if (!attempt || !wasWritten(attempt)) return { kind: 'nothing_graded' };
  const open = Object.entries(attempt.verdicts).filter(([, verdict]) => verdict !== 'hit');
  const slugs = open.map(([slug]) => slug);
  if (slugs.length === 0) return { kind: 'nothing_to_dispute', note, question, prompt };
  const chosen = point === undefined ? (slugs.length === 1 ? slugs[0] : undefined) : slugOfCode(point, slugs);
  if (chosen === undefined) {
    const points = open.map(([slug, verdict]) => ({ slug, verdict }));
    return { kind: 'dispute_choice', note, question, prompt, points };
  }
  const grade = (await scene.knowledge.grader()).grade(question, attempt.answer);
  const before = await scene.tx.appeals.ofAttempt(attempt.id);
  if (before.some((other) => other.point === chosen))
    return { kind: 'disputed_before', note, question, prompt, point: chosen };
  const believed = before.filter(({ state }) => state !== 'declined').map((other) => other.point);
  const lifted = liftOf(attempt, grade, new Set([...believed, chosen]));
  await appeal(scene, attempt, chosen, lifted);
  const { review } = await refresh(scene, attempt);
  const series = seriesOf(prompt);
  return {
    kind: 'disputed',
    note,
    question,
    prompt,
    point: chosen,
    liftedScore: lifted,
    review,
    zone: scene.learner.zone,
    today: today(scene),
    series,
  };
}

async function appeal(scene: Scene, attempt: Attempt, point: string, lifted: number): Promise<void> {
  await scene.tx.appeals.add({
    id: scene.random.id(),
    attemptId: attempt.id,
    accountId: scene.account.id,
    questionId: attempt.questionId,
    point,
    liftedScore: lifted,
    state: 'open',
    at: scene.now,
  });
}
