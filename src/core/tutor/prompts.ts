/** Finding the question a message or a press is about, and posing new ones. */
import type { Library } from '../notes/library.js';
import type { Prompt, PromptData, PromptMode } from '../records.js';
import { PROMPT_LIFE } from './limits.js';
import type { Failure, Subject } from './outcome.js';
import type { Scene } from './scene.js';

export type Found =
  | ({ readonly found: true; readonly prompt: Prompt } & Subject)
  | { readonly found: false; readonly failure: Failure };

const missing = (failure: Failure): Found => ({ found: false, failure });

/** A question with its note, by the question's id or code. */
export function subjectOf(library: Library, idOrCode: string): Subject | undefined {
  const question = library.question(idOrCode);
  const note = question && library.note(question.noteId);
  return question && note ? { question, note } : undefined;
}

export const isOpen = (prompt: Prompt, scene: Scene): boolean =>
  prompt.state === 'open' && prompt.expiresAt > scene.now;

/** The question waiting for an answer: the pressed one, else the one open in this room. */
export async function findOpen(scene: Scene): Promise<Found> {
  if (scene.promptId !== undefined) {
    const pressed = await findPressed(scene, scene.promptId);
    return pressed.found && !isOpen(pressed.prompt, scene) ? missing({ kind: 'stale' }) : pressed;
  }
  const prompt = await scene.tx.prompts.current(scene.learner.id, scene.room.id, scene.now);
  return prompt ? withSubject(scene, prompt) : missing({ kind: 'no_open_question' });
}

/** The question worked on last: the pressed one, else the open one, else the one closed last. */
export async function findRecent(scene: Scene): Promise<Found> {
  if (scene.promptId !== undefined) return findPressed(scene, scene.promptId);
  const { prompts } = scene.tx;
  const prompt =
    (await prompts.current(scene.learner.id, scene.room.id, scene.now)) ??
    (await prompts.last(scene.learner.id, scene.room.id));
  return prompt ? withSubject(scene, prompt) : missing({ kind: 'no_open_question' });
}

/** The question graded last: the pressed one, else the one closed last. */
export async function findClosed(scene: Scene): Promise<Found> {
  if (scene.promptId !== undefined) return findPressed(scene, scene.promptId);
  const prompt = await scene.tx.prompts.last(scene.learner.id, scene.room.id);
  return prompt ? withSubject(scene, prompt) : missing({ kind: 'nothing_graded' });
}

async function findPressed(scene: Scene, promptId: string): Promise<Found> {
  const prompt = await scene.tx.prompts.get(promptId);
  if (!prompt) return missing({ kind: 'stale' });
  return prompt.learnerId === scene.learner.id ? withSubject(scene, prompt) : missing({ kind: 'not_yours' });
}

async function withSubject(scene: Scene, prompt: Prompt): Promise<Found> {
  const subject = subjectOf(await scene.knowledge.library(), prompt.questionId);
  return subject ? { found: true, prompt, ...subject } : missing({ kind: 'gone' });
}

/**
 * Opens a question for the learner in this room; one still open there is replaced.
 * @param life milliseconds it waits for its answer
 */
export async function openPrompt(
  scene: Scene,
  subject: Subject,
  mode: PromptMode,
  data: PromptData = {},
  life = PROMPT_LIFE,
): Promise<Prompt> {
  const prompt: Prompt = {
    id: scene.random.id(),
    learnerId: scene.learner.id,
    accountId: scene.account.id,
    roomId: scene.room.id,
    questionId: subject.question.id,
    mode,
    state: 'open',
    hints: 0,
    posedAt: scene.now,
    expiresAt: scene.now + life,
    data,
  };
  await scene.tx.prompts.open(prompt);
  return prompt;
}

/** What a later question of the same series needs to know. */
export function seriesData(data: PromptData): PromptData {
  return {
    ...(data.queue && { queue: data.queue }),
    ...(data.passed && { passed: data.passed }),
    ...(data.topic !== undefined && { topic: data.topic }),
    ...(data.difficulty !== undefined && { difficulty: data.difficulty }),
    ...(data.tap !== undefined && { tap: data.tap }),
  };
}
