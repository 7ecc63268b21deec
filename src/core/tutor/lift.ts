/** What a score would be if disputed key points had been heard. */
import { calibrate } from '../grading/calibrate.js';
import type { Deduction, Grade } from '../grading/types.js';

const concerns = (deduction: Deduction): string | undefined =>
  'point' in deduction ? deduction.point : undefined;

/**
 * The score with the given key points counted as hit: their credit is added and the deductions on their
 * account are dropped; all others are applied again, in their order. Never below the score itself.
 */
export function liftedScore(grade: Grade, lifted: ReadonlySet<string>): number {
  const weight = grade.points.reduce((sum, point) => sum + point.weight, 0);
  const credit = grade.points.reduce(
    (sum, point) => sum + point.weight * (lifted.has(point.slug) ? 1 : point.credit),
    0,
  );
  let score = calibrate(weight > 0 ? credit / weight : 0);
  for (const deduction of grade.deductions) {
    const point = concerns(deduction);
    if (point !== undefined && lifted.has(point)) continue;
    score = 'cap' in deduction ? Math.min(score, deduction.cap) : score - deduction.cost;
  }
  return Math.max(grade.score, Math.round(Math.max(0, score) * 10) / 10);
}
