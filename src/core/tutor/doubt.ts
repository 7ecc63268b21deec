/** Text that may be an answer or a question: nothing is recorded until the learner says which. */
import type { Prompt } from '../records.js';
import { ask } from './ask.js';
import { gradeAnswer, refuse } from './answer.js';
import type { Outcome } from './outcome.js';
import { findRecent, isOpen } from './prompts.js';
import type { Scene } from './scene.js';
import { supplementTo } from './supplement.js';

/** Keeps the text with the prompt it may belong to and asks. */
export async function doubt(scene: Scene, prompt: Prompt, text: string): Promise<Outcome> {
  await scene.tx.prompts.update(prompt.id, { data: { ...prompt.data, doubt: text } });
  return { kind: 'doubt', prompt, text, expired: prompt.state === 'open' && !isOpen(prompt, scene) };
}

/** The learner has said which. */
export async function resolveDoubt(scene: Scene, as: 'answer' | 'ask'): Promise<Outcome> {
  const recent = await findRecent(scene);
  if (!recent.found) return recent.failure;
  const { doubt: text, ...data } = recent.prompt.data;
  if (text === undefined) return { kind: 'stale' };
  const prompt = { ...recent.prompt, data };
  await scene.tx.prompts.update(prompt.id, { data });
  if (as === 'ask') return ask(scene, text);
  const refusal = refuse(text);
  if (refusal) return refusal;
  // A question that has run out of time is still answered when the learner says so.
  if (prompt.state === 'open') return gradeAnswer(scene, prompt, recent, text);
  return prompt.state === 'answered' ? supplementTo(scene, prompt, recent, text) : { kind: 'stale' };
}
