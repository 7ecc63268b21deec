/** The next question of whatever series the last one belonged to. */
import type { Prompt } from '../records.js';
import { nextOfPush } from './daily/card.js';
import { drill } from './mistakes.js';
import type { Lead, Outcome } from './outcome.js';
import { quiz } from './quiz.js';
import { review } from './review.js';
import type { Scene } from './scene.js';

/** @param after the question before; the one worked on last when absent */
export async function next(scene: Scene, after?: Prompt, lead?: Lead): Promise<Outcome> {
  const { prompts } = scene.tx;
  const last = after ?? (await lastPrompt(scene, prompts));
  switch (last?.mode) {
    case 'review':
      return review(scene, passedOver(last));
    case 'mistakes':
      return drill(scene, last.data.queue ?? []);
    case 'daily':
      return nextOfPush(scene, last);
    case 'quiz':
    case 'retry':
      return quiz(scene, wishOf(last), lead);
    case undefined:
      return quiz(scene, {}, lead);
  }
}

async function lastPrompt(scene: Scene, prompts: Scene['tx']['prompts']): Promise<Prompt | undefined> {
  const pressed = scene.promptId === undefined ? undefined : await prompts.get(scene.promptId);
  if (pressed?.learnerId === scene.learner.id) return pressed;
  return (
    (await prompts.current(scene.learner.id, scene.room.id, scene.now)) ??
    (await prompts.last(scene.learner.id, scene.room.id))
  );
}

/** Answered questions are due no more; one that was not answered is passed over for this run. */
const passedOver = (last: Prompt): readonly string[] => [
  ...(last.data.passed ?? []),
  ...(last.state === 'answered' ? [] : [last.questionId]),
];

const wishOf = (prompt: Prompt): { topic?: string; difficulty?: number } => ({
  ...(prompt.data.topic !== undefined && { topic: prompt.data.topic }),
  ...(prompt.data.difficulty !== undefined && { difficulty: prompt.data.difficulty }),
});
