import * as OpenCC from 'opencc-js/t2cn';
import type { NormalText } from './types.js';

/**
 * Traditional → Simplified, one character at a time, so that offsets stay true and no phrase table
 * can change a text's length. Words that differ (執行緒 / 线程) are the lexicon's business.
 */
const simplify = OpenCC.Converter({ from: 't', to: 'cn' });

/** Traditional → Simplified of every character on its own; the number of characters stays. */
export const simplified = (text: string): string => Array.from(text, (char) => simplify(char)).join('');

/** A text is Traditional when at least one Han character in this many differs from its Simplified form; in running text it is one in three. */
const traditionalShare = 7;

/** Invisible: zero-width, bidirectional and other format characters, variation selectors, controls but line breaks. */
const invisible = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
const keptControl = /[\t\n\v\f\r\u0085]/u;
/** Joins the character before it under NFKC. U+FF9E/F decompose into marks without being marks. */
const mark = /[\p{M}\uff9e\uff9f]/u;
const superscript = /[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ]/u;

const isInvisible = (char: string): boolean => invisible.test(char) && !keptControl.test(char);

/** One base character with its marks → normalised characters; repeated until stable, so normalising twice changes nothing. */
const foldCluster = (cluster: string): string => {
  let text = cluster;
  for (let round = 0; round < 4; round++) {
    let next = '';
    for (const char of text.normalize('NFKC').toLowerCase().normalize('NFKC')) {
      if (!isInvisible(char)) next += char >= '\u2e80' ? simplify(char) : char;
    }
    if (next === text) break;
    text = next;
  }
  return text;
};

/** Longest cluster worth remembering; longer ones are piles of combining marks. */
const cacheable = 4;
const cache = new Map<string, string>();
const maxCache = 20_000;

const fold = (cluster: string): string => {
  if (cluster.length > cacheable) return foldCluster(cluster);
  const known = cache.get(cluster);
  if (known !== undefined) return known;
  const folded = foldCluster(cluster);
  if (cache.size >= maxCache) cache.clear();
  cache.set(cluster, folded);
  return folded;
};

interface CharFacts {
  readonly invisible: boolean;
  readonly mark: boolean;
  readonly superscript: boolean;
  readonly han: boolean;
}
const facts = new Map<number, CharFacts>();

const factsOf = (code: number): CharFacts => {
  const known = facts.get(code);
  if (known) return known;
  const char = String.fromCodePoint(code);
  const found = { invisible: isInvisible(char), mark: mark.test(char), superscript: superscript.test(char), han: /\p{Script=Han}/u.test(char) };
  if (facts.size >= maxCache) facts.clear();
  facts.set(code, found);
  return found;
};

const REPLACEMENT = 0xfffd;

/**
 * Brings text into the form that is compared: NFKC, lower case, Simplified; invisible characters
 * removed, superscripts written with a caret (n² → n^2), lone surrogates replaced by U+FFFD.
 * Any string is accepted; O(n); `normalise(normalise(x).normal).normal === normalise(x).normal`.
 */
export const normalise = (original: string): NormalText => {
  const size = original.length;
  const pieces: string[] = [];
  const offsets: number[] = [];
  const ends: number[] = [];
  let raised = false;
  let han = 0;
  let converted = 0;

  const emit = (text: string, from: number, to: number): void => {
    pieces.push(text);
    for (let unit = 0; unit < text.length; unit++) {
      offsets.push(from);
      ends.push(to);
    }
  };

  let index = 0;
  while (index < size) {
    const start = index;
    const unit = original.charCodeAt(index);
    const next = index + 1 < size ? original.charCodeAt(index + 1) : 0;
    // ASCII followed by ASCII: nothing can combine.
    if (unit >= 0x20 && unit < 0x7f && next < 0x80) {
      raised = false;
      emit(unit >= 65 && unit <= 90 ? String.fromCharCode(unit + 32) : original.charAt(index), index, index + 1);
      index++;
      continue;
    }
    const read = (at: number): number => {
      const code = original.codePointAt(at) ?? 0;
      return code >= 0xd800 && code < 0xe000 ? REPLACEMENT : code;
    };
    const first = read(index);
    const about = factsOf(first);
    index += first > 0xffff ? 2 : 1;
    if (about.invisible) continue;
    let cluster = String.fromCodePoint(first);
    let end = index;
    while (index < size) {
      const code = read(index);
      if (code < 0x80 && code >= 0x20) break;
      const follower = factsOf(code);
      if (!follower.mark && !follower.invisible) break;
      index += code > 0xffff ? 2 : 1;
      if (follower.invisible) continue;
      cluster += String.fromCodePoint(code);
      end = index;
    }
    const caret = about.superscript && !raised ? '^' : '';
    raised = about.superscript;
    const folded = fold(cluster);
    if (about.han) {
      han++;
      if (folded !== cluster) converted++;
    }
    emit(caret + folded, start, end);
  }
  offsets.push(size);
  const traditional = converted > 0 && converted * traditionalShare >= han;
  return { original, normal: pieces.join(''), offsets: Uint32Array.from(offsets), ends: Uint32Array.from(ends), traditional };
};

/** The normal form alone, for names and other short texts whose offsets do not matter. */
export const normalForm = (text: string): string => normalise(text).normal;
