import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../src/core/review/calendar.js';
import { EVERY_DAY, nextOccurrence, upcoming } from '../../src/core/review/occurrences.js';

const at = (text: string): number => Date.parse(text);
const daily = (zone: string, time: string) => ({ zone, time, weekdays: EVERY_DAY });

describe('the next occurrence', () => {
  test('is on the next local date that is one of the weekdays', () => {
    const workdays = { zone: 'Asia/Shanghai', time: '08:00', weekdays: '12345' };
    expect(nextOccurrence(workdays, '2026-11-19')).toEqual({
      date: '2026-11-20',
      at: at('2026-11-20T08:00:00+08:00'),
    });
    expect(nextOccurrence(workdays, '2026-11-20').date).toBe('2026-11-23');
  });

  test('takes a time the clocks skip as the later instant, and one they repeat as the earlier', () => {
    expect(nextOccurrence(daily('Europe/Berlin', '02:30'), '2026-03-28').at).toBe(
      at('2026-03-29T03:30:00+02:00'),
    );
    expect(nextOccurrence(daily('Europe/Berlin', '02:30'), '2026-10-24').at).toBe(
      at('2026-10-25T02:30:00+02:00'),
    );
  });

  test('is still to come, and strictly after the date that had one', () => {
    const morning = daily('Asia/Shanghai', '08:00');
    expect(upcoming(morning, at('2026-11-20T07:59:00+08:00')).date).toBe('2026-11-20');
    expect(upcoming(morning, at('2026-11-20T08:00:00+08:00')).date).toBe('2026-11-21');
    expect(upcoming(morning, at('2026-11-20T07:59:00+08:00'), '2026-11-20').date).toBe('2026-11-21');
    // Moved to Honolulu on the same instant: it is the 19th there, but the 20th has been had.
    const moved = daily('Pacific/Honolulu', '20:00');
    expect(upcoming(moved, at('2026-11-20T08:00:00+08:00'), '2026-11-20').date).toBe('2026-11-21');
  });
});

const times = Array.from(
  { length: 48 },
  (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
);

/** Local dates on which a zone's clocks change, 2024–2030. */
function transitions(zone: string): readonly string[] {
  const dates: string[] = [];
  let here = Temporal.ZonedDateTime.from(`2024-01-01T00:00[${zone}]`);
  for (;;) {
    const next = here.getTimeZoneTransition('next');
    if (next === null || next.year > 2030) return dates;
    dates.push(next.toPlainDate().toString());
    here = next;
  }
}

/** The clocks skip the time: Nuuk goes from 23:00 to midnight, and the later instant is the next morning's. */
const isSkipped = (instant: number, zone: string, time: string): boolean =>
  !Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .equals(Temporal.PlainTime.from(time));

test('every zone, transition 2024–2030 and half hour: exactly one occurrence per local date', () => {
  const wrong: string[] = [];
  let seen = 0;
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    for (const transition of transitions(zone)) {
      const around = [-1, 0, 1].map((days) => addDays(transition, days));
      for (const time of times) {
        const timetable = daily(zone, time);
        const found = [nextOccurrence(timetable, addDays(transition, -2))];
        while (found.length < around.length) {
          found.push(nextOccurrence(timetable, found.at(-1)?.date ?? ''));
        }
        seen += 1;
        const once =
          found.every(({ date }, index) => date === around[index]) &&
          found.every((due, index) => index === 0 || due.at > (found[index - 1]?.at ?? Infinity)) &&
          found.every((due) => localDate(due.at, zone) === due.date || isSkipped(due.at, zone, time));
        if (!once) wrong.push(`${zone} ${transition} ${time} ${JSON.stringify(found)}`);
      }
    }
  }
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(seen).toBeGreaterThan(48 * 1000);
});
