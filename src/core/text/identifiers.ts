import { BLANK, classAt, HAN, isWordAt, widthAt } from './chars.js';
import { englishStopWords } from './stopwords.js';
import type { NormalText } from './types.js';

/** A Latin word or identifier: its span and, when it is made of several, the words inside. */
export interface Identifier {
  readonly end: number;
  /** As compared before stemming. */
  readonly text: string;
  readonly parts: readonly string[];
  /** Plain words are stemmed, identifiers are not. */
  readonly plain: boolean;
}

const DOT = 46;
const sticky = (pattern: RegExp, text: string, from: number): string | undefined => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
};

const wordEnd = (text: string, from: number): number => {
  let index = from;
  while (index < text.length && isWordAt(text, index)) index += widthAt(text, index);
  return index;
};

/** The span as typed, where capitals still show. */
const typed = (source: NormalText, from: number, to: number): string =>
  source.original.slice(source.offsets[from] ?? 0, source.ends[to - 1] ?? 0);

const camel = /[a-z][A-Z]|[A-Z]{2}[a-z]/u;
const camelParts = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/gu;

const splitCamel = (word: string): string[] =>
  (word.match(camelParts) ?? []).map((part) => part.toLowerCase());

/** Words that open a sentence but name no attribute. */
const openers = new Set(
  'a an and as at because but by he however if in it its no not on or she so that the then there they this to we when while with yes you'.split(
    ' ',
  ),
);

/** Whether the dot at `dot` joins two names (os.walk, admin.py) or ends a sentence typed without a blank. */
const joins = (source: NormalText, dot: number): boolean => {
  const text = source.normal;
  if (!isWordAt(text, dot + 1)) return false;
  const end = wordEnd(text, dot + 1);
  if (end - dot > 40 || openers.has(text.slice(dot + 1, end))) return false;
  const right = typed(source, dot + 1, end);
  return !/^[A-Z]/u.test(right) || (camel.test(right) && /^[A-Z][a-z]/u.test(right));
};

const hyphenated = /[a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){2,5}(?![a-z0-9_-])/uy;
const path = /(?:\/[a-z0-9_.-]{1,30}){2,8}\/?/uy;
const flag = /--?[a-z0-9][a-z0-9-]{0,20}(?![a-z0-9_])/uy;
const dollar = /\$(?:\.[a-z_][a-z0-9_]{0,30}|[a-z_][a-z0-9_]{0,30}|[?#@*$!0-9])/uy;
const decorated = /@[a-z_][a-z0-9_.]{0,40}/uy;

const partsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);

const signed = (text: string, from: number): Identifier | undefined => {
  const sign = text[from];
  const before = from === 0 ? '\n' : (text[from - 1] ?? '');
  const free = !isWordAt(text, from - 1) || classAt(text, from - 1) === HAN;
  const whole = (found: string | undefined): Identifier | undefined =>
    found === undefined
      ? undefined
      : { end: from + found.length, text: found, parts: partsOf(found), plain: false };
  if (sign === '$') return whole(sticky(dollar, text, from));
  if (sign === '@') {
    const found = whole(sticky(decorated, text, from));
    if (found) return found;
    return free && !isWordAt(text, from + 1)
      ? { end: from + 1, text: '@', parts: [], plain: false }
      : undefined;
  }
  if (sign === '/' && free && before !== '/' && before !== '<') return whole(sticky(path, text, from));
  // At the start of a line a hyphen is a list's bullet.
  if (
    sign === '-' &&
    before !== '\n' &&
    (classAt(text, from - 1) === BLANK || classAt(text, from - 1) === HAN)
  )
    return whole(sticky(flag, text, from));
  return undefined;
};

const suffixEnd = (text: string, from: number, end: number): number => {
  const short = end - from <= 2;
  if (short && text.startsWith('++', end)) return end + 2;
  if (short && text[end] === '#') return end + 1;
  // B+ 树, but x+1 is a sum.
  return end - from === 1 && text[end] === '+' && classAt(text, end + 1) !== BLANK && !isWordAt(text, end + 1)
    ? end + 1
    : end;
};

/**
 * The word or identifier at `from`: `thread`, `list_display`, `os.walk`, `__new__`, `$.ajax`, `$?`,
 * `@property`, `-rf`, `/etc/hosts`, `c++`, `Access-Control-Allow-Origin`. CamelCase keeps its words
 * as parts, so does whatever signs join. Time is linear in the identifier's length.
 */
export const identifierAt = (source: NormalText, from: number): Identifier | undefined => {
  const text = source.normal;
  if (!isWordAt(text, from)) return signed(text, from);
  const header = sticky(hyphenated, text, from);
  if (header !== undefined) {
    const parts = header.split('-');
    if (!parts.some((part) => englishStopWords.has(part) && part !== 'for' && part !== 'if'))
      return { end: from + header.length, text: header, parts, plain: false };
  }
  let end = wordEnd(text, from);
  let joined = text.slice(from, end).includes('_');
  while (end - from < 120 && text.charCodeAt(end) === DOT && joins(source, end)) {
    end = wordEnd(text, end + 1);
    joined = true;
  }
  end = suffixEnd(text, from, end);
  const found = text.slice(from, end);
  if (joined) return { end, text: found, parts: partsOf(found), plain: false };
  const shape = end - from <= 60 ? typed(source, from, end) : '';
  const parts = camel.test(shape) ? splitCamel(shape) : [];
  return { end, text: found, parts: parts.length > 1 ? parts : [], plain: true };
};
