/** Extends an answer that was just graded: the joined text is graded anew, what it adds counts 70 %. */
import type { Attempt, Prompt } from '../records.js';
import { pointsFor } from '../review/points.js';
import { graded, isCopiedFrom, refuse, verdictsOf, wasWritten } from './answer.js';
import { SUPPLEMENT_SHARE, SUPPLEMENT_WINDOW } from './limits.js';
import type { Failure, Graded, Subject } from './outcome.js';
import { supersede, wasExposed } from './record.js';
import type { Scene } from './scene.js';

/** True while text in a DM still extends the prompt's answer. */
export const takesSupplement = (prompt: Prompt | undefined, now: number): prompt is Prompt =>
  prompt?.state === 'answered' &&
  prompt.data.gradedAt !== undefined &&
  now - prompt.data.gradedAt <= SUPPLEMENT_WINDOW;

/** Adds a text to the answer of a prompt that was graded. */
export async function supplementTo(
  scene: Scene,
  prompt: Prompt,
  { note, question }: Subject,
  text: string,
): Promise<Graded | Failure> {
  const old = await scene.tx.attempts.ofPrompt(prompt.id);
  if (!old || !wasWritten(old)) return { kind: 'nothing_graded' };
  const joined = `${old.answer}\n${text}`;
  const refusal = refuse(text) ?? refuse(joined);
  if (refusal) return { ...refusal, ...(refusal.kind === 'too_long' && { open: false }) };
  const grader = await scene.knowledge.grader();
  const grade = grader.grade(question, joined);
  // What was read in between is not the learner's own any more.
  const peeked = !old.exposed && (await wasExposed(scene, note.id));
  const plain = grader.grade(question, old.answer).score;
  const score = extendedScore(old.score, plain, peeked ? Math.min(plain, grade.score) : grade.score);
  const copied = isCopiedFrom({ note, question }, joined);
  const { liftedScore: _, ...kept } = old;
  const attempt: Attempt = {
    ...kept,
    id: scene.random.id(),
    answer: joined,
    score,
    verdicts: verdictsOf(grade.points),
    misconceptions: grade.misconceptions.map(({ slug }) => slug),
    points: pointsFor({ ...old, score, worth: prompt.data.worth ?? 0, copied }),
    rubricHash: question.rubricHash,
    supersedes: old.id,
    reason: 'supplement',
  };
  const effect = await supersede(scene, old, attempt, grade);
  await scene.tx.prompts.update(prompt.id, { data: { ...prompt.data, gradedAt: scene.now } });
  const result = await graded(scene, prompt, { note, question }, grade, effect, copied);
  return { ...result, before: { score: old.score } };
}

/**
 * What was earned before stays earned; what is added counts 70 %; what is taken back counts in full.
 * @param counted the score of the answer so far, after earlier supplements
 * @param plain what the grader gives for the answer so far
 * @param joined what it gives for the joined text
 */
export function extendedScore(counted: number, plain: number, joined: number): number {
  const gain = joined - plain;
  const score = gain >= 0 ? counted + SUPPLEMENT_SHARE * gain : Math.min(counted, joined);
  return Math.round(Math.max(0, score) * 10) / 10;
}
