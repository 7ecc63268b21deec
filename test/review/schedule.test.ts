import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { Rating } from 'ts-fsrs';
import { addDays, daysBetween, learningDay } from '../../src/core/review/calendar.js';
import { bandOf, ratingOf } from '../../src/core/review/rating.js';
import { boundedInterval, counted, replay } from '../../src/core/review/schedule.js';
import { attempt, firstDay, zone } from './attempts.js';

const dueAfter = (...attempts: readonly ReturnType<typeof attempt>[]): number => {
  const review = replay('learner', attempts, undefined);
  const last = counted(attempts).at(-1);
  return review && last ? daysBetween(last.learningDay, learningDay(review.due, zone)) : Number.NaN;
};

describe('rating', () => {
  test.each([
    [0, Rating.Again],
    [59.9, Rating.Again],
    [60, Rating.Hard],
    [74.9, Rating.Hard],
    [75, Rating.Good],
    [89.9, Rating.Good],
    [90, Rating.Easy],
    [100, Rating.Easy],
  ])('a score of %d rates %d', (score, rating) => {
    expect(ratingOf(score, 0)).toBe(rating);
  });

  test('hints lower it by one step, however many', () => {
    expect(ratingOf(95, 1)).toBe(Rating.Good);
    expect(ratingOf(80, 2)).toBe(Rating.Hard);
    expect(ratingOf(65, 1)).toBe(Rating.Again);
    expect(ratingOf(10, 1)).toBe(Rating.Again);
  });

  test('bands follow the same limits', () => {
    expect([100, 90, 89, 75, 74, 60, 59, 30, 29, 0].map(bandOf)).toEqual([
      'excellent',
      'excellent',
      'good',
      'good',
      'pass',
      'pass',
      'weak',
      'weak',
      'fail',
      'fail',
    ]);
  });
});

describe('the schedule', () => {
  test('brings a failed question back the next day and a perfect one later', () => {
    expect(dueAfter(attempt(0, 30))).toBe(1);
    expect(dueAfter(attempt(0, 95))).toBeGreaterThan(3);
  });

  test('grows with every success', () => {
    const once = dueAfter(attempt(0, 80));
    const twice = dueAfter(attempt(0, 80), attempt(once, 80));
    expect(twice).toBeGreaterThan(once);
  });

  test('counts only the first attempt of a day', () => {
    const first = attempt(0, 30, { hour: 1 });
    const again = attempt(0, 100, { hour: 2 });
    expect(counted([first, again])).toEqual([first]);
    expect(dueAfter(first, again)).toBe(1);
  });

  test('does not count an attempt after the answer was shown, nor one later that day', () => {
    const peeked = attempt(0, 100, { hour: 1, exposed: true });
    expect(
      replay('learner', [peeked, attempt(0, 100, { hour: 2, exposed: true })], undefined),
    ).toBeUndefined();
  });

  test('believes a disputed score at once', () => {
    const disputed = attempt(0, 50, { liftedScore: 95 });
    expect(dueAfter(disputed)).toBe(dueAfter(attempt(0, 95)));
  });

  test('remembers what the newest attempt missed, disputed points left out', () => {
    const newest = attempt(1, 50, { verdicts: { a: 'missed', b: 'hit', c: 'contradicted', d: 'partial' } });
    expect(replay('learner', [attempt(0, 80), newest], undefined)?.missed).toEqual(['a', 'c']);
    expect(replay('learner', [newest], undefined, new Set(['a']))?.missed).toEqual(['c']);
  });

  test('keeps every interval within half of the time to the interview', () => {
    expect(boundedInterval(30, firstDay, addDays(firstDay, 20))).toBe(10);
    expect(boundedInterval(3, firstDay, addDays(firstDay, 20))).toBe(3);
    expect(boundedInterval(30, firstDay, addDays(firstDay, 1))).toBe(1);
    expect(boundedInterval(30, firstDay, firstDay)).toBe(30);
    expect(boundedInterval(30, firstDay, undefined)).toBe(30);
  });

  test('never lets anything fall due after the interview that was ahead', () => {
    const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 90 }), (days, until) => {
        const attempts = days.map(([day, score], at) => attempt(day, score, { id: `a${at}` }));
        const last = counted(attempts).at(-1)?.learningDay ?? firstDay;
        const interview = addDays(last, until);
        const review = replay('learner', attempts, interview);
        expect(review && learningDay(review.due, zone) <= interview).toBe(true);
        expect(review && learningDay(review.due, zone) > last).toBe(true);
      }),
    );
  });

  test('is the same whatever order attempts of different moments come in', () => {
    const attempts = [attempt(0, 40), attempt(1, 70), attempt(4, 95)];
    expect(replay('learner', [...attempts].reverse(), undefined)).toEqual(
      replay('learner', attempts, undefined),
    );
  });
});
