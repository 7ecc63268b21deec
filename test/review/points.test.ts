import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { isCopy } from '../../src/core/review/copies.js';
import { planReviews } from '../../src/core/review/plan.js';
import { pointsFor, worthOf } from '../../src/core/review/points.js';

const full = { score: 100, difficulty: 3, hints: 0, mode: 'text', worth: 1, copied: false } as const;

describe('board points', () => {
  test('are ten per step of difficulty, in proportion to the score', () => {
    expect(pointsFor(full)).toBe(30);
    expect(pointsFor({ ...full, score: 50 })).toBe(15);
  });

  test('are all there for what is new or due, a tenth otherwise, none after looking', () => {
    expect(worthOf({ isNew: true, due: false, exposed: false })).toBe(1);
    expect(worthOf({ isNew: false, due: true, exposed: false })).toBe(1);
    expect(worthOf({ isNew: false, due: false, exposed: false })).toBe(0.1);
    expect(worthOf({ isNew: true, due: true, exposed: true })).toBe(0);
  });

  test('shrink by a quarter per hint', () => {
    expect(pointsFor({ ...full, hints: 1 })).toBe(23);
    expect(pointsFor({ ...full, hints: 2 })).toBe(15);
  });

  test('are half for judging statements and none for ticking, giving up, copying or hardly trying', () => {
    expect(pointsFor({ ...full, mode: 'true_false' })).toBe(15);
    expect(pointsFor({ ...full, mode: 'ticks' })).toBe(0);
    expect(pointsFor({ ...full, mode: 'dont_know' })).toBe(0);
    expect(pointsFor({ ...full, copied: true })).toBe(0);
    expect(pointsFor({ ...full, score: 19 })).toBe(0);
  });
});

describe('a copy', () => {
  const shown =
    '第一次，客户端发送 SYN，seq=x，进入 SYN-SENT 状态。第二次，服务器收到后回复 SYN+ACK，自己的 seq=y，ack=x+1。';

  test('is recognised whatever was done to blanks, marks and case', () => {
    expect(isCopy(shown.replace(/[，。\s]/gu, ' ').toLowerCase(), [shown])).toBe(true);
    expect(isCopy(shown.slice(0, 60), ['something else', shown])).toBe(true);
  });

  test('is not what says the same in other words, nor what is too short to tell', () => {
    const own = '客户端先发一个同步包过去，带上自己的初始序号；服务端确认它，同时把自己的序号也发回来。';
    expect(isCopy(own, [shown])).toBe(false);
    expect(isCopy('客户端发送 SYN', [shown])).toBe(false);
  });
});

describe('the plan of the day', () => {
  test('serves what is due up to the cap and spreads the rest', () => {
    expect(planReviews(10, 0, 30)).toEqual({ today: 10, done: 0, later: 0, days: 1, minutes: 15 });
    expect(planReviews(100, 10, 30)).toEqual({ today: 20, done: 10, later: 80, days: 4, minutes: 30 });
    expect(planReviews(0, 0, 30)).toEqual({ today: 0, done: 0, later: 0, days: 0, minutes: 0 });
    expect(planReviews(5, 30, 30)).toEqual({ today: 0, done: 30, later: 5, days: 2, minutes: 0 });
  });

  test('loses no question and never exceeds the cap', () => {
    const count = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 200 }), (due, done, cap) => {
        const plan = planReviews(due, done, cap);
        expect(plan.today + plan.later).toBe(due);
        expect(plan.today).toBeLessThanOrEqual(Math.max(0, cap - done));
      }),
    );
  });
});
