/**
 * When pushes are due: the one place where local dates and times become instants. A local time that does
 * not exist or exists twice is taken the "compatible" way (later, respectively earlier instant), so every
 * local date has exactly one.
 */
import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate, Zone } from '../records.js';
import { addDays, localDate } from './calendar.js';

/** Days of the week in ascending order, 1 (Monday) to 7 (Sunday), at least one: `12345`. */
export type Weekdays = string;

export const EVERY_DAY: Weekdays = '1234567';

export interface Timetable {
  readonly zone: Zone;
  /** `HH:MM`, 24 hours */
  readonly time: string;
  readonly weekdays: Weekdays;
}

export interface Due {
  readonly date: LocalDate;
  readonly at: Instant;
}

/** The instant of a local date and time. @throws RangeError for an unknown zone */
export const instantOf = (zone: Zone, time: string, date: LocalDate): Instant =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;

/** The first occurrence on a local date after `after`. @throws RangeError for an unknown zone */
export function nextOccurrence({ zone, time, weekdays }: Timetable, after: LocalDate): Due {
  let day = Temporal.PlainDate.from(after).add({ days: 1 });
  while (!weekdays.includes(String(day.dayOfWeek))) day = day.add({ days: 1 });
  const date = day.toString();
  return { date, at: instantOf(zone, time, date) };
}

/**
 * The first occurrence that is still to come.
 * @param after the newest local date that had one already, whatever zone it was in
 */
export function upcoming(timetable: Timetable, now: Instant, after?: LocalDate): Due {
  const yesterday = addDays(localDate(now, timetable.zone), -1);
  let due = nextOccurrence(timetable, after !== undefined && after > yesterday ? after : yesterday);
  while (due.at <= now) due = nextOccurrence(timetable, due.date);
  return due;
}
