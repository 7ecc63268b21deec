/** Ticking off, after the answer was shown, what one would have said. Scheduled, but no board points. */
import type { KeyPoint } from '../notes/model.js';
import type { Prompt, Verdict } from '../records.js';
import { seriesOf } from './answer.js';
import { slugOfCode } from './codes.js';
import type { Answering, Failure } from './outcome.js';
import { findRecent, type Found } from './prompts.js';
import { record } from './record.js';
import type { Scene } from './scene.js';

/** Ticks or unticks one key point, by slug or code. */
export async function tick(scene: Scene, point: string): Promise<Answering | Failure> {
  const revealed = await findRevealed(scene);
  if (!revealed.found) return revealed.failure;
  const { prompt, note, question } = revealed;
  const slugs = question.keyPoints.map(({ slug }) => slug);
  const slug = slugOfCode(point, slugs);
  if (slug === undefined) return { kind: 'stale' };
  const before = prompt.data.ticked ?? [];
  const ticked = before.includes(slug) ? before.filter((other) => other !== slug) : [...before, slug];
  const data = { ...prompt.data, ticked };
  await scene.tx.prompts.update(prompt.id, { data });
  return { kind: 'revealed', note, question, prompt: { ...prompt, data }, ticked };
}

/** Takes the ticks as the answer. */
export async function settleTicks(scene: Scene): Promise<Answering | Failure> {
  const revealed = await findRevealed(scene);
  if (!revealed.found) return revealed.failure;
  const { prompt, note, question } = revealed;
  const ticked = new Set(prompt.data.ticked ?? []);
  const effect = await record(
    scene,
    { note, question },
    {
      prompt,
      // Nothing ticked is an admitted gap, and an honest one: the answer has been read.
      mode: ticked.size === 0 ? 'dont_know' : 'ticks',
      answer: '',
      score: tickedScore(question.keyPoints, ticked),
      verdicts: Object.fromEntries(
        question.keyPoints.map(({ slug }): [string, Verdict] => [slug, ticked.has(slug) ? 'hit' : 'missed']),
      ),
      misconceptions: [],
      exposed: prompt.data.exposedBefore ?? false,
      copied: false,
    },
  );
  return { kind: 'ticked', note, question, prompt, effect, series: seriesOf(prompt) };
}

/** Share of the weight ticked, 0–100. */
export function tickedScore(points: readonly KeyPoint[], ticked: ReadonlySet<string>): number {
  const weight = (some: readonly KeyPoint[]): number => some.reduce((sum, point) => sum + point.weight, 0);
  const all = weight(points);
  const own = weight(points.filter(({ slug }) => ticked.has(slug)));
  return all === 0 ? 0 : Math.round((1000 * own) / all) / 10;
}

async function findRevealed(scene: Scene): Promise<Found> {
  const recent = await findRecent(scene);
  if (!recent.found) return recent;
  return isRevealed(recent.prompt) ? recent : { found: false, failure: { kind: 'stale' } };
}

const isRevealed = (prompt: Prompt): boolean => prompt.state === 'revealed';
