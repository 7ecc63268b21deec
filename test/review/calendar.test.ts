import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import {
  addDays,
  daysBetween,
  knownZone,
  learningDay,
  readDate,
  startOfLearningDay,
  weekOf,
} from '../../src/core/review/calendar.js';

const at = (text: string): number => Date.parse(text);

describe('the learning day', () => {
  test('ends at four in the morning, local time', () => {
    expect(learningDay(at('2026-11-24T03:59:59+08:00'), 'Asia/Shanghai')).toBe('2026-11-23');
    expect(learningDay(at('2026-11-24T04:00:00+08:00'), 'Asia/Shanghai')).toBe('2026-11-24');
  });

  test('is the local one: the same instant is another day elsewhere', () => {
    const instant = at('2026-11-24T06:00:00+08:00');
    expect(learningDay(instant, 'Asia/Shanghai')).toBe('2026-11-24');
    expect(learningDay(instant, 'America/New_York')).toBe('2026-11-23');
  });

  test('begins at the new local four o’clock on the day the clocks go forward', () => {
    const start = startOfLearningDay('2026-03-29', 'Europe/Berlin');
    expect(new Date(start).toISOString()).toBe('2026-03-29T02:00:00.000Z');
  });

  const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/London', 'Pacific/Apia', 'UTC');
  const instants = fc.integer({ min: at('2000-01-01'), max: at('2060-01-01') });

  test('contains every instant between its start and the next day’s', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const day = learningDay(instant, zone);
        expect(startOfLearningDay(day, zone)).toBeLessThanOrEqual(instant);
        expect(startOfLearningDay(addDays(day, 1), zone)).toBeGreaterThan(instant);
      }),
    );
  });
});

describe('dates people type', () => {
  const today = '2026-11-24';
  test.each([
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['2026年12月1日', '2026-12-01'],
    ['１２月１日', '2026-12-01'],
    ['3月5日', '2027-03-05'],
    ['14', '2026-12-08'],
    ['14天', '2026-12-08'],
    ['两周后', '2026-12-08'],
    ['十天', '2026-12-04'],
    ['2周后', '2026-12-08'],
    ['2 weeks', '2026-12-08'],
    ['1个月', '2026-12-24'],
    ['3 months', '2027-02-24'],
    ['2月30日', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%s is %s', (text, date) => {
    expect(readDate(text, today)).toBe(date);
  });
});

test('weeks begin on Monday', () => {
  expect(weekOf('2026-11-23')).toBe('2026-11-23');
  expect(weekOf('2026-11-29')).toBe('2026-11-23');
  expect(weekOf('2026-11-30')).toBe('2026-11-30');
});

test('days between dates count both ways', () => {
  expect(daysBetween('2026-11-23', '2026-12-01')).toBe(8);
  expect(daysBetween('2026-12-01', '2026-11-23')).toBe(-8);
});

test('zones are known by their names only', () => {
  expect(knownZone('asia/shanghai')).toBe('Asia/Shanghai');
  expect(knownZone('Mars/Olympus')).toBeUndefined();
  expect(knownZone('')).toBeUndefined();
});
