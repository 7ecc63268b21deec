/** What free text means: an answer, an addition to one, or a question. */
import type { Prompt } from '../core/records.js';
import { answer, gradeAnswer, refuse } from '../core/tutor/answer.js';
import { ask } from '../core/tutor/ask.js';
import { doubt } from '../core/tutor/doubt.js';
import { DOUBTFUL_BELOW } from '../core/tutor/limits.js';
import type { Outcome, Subject } from '../core/tutor/outcome.js';
import { isOpen, subjectOf } from '../core/tutor/prompts.js';
import { isPrivate, type Scene } from '../core/tutor/scene.js';
import { supplementTo, takesSupplement } from '../core/tutor/supplement.js';
import { readsAsQuestion } from '../core/tutor/text.js';

/** What a text replies to, if anything, as the update says. */
export interface ReplyTo {
  /** The message. */
  readonly replyTo?: string | undefined;
  /** The prompt the message belongs to, where the platform tells. */
  readonly prompt?: string | undefined;
}

export async function routeText(scene: Scene, text: string, reply: ReplyTo = {}): Promise<Outcome> {
  const replied = await repliedTo(scene, reply);
  if (replied) return toReplied(scene, replied, text);
  const open = await scene.tx.prompts.current(scene.learner.id, scene.room.id, scene.now);
  // A reply to anything the tutor said in a room is meant for the question that waits there.
  if (open && (isPrivate(scene.room) || reply.replyTo !== undefined)) return toOpen(scene, open, text);
  return isPrivate(scene.room) ? withoutQuestion(scene, text) : ask(scene, text);
}

async function repliedTo({ tx, room }: Scene, { replyTo, prompt }: ReplyTo): Promise<Prompt | undefined> {
  if (prompt !== undefined) return tx.prompts.get(prompt);
  return replyTo === undefined ? undefined : tx.prompts.byMessage(room.id, replyTo);
}

/** A reply to the question's or the grade's own message leaves no doubt what it is about. */
async function toReplied(scene: Scene, prompt: Prompt, text: string): Promise<Outcome> {
  if (prompt.learnerId !== scene.learner.id) return { kind: 'not_yours' };
  if (prompt.state === 'open') return toOpen(scene, prompt, text);
  const subject = await subjectFor(scene, prompt);
  if (subject && prompt.state === 'answered') return supplementTo(scene, prompt, subject, text);
  return ask(scene, text);
}

async function toOpen(scene: Scene, prompt: Prompt, text: string): Promise<Outcome> {
  const refusal = refuse(text);
  if (refusal) return refusal;
  const subject = await subjectFor(scene, prompt);
  if (!subject) return answer(scene, text);
  if (!isOpen(prompt, scene) || (await isDoubtful(scene, subject, text))) return doubt(scene, prompt, text);
  return gradeAnswer(scene, prompt, subject, text);
}

/** No question is open: the text may still be late for one, or add to the last grade. */
async function withoutQuestion(scene: Scene, text: string): Promise<Outcome> {
  const { prompts } = scene.tx;
  const expired = await prompts.expired(scene.learner.id, scene.room.id, scene.now);
  if (expired) {
    const subject = await subjectFor(scene, expired);
    const late = subject !== undefined && (await answers(scene, subject, text));
    return late ? doubt(scene, expired, text) : ask(scene, text);
  }
  const last = await prompts.last(scene.learner.id, scene.room.id);
  const subject = last && (await subjectFor(scene, last));
  if (!takesSupplement(last, scene.now) || !subject || readsAsQuestion(text)) return ask(scene, text);
  if (await isDoubtful(scene, subject, text)) return doubt(scene, last, text);
  return supplementTo(scene, last, subject, text);
}

const subjectFor = async (scene: Scene, prompt: Prompt): Promise<Subject | undefined> =>
  subjectOf(await scene.knowledge.library(), prompt.questionId);

/** The text says something to the question. */
async function answers(scene: Scene, { question }: Subject, text: string): Promise<boolean> {
  if (refuse(text) || readsAsQuestion(text)) return false;
  return (await scene.knowledge.grader()).grade(question, text).score >= DOUBTFUL_BELOW;
}

/** It reads as a question, or says nothing to this one but finds another note for sure. */
async function isDoubtful(scene: Scene, { note, question }: Subject, text: string): Promise<boolean> {
  if (readsAsQuestion(text)) return true;
  const { score } = (await scene.knowledge.grader()).grade(question, text);
  if (score >= DOUBTFUL_BELOW) return false;
  const found = (await scene.knowledge.search()).search(text, 1);
  return found.answered && found.hits[0]?.note.id !== note.id;
}
