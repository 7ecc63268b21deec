/** Grades a free-text answer to the open question. */
import type { Grade, PointGrade } from '../grading/types.js';
import type { Question } from '../notes/model.js';
import type { Attempt, Verdict } from '../records.js';
import { isCopy } from '../review/copies.js';
import { MAX_ANSWER } from './limits.js';
import type { Effect, Failure, Graded, Series, Subject } from './outcome.js';
import { findOpen } from './prompts.js';
import { record, wasExposed } from './record.js';
import type { Scene } from './scene.js';
import { isReadable } from './text.js';
import type { Prompt } from '../records.js';

export async function answer(scene: Scene, text: string): Promise<Graded | Failure> {
  const open = await findOpen(scene);
  if (!open.found) return open.failure;
  const refusal = refuse(text);
  if (refusal) return refusal;
  return gradeAnswer(scene, open.prompt, open, text);
}

/** Why an answer cannot be graded at all; the question stays open. */
export function refuse(text: string): Failure | undefined {
  if (text.length > MAX_ANSWER) return { kind: 'too_long', length: text.length, max: MAX_ANSWER, open: true };
  return isReadable(text) ? undefined : { kind: 'unreadable', open: true };
}

/** Grades and records an answer to a prompt that is the learner's own. */
export async function gradeAnswer(
  scene: Scene,
  prompt: Prompt,
  { note, question }: Subject,
  text: string,
): Promise<Graded> {
  const grade = (await scene.knowledge.grader()).grade(question, text);
  const copied = isCopiedFrom({ note, question }, text);
  const effect = await record(
    scene,
    { note, question },
    {
      prompt,
      mode: 'text',
      answer: text,
      score: grade.score,
      verdicts: verdictsOf(grade.points),
      misconceptions: grade.misconceptions.map(({ slug }) => slug),
      exposed: await wasExposed(scene, note.id),
      copied,
    },
  );
  return graded(scene, prompt, { note, question }, grade, effect, copied);
}

/** The answer repeats what the notes show. */
export const isCopiedFrom = ({ note, question }: Subject, text: string): boolean =>
  isCopy(text, [
    question.modelAnswer.zh,
    question.modelAnswer.en,
    note.shortAnswer.zh,
    note.shortAnswer.en,
    note.body,
  ]);

export const verdictsOf = (points: readonly PointGrade[]): Readonly<Record<string, Verdict>> =>
  Object.fromEntries(points.map(({ slug, verdict }) => [slug, verdict]));

export async function graded(
  scene: Scene,
  prompt: Prompt,
  subject: Subject,
  grade: Grade,
  effect: Effect,
  copied: boolean,
): Promise<Graded> {
  const saved = await scene.tx.saved.list(scene.learner.id);
  return {
    kind: 'graded',
    ...subject,
    prompt,
    grade,
    effect,
    copied,
    heaviestMiss: heaviestMiss(subject.question, grade),
    series: seriesOf(prompt),
    saved: saved.some(({ questionId }) => questionId === subject.question.id),
  };
}

export const seriesOf = (prompt: Prompt): Series => ({
  mode: prompt.mode,
  ...(prompt.data.queue && { left: prompt.data.queue.length }),
});

const order: Readonly<Record<Verdict, number>> = { contradicted: 0, missed: 0, partial: 1, hit: 2 };

/** The key point to ask after: wrong or missing before half said, required and heavy before light. */
export function heaviestMiss(question: Question, grade: Grade): string | undefined {
  const required = new Set(question.keyPoints.filter((point) => point.required).map(({ slug }) => slug));
  const open = grade.points.filter(({ verdict }) => verdict !== 'hit');
  const ranked = [...open].sort(
    (a, b) =>
      order[a.verdict] - order[b.verdict] ||
      Number(required.has(b.slug)) - Number(required.has(a.slug)) ||
      b.weight - a.weight,
  );
  return ranked[0]?.slug;
}

/** Whether the attempt is the kind a grade can be explained or disputed for. */
export const wasWritten = (attempt: Attempt): boolean => attempt.mode === 'text';
