import { describe, expect, test } from 'vitest';
import { discrimination, type Standing } from '../../src/core/tutor/curate/discrimination.js';

const standings = (...pairs: readonly (readonly [score: number, others: number])[]): Standing[] =>
  pairs.map(([score, others]) => ({ score, others }));

describe('the discrimination of a question', () => {
  test('is the point-biserial correlation of passing with the mean of the rest', () => {
    // M₁ = 80, M₀ = 50, s = √296 ≈ 17.20, √(n₁n₀/n²) = √(6/25).
    const known = standings([90, 90], [60, 80], [75, 70], [59.9, 60], [20, 40]);
    expect(discrimination(known)).toBeCloseTo((30 / Math.sqrt(296)) * Math.sqrt(6 / 25), 6);
  });

  test('is 0 when passing has nothing to do with the rest, and negative when the weak pass', () => {
    expect(discrimination(standings([90, 50], [90, 70], [10, 50], [10, 70], [90, 60], [10, 60]))).toBeCloseTo(
      0,
    );
    expect(discrimination(standings([90, 10], [90, 20], [10, 80], [10, 90], [90, 30]))).toBeLessThan(-0.8);
  });

  test.each([
    ['too few people', standings([90, 90], [10, 10], [90, 80], [10, 20])],
    ['nobody who failed', standings([90, 1], [90, 2], [90, 3], [90, 4], [90, 5])],
    ['nobody who passed', standings([9, 1], [9, 2], [9, 3], [9, 4], [9, 5])],
    ['everybody alike otherwise', standings([90, 5], [9, 5], [90, 5], [9, 5], [90, 5])],
  ])('is unknown with %s', (_, given) => {
    expect(discrimination(given)).toBeUndefined();
  });
});
