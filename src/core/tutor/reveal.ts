/** Shows the answer. An open question can then be ticked off by the learner's own judgement. */
import type { Prompt, PromptData } from '../records.js';
import { expose } from './ask.js';
import type { Answering, Failure } from './outcome.js';
import { findRecent, isOpen } from './prompts.js';
import { wasExposed } from './record.js';
import type { Scene } from './scene.js';

export async function reveal(scene: Scene): Promise<Answering | Failure> {
  const recent = await findRecent(scene);
  if (!recent.found) return recent.failure;
  const { prompt, note, question } = recent;
  const exposedBefore = await wasExposed(scene, note.id);
  await expose(scene, note, 'reveal');
  if (isOpen(prompt, scene)) {
    const data = { ...prompt.data, exposedBefore, ticked: [] };
    await scene.tx.prompts.update(prompt.id, { state: 'revealed', data });
    const revealed = { ...prompt, state: 'revealed' as const, data };
    return { kind: 'revealed', note, question, prompt: revealed, ticked: [] };
  }
  if (prompt.state === 'answered')
    await scene.tx.prompts.update(prompt.id, { data: closedData(prompt.data) });
  return { kind: 'revealed', note, question, prompt, ticked: ticksOf(prompt) };
}

/** Once the answer has been read, text no longer extends what was said. */
function closedData({ gradedAt: _, ...data }: PromptData): PromptData {
  return data;
}

/** What is ticked so far, while ticking is still possible. */
const ticksOf = (prompt: Prompt): readonly string[] | undefined =>
  prompt.state === 'revealed' ? (prompt.data.ticked ?? []) : undefined;
