/** An honest "I don't know": counts as an attempt, and the answer is shown at once. */
import type { Verdict } from '../records.js';
import { expose } from './ask.js';
import { seriesOf } from './answer.js';
import type { Answering, Failure } from './outcome.js';
import { findOpen } from './prompts.js';
import { record, wasExposed } from './record.js';
import type { Scene } from './scene.js';

export async function dunno(scene: Scene): Promise<Answering | Failure> {
  const open = await findOpen(scene);
  if (!open.found) return open.failure;
  const { prompt, note, question } = open;
  const effect = await record(
    scene,
    { note, question },
    {
      prompt,
      mode: 'dont_know',
      answer: '',
      score: 0,
      verdicts: Object.fromEntries(question.keyPoints.map(({ slug }): [string, Verdict] => [slug, 'missed'])),
      misconceptions: [],
      exposed: await wasExposed(scene, note.id),
      copied: false,
    },
  );
  await expose(scene, note, 'reveal');
  return { kind: 'gave_up', note, question, prompt, effect, series: seriesOf(prompt) };
}
