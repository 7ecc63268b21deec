import { Converter } from 'opencc-js/t2cn';
import type { NormalText } from './types.js';

/** The package's own types do not resolve under NodeNext (they import without extensions). */
type BuildConverter = (locales: { from: 't'; to: 'cn' }) => (text: string) => string;

/**
 * Traditional → Simplified, one character at a time, so that offsets stay true and no phrase table
 * can change a text's length. Words that differ (執行緒 / 线程) are the lexicon's business.
 */
const simplify = (Converter as BuildConverter)({ from: 't', to: 'cn' });

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
  const found = {
    invisible: isInvisible(char),
    mark: mark.test(char),
    superscript: superscript.test(char),
    han: /\p{Script=Han}/u.test(char),
  };
  if (facts.size >= maxCache) facts.clear();
  facts.set(code, found);
  return found;
};

const REPLACEMENT = 0xfffd;

/** The code point at `index`, lone surrogates replaced. */
const codeAt = (text: string, index: number): number => {
  const code = text.codePointAt(index) ?? 0;
  return code >= 0xd800 && code < 0xe000 ? REPLACEMENT : code;
};

const UNKNOWN = 0;
const COMPLEX = 1;
/**
 * By UTF-16 unit: the unit it becomes when it becomes exactly one and has nothing special about it
 * (most Han characters and letters do), else COMPLEX. Filled as characters are met.
 */
const plain = new Uint16Array(0x10000);

const plainOf = (unit: number): number => {
  const known = plain[unit] ?? COMPLEX;
  if (known !== UNKNOWN) return known;
  let found = COMPLEX;
  if (unit < 0xd800 || unit >= 0xe000) {
    const { invisible, mark, superscript } = factsOf(unit);
    const folded = fold(String.fromCharCode(unit));
    if (!invisible && !mark && !superscript && folded.length === 1 && folded.charCodeAt(0) > COMPLEX)
      found = folded.charCodeAt(0);
  }
  plain[unit] = found;
  return found;
};

/** Collects the normal text and where it came from. */
class Builder {
  private normal = '';
  private offsets: Uint32Array;
  private ends: Uint32Array;
  private han = 0;
  private converted = 0;

  constructor(private readonly original: string) {
    this.offsets = new Uint32Array(original.length + 1);
    this.ends = new Uint32Array(original.length + 1);
  }

  /** [from, to) of the original reads `text`; `cluster` is what stood there. */
  add(text: string, from: number, to: number, cluster: string, isHan: boolean): void {
    const start = this.normal.length;
    const end = start + text.length;
    if (end >= this.offsets.length) this.grow(end);
    for (let unit = start; unit < end; unit++) {
      this.offsets[unit] = from;
      this.ends[unit] = to;
    }
    this.normal += text;
    if (!isHan) return;
    this.han++;
    if (text !== cluster) this.converted++;
  }

  result(): NormalText {
    const { original, normal } = this;
    const size = normal.length;
    this.offsets[size] = original.length;
    return {
      original,
      normal,
      offsets: this.offsets.subarray(0, size + 1),
      ends: this.ends.subarray(0, size),
      traditional: this.converted > 0 && this.converted * traditionalShare >= this.han,
    };
  }

  /** Few characters become more units than they were: ligatures, ㍿. */
  private grow(size: number): void {
    const offsets = new Uint32Array(size * 2 + 1);
    const ends = new Uint32Array(size * 2 + 1);
    offsets.set(this.offsets);
    ends.set(this.ends);
    this.offsets = offsets;
    this.ends = ends;
  }
}

const isPlainAscii = (unit: number): boolean => unit >= 0x20 && unit < 0x7f;

/**
 * Brings text into the form that is compared: NFKC, lower case, Simplified; invisible characters
 * removed, superscripts written with a caret (n² → n^2), lone surrogates replaced by U+FFFD.
 * Any string is accepted; O(n); `normalise(normalise(x).normal).normal === normalise(x).normal`.
 */
export const normalise = (original: string): NormalText => {
  const size = original.length;
  const built = new Builder(original);
  let raised = false;
  let index = 0;
  while (index < size) {
    const start = index;
    const unit = original.charCodeAt(index);
    const follower = index + 1 < size ? original.charCodeAt(index + 1) : 0x20;
    // Nothing can combine with a plain character before another plain one.
    if (plainOf(unit) !== COMPLEX && (isPlainAscii(follower) || plainOf(follower) !== COMPLEX)) {
      raised = false;
      index++;
      built.add(String.fromCharCode(plainOf(unit)), start, index, original.charAt(start), factsOf(unit).han);
      continue;
    }
    const first = codeAt(original, index);
    const about = factsOf(first);
    index += first > 0xffff ? 2 : 1;
    if (about.invisible) continue;
    let cluster = String.fromCodePoint(first);
    let end = index;
    while (index < size && !isPlainAscii(original.charCodeAt(index))) {
      const code = codeAt(original, index);
      const { mark: joins, invisible: skipped } = factsOf(code);
      if (!joins && !skipped) break;
      index += code > 0xffff ? 2 : 1;
      if (skipped) continue;
      cluster += String.fromCodePoint(code);
      end = index;
    }
    const caret = about.superscript && !raised ? '^' : '';
    raised = about.superscript;
    built.add(caret + fold(cluster), start, end, cluster, about.han);
  }
  return built.result();
};

/** The normal form alone, for names and other short texts whose offsets do not matter. */
export const normalForm = (text: string): string => normalise(text).normal;
