/** Poses the last question again. */
import type { Failure, Posed } from './outcome.js';
import { findRecent, seriesData } from './prompts.js';
import { pose } from './quiz.js';
import type { Scene } from './scene.js';

export async function retry(scene: Scene): Promise<Posed | Failure> {
  const recent = await findRecent(scene);
  if (!recent.found) return recent.failure;
  const { prompt, note, question } = recent;
  // A drill or a review goes on after the retry where it was.
  const mode = prompt.mode === 'quiz' ? 'retry' : prompt.mode;
  return pose(scene, { note, question }, mode, { why: 'retry' }, seriesData(prompt.data));
}
