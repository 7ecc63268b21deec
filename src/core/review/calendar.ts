/**
 * Dates as learners live them. A learning day begins at 04:00 local time, so that an answer given after
 * midnight still belongs to the evening before. Local times that do not exist or exist twice are taken
 * the "compatible" way (later, respectively earlier instant).
 */
import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate, Zone } from '../records.js';
import { hanValue } from '../text/numbers.js';

/** Hour at which a learning day begins. */
const DAY_STARTS_AT = 4;

const zoned = (at: Instant, zone: Zone): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The learning day an instant falls into. @throws RangeError for an unknown zone */
export function learningDay(at: Instant, zone: Zone): LocalDate {
  const local = zoned(at, zone);
  const date = local.toPlainDate();
  return (local.hour < DAY_STARTS_AT ? date.subtract({ days: 1 }) : date).toString();
}

/** The instant a learning day begins. */
export function startOfLearningDay(day: LocalDate, zone: Zone): Instant {
  const at = Temporal.PlainDate.from(day).toPlainDateTime({ hour: DAY_STARTS_AT });
  return at.toZonedDateTime(zone).epochMilliseconds;
}

/** The calendar date of an instant in a zone. */
export const localDate = (at: Instant, zone: Zone): LocalDate => zoned(at, zone).toPlainDate().toString();

export const addDays = (day: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** Whole days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** Noon UTC of a date: an instant whose distance to another such one is a whole number of days. */
export const noonOf = (day: LocalDate): Date =>
  new Date(
    Temporal.PlainDate.from(day).toPlainDateTime({ hour: 12 }).toZonedDateTime('UTC').epochMilliseconds,
  );

/** The time of day of an instant in a zone, `HH:MM`. */
export const localTime = (at: Instant, zone: Zone): string =>
  zoned(at, zone).toPlainTime().toString().slice(0, 5);

/** Monday of the ISO week a date belongs to; names the week. */
export function weekOf(day: LocalDate): LocalDate {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** First of the month a date belongs to. */
export const monthOf = (day: LocalDate): LocalDate =>
  Temporal.PlainDate.from(day).with({ day: 1 }).toString();

/** `Asia/Shanghai` however it was typed; undefined when no such zone is known. */
export function knownZone(name: string): Zone | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/**
 * A date as people type it: `2026-12-01`, `2026/12/1`, `12-01`, `12月1日` (the next such day), or a number
 * of days from today (`14`, `14天`, `两周后`, `2 weeks`). Undefined when it is none of these.
 */
export function readDate(text: string, today: LocalDate): LocalDate | undefined {
  const clean = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace('兩', '两')
    .replace(/^[一二两三四五六七八九十]+/u, (numeral) => String(hanValue(numeral)));
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(clean);
  if (full) return dateOf(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/u.exec(clean);
  if (short) return nextOf(Number(short[1]), Number(short[2]), today);
  const span = /^(\d{1,3})\s*(天|日|days?|d|周|星期|週|weeks?|w|个月|個月|months?)?后?$/u.exec(clean);
  if (!span) return undefined;
  return Temporal.PlainDate.from(today)
    .add(spanOf(Number(span[1]), span[2] ?? 'd'))
    .toString();
}

function spanOf(count: number, unit: string): { days: number } | { months: number } {
  if (/^(?:个月|個月|month)/u.test(unit)) return { months: count };
  return { days: /^(?:周|星期|週|w)/u.test(unit) ? count * 7 : count };
}

function nextOf(month: number, day: number, today: LocalDate): LocalDate | undefined {
  const year = Temporal.PlainDate.from(today).year;
  const date = dateOf(year, month, day);
  return date !== undefined && date < today ? dateOf(year + 1, month, day) : date;
}

function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
