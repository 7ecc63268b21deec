/** The card of a push: one question to begin with, the others one after the other. */
import type { Prompt } from '../../records.js';
import { openStatement } from '../judge.js';
import { PUSH_LIFE } from '../limits.js';
import type { Daily, Posed, Push, StatementPosed, Subject } from '../outcome.js';
import { openPrompt, subjectOf } from '../prompts.js';
import { streak } from '../record.js';
import { dueReviews } from '../review.js';
import type { Scene } from '../scene.js';
import { chooseQuestions, type Wish } from './choose.js';

/** What a card says beside its question. */
export type About = Pick<Push, 'lateBy' | 'missed' | 'again'>;

/** Chooses and poses; undefined when there is no question to pose. */
export async function newCard(scene: Scene, wish: Wish, about: About): Promise<Push | undefined> {
  const [first, ...rest] = await chooseQuestions(scene, wish);
  if (!first) return undefined;
  const queue = rest.map(({ question }) => question.id);
  return cardOf(scene, await poseFor(scene, first, queue, wish.mode === 'tap'), first, about);
}

/** The card of a question that was posed before and still waits; undefined when it does not. */
export async function sameCard(scene: Scene, promptId: string, about: About): Promise<Push | undefined> {
  const prompt = await scene.tx.prompts.get(promptId);
  if (prompt?.state !== 'open' || prompt.expiresAt <= scene.now) return undefined;
  const subject = subjectOf(await scene.knowledge.library(), prompt.questionId);
  return subject && cardOf(scene, prompt, subject, about);
}

/** The next question of the push a prompt belongs to. */
export async function nextOfPush(scene: Scene, last: Prompt): Promise<Posed | StatementPosed | Daily> {
  const library = await scene.knowledge.library();
  const queue = last.data.queue ?? [];
  const at = queue.findIndex((id) => library.question(id) !== undefined);
  const subject = at < 0 ? undefined : subjectOf(library, queue[at] ?? '');
  if (subject) {
    const prompt = await poseFor(scene, subject, queue.slice(at + 1), last.data.tap ?? false);
    return posed(prompt, subject);
  }
  const due = await dueReviews(scene, library);
  return { kind: 'push_done', streak: await streak(scene), due: due.length };
}

const poseFor = (scene: Scene, subject: Subject, queue: readonly string[], tap: boolean): Promise<Prompt> =>
  openPrompt(scene, subject, 'daily', { queue, ...(tap && { tap }) }, PUSH_LIFE);

async function cardOf(scene: Scene, prompt: Prompt, subject: Subject, about: About): Promise<Push> {
  const due = await dueReviews(scene, await scene.knowledge.library());
  return {
    kind: 'push',
    posed: posed(prompt, subject),
    streak: await streak(scene),
    due: due.length,
    left: prompt.data.queue?.length ?? 0,
    ...about,
  };
}

const posed = (prompt: Prompt, { note, question }: Subject): Posed | StatementPosed =>
  (prompt.data.tap === true ? openStatement(prompt, { note, question }) : undefined) ?? {
    kind: 'posed',
    note,
    question,
    prompt,
    lead: { why: 'chosen' },
  };
