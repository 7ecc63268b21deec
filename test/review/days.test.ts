import { describe, expect, test } from 'vitest';
import type { LearnerDay } from '../../src/core/records.js';
import { addDays } from '../../src/core/review/calendar.js';
import { foldDay, streakOf } from '../../src/core/review/days.js';
import { attempt } from './attempts.js';

/** Monday. */
const monday = '2026-11-23';
const days = (...offsets: readonly number[]): LearnerDay[] =>
  offsets.map((offset) => ({
    learnerId: 'l',
    day: addDays(monday, offset),
    attempts: 1,
    honest: true,
    points: 0,
  }));

describe('a learning day', () => {
  test('is honest with one attempt of 20, or an admitted gap', () => {
    expect(foldDay('l', monday, [attempt(0, 19), attempt(0, 20)])?.honest).toBe(true);
    expect(foldDay('l', monday, [attempt(0, 19)])?.honest).toBe(false);
    expect(foldDay('l', monday, [attempt(0, 0, { mode: 'dont_know' })])?.honest).toBe(true);
  });

  test('adds up attempts and points', () => {
    const day = foldDay('l', monday, [attempt(0, 90, { points: 18 }), attempt(0, 50, { points: 10 })]);
    expect(day).toMatchObject({ attempts: 2, points: 28 });
  });

  test('does not exist without attempts', () => {
    expect(foldDay('l', monday, [])).toBeUndefined();
  });
});

describe('the streak', () => {
  const today = addDays(monday, 4);

  test('counts honest days without a break, today included once it has one', () => {
    expect(streakOf(days(1, 2, 3, 4), today)).toEqual({ days: 4, today: true, frozen: false });
    expect(streakOf(days(1, 2, 3), today)).toEqual({ days: 3, today: false, frozen: false });
  });

  test('survives one idle day a week', () => {
    expect(streakOf(days(0, 1, 3, 4), today)).toEqual({ days: 4, today: true, frozen: true });
  });

  test('ends at the second idle day of a week', () => {
    expect(streakOf(days(0, 2, 4), today)).toEqual({ days: 2, today: true, frozen: true });
  });

  test('has a freeze for every week', () => {
    // Idle on the Sunday before and on Wednesday: different weeks.
    expect(streakOf(days(-3, -2, 0, 1, 3, 4), today)).toEqual({ days: 6, today: true, frozen: true });
  });

  test('does not begin with a freeze', () => {
    expect(streakOf(days(4), today)).toEqual({ days: 1, today: true, frozen: false });
    expect(streakOf([], today)).toEqual({ days: 0, today: false, frozen: false });
  });
});
