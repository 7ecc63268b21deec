/** Leaves the open question and goes on with the series. */
import type { Failure, Outcome } from './outcome.js';
import { next } from './next.js';
import { findOpen } from './prompts.js';
import type { Scene } from './scene.js';

export async function skip(scene: Scene): Promise<Outcome | Failure> {
  const open = await findOpen(scene);
  if (!open.found) return open.failure;
  await scene.tx.prompts.update(open.prompt.id, { state: 'skipped' });
  return next(scene, open.prompt, { why: 'skipped' });
}
