/** Poses a question on a topic, or one of the tutor's choice. */
import type { Library } from '../notes/library.js';
import type { Prompt, PromptMode } from '../records.js';
import type { Failure, Lead, Posed, Subject } from './outcome.js';
import { openPrompt, subjectOf } from './prompts.js';
import { today, type Scene } from './scene.js';
import { candidates, selectQuestion, type Seen } from './select.js';
import { ROOM_AREA } from './rooms/own-library.js';
import { nearestTopics, resolveTopic, type Topic } from './topics.js';

export interface QuizWish {
  readonly topic?: string;
  /** 1–5 */
  readonly difficulty?: number;
}

const NEAREST = 4;

export async function quiz(
  scene: Scene,
  wish: QuizWish,
  lead: Lead = { why: 'quiz' },
): Promise<Posed | Failure> {
  const library = await scene.knowledge.library();
  const topic = wish.topic === undefined ? undefined : await understandTopic(scene, library, wish.topic);
  if (wish.topic !== undefined && !topic) {
    const nearest = nearestTopics(library, wish.topic, NEAREST);
    return { kind: 'unknown_topic', topic: wish.topic, nearest };
  }
  const among = topic ? [] : roomTopics(scene, library);
  const wanted = {
    ...(topic && { topic }),
    ...(among.length > 0 && { among }),
    ...(wish.difficulty !== undefined && { difficulty: wish.difficulty }),
    ...(scene.learner.role !== undefined && { role: scene.learner.role }),
  };
  if (candidates(library, wanted).length === 0) {
    return { kind: 'no_questions', topic: wish.topic, difficulty: wish.difficulty };
  }
  const subject = selectQuestion(library, wanted, await seenBy(scene), scene.random.number());
  if (!subject) return { kind: 'no_questions', topic: wish.topic, difficulty: wish.difficulty };
  return pose(scene, subject, 'quiz', lead, {
    ...(wish.topic !== undefined && { topic: wish.topic }),
    ...(wish.difficulty !== undefined && { difficulty: wish.difficulty }),
  });
}

/** Topics the room's admins have chosen, and its own questions with them; none: anything goes. */
function roomTopics({ room }: Scene, library: Library): readonly Topic[] {
  const chosen = (room.settings?.topics ?? []).flatMap((id) => resolveTopic(library, id) ?? []);
  return chosen.length > 0 ? [...chosen, { kind: 'area', area: ROOM_AREA }] : [];
}

/** A name, or failing that whatever the notes confidently understand by it. */
async function understandTopic(scene: Scene, library: Library, text: string): Promise<Topic | undefined> {
  const named = resolveTopic(library, text);
  if (named) return named;
  const found = (await scene.knowledge.search()).search(text, 1);
  const note = found.answered ? found.hits[0]?.note : undefined;
  return note && { kind: 'note', note };
}

async function seenBy(scene: Scene): Promise<Seen> {
  const { tx, learner, room } = scene;
  const last =
    (await tx.prompts.current(learner.id, room.id, scene.now)) ??
    (await tx.prompts.last(learner.id, room.id));
  const done = await tx.attempts.ofDay(learner.id, today(scene));
  return {
    attempted: await tx.attempts.questions(learner.id),
    recent: new Set([...(last ? [last.questionId] : []), ...done.map((attempt) => attempt.questionId)]),
    reviews: await tx.reviews.ofLearner(learner.id),
    now: scene.now,
  };
}

/** Poses a given question: "test me" under a note, or a favourite. */
export async function poseChosen(scene: Scene, idOrCode: string): Promise<Posed | Failure> {
  const subject = subjectOf(await scene.knowledge.library(), idOrCode);
  return subject ? pose(scene, subject, 'quiz', { why: 'chosen' }) : { kind: 'gone' };
}

export async function pose(
  scene: Scene,
  subject: Subject,
  mode: PromptMode,
  lead: Lead,
  data: Prompt['data'] = {},
): Promise<Posed> {
  return { kind: 'posed', ...subject, prompt: await openPrompt(scene, subject, mode, data), lead };
}
