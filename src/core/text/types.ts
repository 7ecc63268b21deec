/**
 * Glossary of the text pipeline. Search and grading read text through it and nothing else, so what
 * one of them understands the other does too.
 *
 * original  what was typed
 * normal    NFKC, lower case, Simplified, invisible characters removed
 * token     the unit that is compared
 * term      a token's comparable form; two tokens mean the same when their terms are equal
 * name      one way to write a concept of the lexicon
 */

/** Cuts a run of Han characters into words. HMM is off, so both implementations cut alike. */
export interface Segmenter {
  readonly name: 'native' | 'wasm';
  cut(han: string): string[];
  /** Like `cut`, but dictionary words inside longer words come before them (数据库 → 数据, 据库, 数据库). */
  cutFine(han: string): string[];
}

export type TokenKind =
  /** a concept of the lexicon, whatever name was used; term = `#<concept id>` */
  | 'concept'
  /** a Han word of the dictionary */
  | 'word'
  /** a stemmed Latin word or an identifier such as `__new__` */
  | 'latin'
  /** a number with its unit, compared by value: `512b` (bytes), `2msl`, `3`, `第2` */
  | 'number'
  /** a formula or code span compared as written without blanks: `o(nlogn)`, `seq=x`, `ack=x+1` */
  | 'symbol';

export interface Token {
  readonly term: string;
  readonly kind: TokenKind;
  /** UTF-16 offsets into the original; `end` is exclusive, `start < end`. */
  readonly start: number;
  readonly end: number;
  /** The word as normalised, before stemming or concept look-up. */
  readonly surface: string;
  /** Terms for loose comparison: what is inside a concept's name, a long word, an identifier or a formula. */
  readonly parts?: readonly string[];
  /** Set when the term was corrected from something nobody knows. */
  readonly corrected?: boolean;
  /** Terms of other words that may have been meant, with `corrected` only. */
  readonly alternatives?: readonly string[];
}

/** A token with its place in the normal text. */
export interface PlacedToken {
  readonly token: Token;
  readonly start: number;
  readonly end: number;
}

export interface NormalText {
  readonly original: string;
  readonly normal: string;
  /** offsets[i] = UTF-16 index in the original of the character that produced normal[i]; one extra entry at the end. */
  readonly offsets: Uint32Array | readonly number[];
  /** ends[i] = UTF-16 index just past the character(s) that produced normal[i]. */
  readonly ends: Uint32Array | readonly number[];
  /** The original is written in Traditional characters, so Taiwan words mean what they mean there. */
  readonly traditional: boolean;
}

/** Turns text into tokens, in order and without overlaps. What lies between two tokens is no token. */
export interface Analyser {
  readonly segmenter: Segmenter;
  /** What somebody typed, misspelt words corrected where the analyser has a vocabulary. */
  tokens(text: string): Token[];
  /** What is right as it is: notes and references. Never corrects, and so reads much faster. */
  readonly trusted: (text: string) => Token[];
}
