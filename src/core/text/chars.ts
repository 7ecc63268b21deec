/** Character classes of normalised text. One table look-up per UTF-16 unit keeps scanning linear. */

const OTHER = 0;
export const BLANK = 1;
export const HAN = 2;
export const LETTER = 3;
export const DIGIT = 4;
/** Half of a character beyond the basic plane; `classAt` decides what the whole one is. */
const SURROGATE = 5;

export type CharClass = typeof OTHER | typeof BLANK | typeof HAN | typeof LETTER | typeof DIGIT;

const han = /^[\p{Script=Han}々〇]$/u;
const letter = /^[\p{L}\p{M}\p{N}]$/u;
const blank = /^\s$/u;

const classify = (char: string): CharClass => {
  if (/^[0-9]$/u.test(char)) return DIGIT;
  if (blank.test(char)) return BLANK;
  if (han.test(char)) return HAN;
  return letter.test(char) ? LETTER : OTHER;
};

let table: Uint8Array | undefined;

const classTable = (): Uint8Array => {
  if (table) return table;
  table = new Uint8Array(0x10000);
  for (let code = 0; code < 0x10000; code++) {
    const surrogate = code >= 0xd800 && code < 0xe000;
    table[code] = surrogate ? SURROGATE : classify(String.fromCharCode(code));
  }
  return table;
};

/** The class of the character at UTF-16 index `index`; `OTHER` past the end and for lone surrogates. */
export const classAt = (text: string, index: number): CharClass => {
  const unit = text.charCodeAt(index);
  if (Number.isNaN(unit)) return OTHER;
  const found = classTable()[unit] ?? OTHER;
  if (found !== SURROGATE) return found as CharClass;
  const code = text.codePointAt(index) ?? 0;
  return code < 0x10000 ? OTHER : classify(String.fromCodePoint(code));
};

/** UTF-16 units of the character at `index`, 1 or 2. */
export const widthAt = (text: string, index: number): 1 | 2 =>
  (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;

/** True for ASCII letters, digits and `_` of normalised text. */
export const isWordAt = (text: string, index: number): boolean => {
  const kind = classAt(text, index);
  return kind === LETTER || kind === DIGIT || text.charCodeAt(index) === 95;
};

/** Index after the longest run of `kind` that starts at `from`. */
export const runEnd = (text: string, from: number, kind: CharClass): number => {
  let index = from;
  while (index < text.length && classAt(text, index) === kind) index += widthAt(text, index);
  return index;
};
