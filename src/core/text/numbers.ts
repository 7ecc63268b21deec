import { BLANK, classAt, HAN, isWordAt } from './chars.js';
import { longestUnit, measureWords, singleMeasures, unitNames, withUnit, type Unit } from './units.js';

/** A span of normalised text and the term it is compared by. */
export interface Span {
  readonly end: number;
  readonly term: string;
}

const digitsOfHan: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const hanNumeral = /[零〇一二两三四五六七八九十百千万亿]{1,12}/uy;

/** Value of a Chinese numeral such as 三, 十六, 三百二十, 一百万, 二零二四. */
export const hanValue = (numeral: string): number => {
  let total = 0;
  let section = 0;
  let digit = 0;
  let plain = '';
  for (const char of numeral) {
    const value = digitsOfHan[char];
    if (value !== undefined) {
      digit = value;
      plain += String(value);
      continue;
    }
    const scale = scales[char] ?? 1;
    plain = '';
    if (scale >= 1e4) {
      total = (total + section + digit || 1) * scale;
      section = 0;
    } else {
      section += (digit || 1) * scale;
    }
    digit = 0;
  }
  return plain.length > 1 ? Number(plain) : total + section + digit;
};

const englishNumbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  sixteen: 16,
  twenty: 20,
  thirty: 30,
};
const englishOrdinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
};

const stickyAt = (pattern: RegExp, text: string, from: number): string | undefined => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
};

const skipBlanks = (text: string, from: number): number => {
  let index = from;
  while (index < from + 2 && classAt(text, index) === BLANK && text.charCodeAt(index) !== 10) index++;
  return index;
};

const latinUnit = /(?:[a-z\u00b5\u03bc]{1,12}|%)/uy;

interface FoundUnit {
  readonly unit: Unit;
  readonly end: number;
}

/** The unit of measure right after a number, a blank and 个 allowed between. */
const unitAt = (text: string, from: number): FoundUnit | undefined => {
  let index = skipBlanks(text, from);
  if (text.startsWith('个', index)) index = skipBlanks(text, index + 1);
  // 512-byte and 64-bit mean 512 byte and 64 bit.
  else if (index === from && text.charCodeAt(index) === 45) index++;
  if (classAt(text, index) === HAN) {
    for (let length = longestUnit; length > 0; length--) {
      const unit = unitNames.get(text.slice(index, index + length));
      if (unit) return { unit, end: index + length };
    }
    return undefined;
  }
  const name = stickyAt(latinUnit, text, index);
  const unit = name === undefined ? undefined : unitNames.get(name);
  if (!name || !unit || (name !== '%' && isWordAt(text, index + name.length))) return undefined;
  // A lone letter after a blank is a variable or a word: "2 s" yes, but not "4 g".
  if (index > from && name.length === 1 && name !== '%' && name !== 's' && name !== 'b') return undefined;
  return { unit, end: index + name.length };
};

const measureEnd = (text: string, from: number, allowed: ReadonlySet<string>): number | undefined => {
  const index = skipBlanks(text, from);
  for (const length of [2, 1]) {
    if (allowed.has(text.slice(index, index + length))) return index + length;
  }
  return undefined;
};

/** Number and whatever follows it → span: unit, 的n次方, or the bare value. */
const finish = (text: string, end: number, value: number): Span => {
  const power = stickyAt(/ ?的? ?(?:\d{1,4}|[一二两三四五六七八九十]{1,3}) ?次方/uy, text, end);
  if (power !== undefined) {
    const exponent =
      /\d+/u.exec(power)?.[0] ?? String(hanValue(/[一二两三四五六七八九十]+/u.exec(power)?.[0] ?? ''));
    return { end: end + power.length, term: `${String(value)}^${exponent}` };
  }
  const found = unitAt(text, end);
  if (found) return { end: found.end, term: withUnit(value, found.unit) };
  return { end, term: String(value) };
};

const decimal = /\d{1,18}(?:,\d{3}(?!\d)){0,5}(?:\.\d{1,12}(?![\d.]{0,20}\.\d))?/uy;
const dotted = /\d{1,5}(?:\.\d{1,5}){2,7}(?:\/\d{1,3})?(?![\d.]{0,20}\d)/uy;
const powerSign = / ?(?:\^|\*\*) ?(\(?-?[a-z0-9]{1,8}\)?)(?![a-z0-9])/uy;

/**
 * A number written in digits at `from`: with unit, power, 万/亿, dotted (addresses, versions).
 * `undefined` when letters follow that are no unit (2pc, 4xx): that is a word.
 */
export const digitsAt = (text: string, from: number): Span | undefined => {
  const quad = stickyAt(dotted, text, from);
  if (quad !== undefined) return { end: from + quad.length, term: quad };
  const written = stickyAt(decimal, text, from);
  if (written === undefined) return undefined;
  const end = from + written.length;
  const plain = written.replaceAll(',', '');
  if (plain.length > 15) return isWordAt(text, end) ? undefined : { end, term: plain };
  const value = Number(plain);
  powerSign.lastIndex = end;
  const power = powerSign.exec(text);
  if (power)
    return { end: end + power[0].length, term: `${String(value)}^${(power[1] ?? '').replace(/[()]/gu, '')}` };
  const scale = stickyAt(/ ?[万亿]/uy, text, end);
  if (scale !== undefined) return finish(text, end + scale.length, value * (scales[scale.trim()] ?? 1));
  const span = finish(text, end, value);
  if (span.end > end) return span;
  return isWordAt(text, end) ? undefined : span;
};

/**
 * A Chinese numeral at `from` that counts something: 三次, 四个, 512 字节 in any spelling, 第三,
 * 百分之十. Numerals inside ordinary words (一般, 万一, 十分) are none.
 */
export const hanNumberAt = (text: string, from: number): Span | undefined => {
  const percent = text.startsWith('百分之', from);
  const ordinal = text.startsWith('第', from);
  const start = from + (percent ? 3 : ordinal ? 1 : 0);
  const numeral =
    stickyAt(hanNumeral, text, start) ??
    (percent || ordinal ? stickyAt(/\d{1,6}/uy, text, start) : undefined);
  if (numeral === undefined) return undefined;
  const value = /\d/u.test(numeral) ? Number(numeral) : hanValue(numeral);
  const end = start + numeral.length;
  if (percent) return { end, term: `${String(value)}%` };
  if (ordinal) return { end, term: `第${String(value)}` };
  const span = finish(text, end, value);
  if (span.end > end) return span;
  const measured = measureEnd(text, end, numeral === '一' ? singleMeasures : measureWords);
  return measured === undefined ? undefined : { end, term: String(value) };
};

/** An English number word at `from` (two … twelve, first …); `one` only before a unit. */
export const englishNumberAt = (text: string, from: number, word: string): Span | undefined => {
  const end = from + word.length;
  const ordinal = Object.hasOwn(englishOrdinals, word) ? englishOrdinals[word] : undefined;
  if (ordinal !== undefined) return { end, term: `第${String(ordinal)}` };
  const value = Object.hasOwn(englishNumbers, word) ? englishNumbers[word] : undefined;
  if (value === undefined) return undefined;
  const span = finish(text, end, value);
  return value === 1 && span.end === end ? undefined : span;
};
