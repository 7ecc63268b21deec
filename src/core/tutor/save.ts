/** Favourites. */
import type { Failure, Own } from './outcome.js';
import { findRecent, subjectOf } from './prompts.js';
import type { Scene } from './scene.js';

/** Keeps the question worked on last. */
export async function save(scene: Scene): Promise<Own | Failure> {
  const recent = await findRecent(scene);
  if (!recent.found) return recent.failure;
  const { note, question } = recent;
  const added = await scene.tx.saved.add(scene.learner.id, question.id, scene.now);
  return { kind: 'saved', note, question, before: !added };
}

/** @param idOrCode of the question */
export async function unsave(scene: Scene, idOrCode: string): Promise<Own | Failure> {
  const question = (await scene.knowledge.library()).question(idOrCode);
  if (!question) return { kind: 'gone' };
  await scene.tx.saved.remove(scene.learner.id, question.id);
  return { kind: 'unsaved' };
}

export async function listSaved(scene: Scene): Promise<Own> {
  const library = await scene.knowledge.library();
  const rows = await scene.tx.saved.list(scene.learner.id);
  return {
    kind: 'saved_list',
    items: rows.flatMap(({ questionId }) => subjectOf(library, questionId) ?? []),
  };
}
