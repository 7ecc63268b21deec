/** Deletes everything kept of a learner, once they have confirmed it. */
import type { Own } from './outcome.js';
import type { Scene } from './scene.js';

export async function forget(scene: Scene, confirmed: boolean): Promise<Own> {
  if (!confirmed) return { kind: 'forget_confirm' };
  await scene.tx.learners.forget(scene.learner.id);
  return { kind: 'forgotten' };
}
