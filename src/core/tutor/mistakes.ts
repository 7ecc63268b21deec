/** Drills questions whose last answer left key points open, the most forgotten first. */
import type { Outcome } from './outcome.js';
import { subjectOf } from './prompts.js';
import { pose } from './quiz.js';
import type { Scene } from './scene.js';

/** Questions of one drill; enough for a break. */
const DRILL = 10;

export async function mistakes(scene: Scene): Promise<Outcome> {
  const reviews = await scene.tx.reviews.ofLearner(scene.learner.id);
  const open = reviews.filter((review) => review.missed.length > 0);
  const ranked = [...open].sort(
    (a, b) => b.missed.length - a.missed.length || a.lastScore - b.lastScore || a.lastAt - b.lastAt,
  );
  return drill(
    scene,
    ranked.slice(0, DRILL).map((review) => review.questionId),
  );
}

/** Poses the first question of a queue that still has open key points. */
export async function drill(scene: Scene, queue: readonly string[]): Promise<Outcome> {
  const library = await scene.knowledge.library();
  for (const [at, questionId] of queue.entries()) {
    const subject = subjectOf(library, questionId);
    const review = await scene.tx.reviews.get(scene.learner.id, questionId);
    if (!subject || !review || review.missed.length === 0) continue;
    const rest = queue.slice(at + 1);
    const lead = { why: 'mistakes', missed: review.missed.length, left: rest.length } as const;
    return pose(scene, subject, 'mistakes', lead, { queue: rest });
  }
  return { kind: 'no_mistakes' };
}
