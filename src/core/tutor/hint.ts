/** Gives a hint to the open question: the heaviest key point first, missed ones before others in a drill. */
import type { Prompt } from '../records.js';
import type { Question } from '../notes/model.js';
import { MAX_HINTS } from './limits.js';
import type { Answering, Failure } from './outcome.js';
import { findOpen } from './prompts.js';
import type { Scene } from './scene.js';

export async function hint(scene: Scene): Promise<Answering | Failure> {
  const open = await findOpen(scene);
  if (!open.found) return open.failure;
  const { prompt, question, note } = open;
  const missed = (await scene.tx.reviews.get(scene.learner.id, question.id))?.missed ?? [];
  const points = inOrder(question, prompt, missed);
  const point = points[prompt.hints];
  if (prompt.hints >= MAX_HINTS || !point) return { kind: 'no_more_hints', note, question, prompt };
  const used = prompt.hints + 1;
  await scene.tx.prompts.update(prompt.id, { hints: used });
  const left = Math.min(MAX_HINTS, points.length) - used;
  return { kind: 'hint', note, question, prompt: { ...prompt, hints: used }, point, used, left };
}

function inOrder(question: Question, prompt: Prompt, missed: readonly string[]): readonly string[] {
  const drill = prompt.mode === 'mistakes' || prompt.mode === 'review';
  const rank = (slug: string): number => (drill && missed.includes(slug) ? 0 : 1);
  return [...question.keyPoints]
    .sort(
      (a, b) => rank(a.slug) - rank(b.slug) || Number(b.required) - Number(a.required) || b.weight - a.weight,
    )
    .map(({ slug }) => slug);
}
