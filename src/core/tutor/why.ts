/** How the last grade came about, point by point. */
import { wasWritten } from './answer.js';
import type { Answering, Failure } from './outcome.js';
import { findClosed } from './prompts.js';
import type { Scene } from './scene.js';

export async function why(scene: Scene): Promise<Answering | Failure> {
  const last = await findClosed(scene);
  if (!last.found) return last.failure;
  const { prompt, note, question } = last;
  const attempt = await scene.tx.attempts.ofPrompt(prompt.id);
  if (!attempt || !wasWritten(attempt)) return { kind: 'nothing_graded' };
  const grade = (await scene.knowledge.grader()).grade(question, attempt.answer);
  const changed = attempt.rubricHash !== question.rubricHash;
  return { kind: 'why', note, question, prompt, attempt, grade, changed };
}
