/** Times of day and days of the week as people write them. */
import { EVERY_DAY, type Weekdays } from '../../review/occurrences.js';
import { hanValue } from '../../text/numbers.js';

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll('點', '点')
    .replaceAll('時', '点')
    .replaceAll('时', '点')
    .replaceAll('兩', '两')
    .replaceAll('週', '周')
    .replaceAll('晚上', '晚')
    .replaceAll('早上', '早')
    .replace(/[一二两三四五六七八九十]+(?=点)/gu, (numeral) => String(hanValue(numeral)));

const clock = /^(早|上午|中午|下午|傍晚|晚|凌晨)?\s*(\d{1,2})(?:[:点h]\s*(\d{1,2}|半)?\s*分?)?\s*(am|pm)?$/u;

/** `8:00`, `8点半`, `晚上9点`, `9pm` as `HH:MM`; undefined when it is no time. A bare number is an hour. */
export function readTime(text: string): string | undefined {
  const [, part, hour = '', minute = '0', half] = clock.exec(clean(text)) ?? [];
  if (hour === '') return undefined;
  const minutes = minute === '半' ? 30 : Number(minute);
  const hours = hourOf(Number(hour), part, half);
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

const afternoon = new Set(['下午', '傍晚', '晚', 'pm']);

function hourOf(hour: number, part: string | undefined, half: string | undefined): number {
  const word = part ?? half;
  if (word === undefined || hour > 12) return hour;
  // "Twelve at night" is midnight, "twelve in the afternoon" is noon.
  if (hour === 12) return word === 'am' || word === '凌晨' || word === '晚' ? 0 : 12;
  return afternoon.has(word) || (word === '中午' && hour < 11) ? hour + 12 : hour;
}

/** A word of a typed line that is a time and nothing else: a bare number may be a count. */
export const isTime = (word: string): boolean => readTime(word) !== undefined && !/^\d+$/u.test(word);

const known: Readonly<Record<string, Weekdays>> = {
  每天: EVERY_DAY,
  天天: EVERY_DAY,
  daily: EVERY_DAY,
  everyday: EVERY_DAY,
  all: EVERY_DAY,
  工作日: '12345',
  平日: '12345',
  weekdays: '12345',
  workdays: '12345',
  周末: '67',
  weekend: '67',
  weekends: '67',
};

const names: readonly RegExp[] = [
  /^(?:mon|周?一)/u,
  /^(?:tue|周?二)/u,
  /^(?:wed|周?三)/u,
  /^(?:thu|周?四)/u,
  /^(?:fri|周?五)/u,
  /^(?:sat|周?六)/u,
  /^(?:sun|周?[日天])/u,
];

const dayOf = (text: string): number | undefined => {
  if (/^[1-7]$/u.test(text)) return Number(text);
  const found = names.findIndex((name) => name.test(text));
  return found < 0 ? undefined : found + 1;
};

/** `每天`, `工作日`, `周末`, `一三五`, `周一到周五`, `mon,wed`, `1-5`; undefined when it is none of these. */
export function readWeekdays(text: string): Weekdays | undefined {
  const plain = clean(text).replaceAll('星期', '周').replaceAll('礼拜', '周').replaceAll('禮拜', '周');
  if (Object.hasOwn(known, plain)) return known[plain];
  const range = /^(.{1,9}?)(?:-|到|至|~)(.{1,9})$/u.exec(plain);
  if (range) return between(dayOf(range[1] ?? ''), dayOf(range[2] ?? ''));
  const parts = plain.match(/周?[一二三四五六日天]|[a-z]{3,9}|[1-7]/gu) ?? [];
  if (parts.length === 0 || parts.join('').length !== plain.replace(/[\s,、，和&+]/gu, '').length) {
    return undefined;
  }
  const days = parts.map(dayOf);
  return days.includes(undefined) ? undefined : [...new Set(days)].sort().join('');
}

function between(from: number | undefined, to: number | undefined): Weekdays | undefined {
  if (from === undefined || to === undefined) return undefined;
  const span = Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => ((from - 1 + step) % 7) + 1);
  return span.sort((a, b) => a - b).join('');
}

/** A word of a typed line that names days and nothing else: `一` alone may be a topic's. */
export const isWeekdays = (word: string): boolean =>
  !/^.?$|^\d+$/u.test(word) && readWeekdays(word) !== undefined;
