import { classAt, HAN } from '../text/chars.js';
import { isStopWord } from '../text/stopwords.js';
import type { Token } from '../text/types.js';
import type { Channel, TermSink } from './bm25.js';

export const WORDS = 0;
export const PAIRS = 1;
export const CHARACTERS = 2;

/**
 * Words, pairs of neighbouring Han characters and single Han characters, at shares of 1 : ¼ : ⅕.
 * Pairs and characters catch what the dictionary cuts differently in query and text.
 */
export const channels: readonly Channel[] = [
  { weight: 1, k1: 1.3, b: 0.75 },
  { weight: 0.25, k1: 1.3, b: 0.75 },
  { weight: 0.2, k1: 1.3, b: 0.75 },
];

/** Weight of what stands inside a longer word, against the word itself. */
const partWeight = 0.5;
const queryPartWeight = 0.25;
/** Weight in queries of question words and particles. They still tell 为什么 from 怎么. */
const stopWeight = 0.35;
/** Weight in queries of words that may have been meant instead of the likeliest correction. */
const alternativeWeight = 0.9;
/** The beginning of a text says what it is about: the first character counts 1 + leadBoost, falling to 1 at leadLength UTF-16 units. */
const leadBoost = 2;
const leadLength = 60;

/** Number that stands for one or two characters of the basic plane. */
const gramKey = (first: number, second: number): number => (first << 16) | second;

const emitGrams = (tokens: readonly Token[], weightOf: (token: Token) => number, sink: TermSink): void => {
  let before = 0;
  let end = -1;
  for (const token of tokens) {
    if (token.start !== end) before = 0;
    end = token.end;
    const weight = weightOf(token);
    for (let index = 0; index < token.surface.length; index++) {
      if (classAt(token.surface, index) !== HAN) {
        before = 0;
        continue;
      }
      const unit = token.surface.charCodeAt(index);
      sink(CHARACTERS, gramKey(0, unit), weight);
      if (before !== 0) sink(PAIRS, gramKey(before, unit), weight);
      before = unit;
    }
  }
};

/**
 * Terms of a text to be found. `weight` multiplies everything, for fields.
 */
export const documentTerms = (tokens: readonly Token[], sink: TermSink, weight = 1): void => {
  const weightOf = (token: Token): number =>
    weight * (1 + leadBoost * Math.max(0, 1 - token.start / leadLength));
  for (const token of tokens) {
    const own = weightOf(token);
    sink(WORDS, token.term, own);
    for (const part of token.parts ?? []) sink(WORDS, part, own * partWeight);
  }
  emitGrams(tokens, weightOf, sink);
};

const queryWeight = (token: Token): number => (isStopWord(token.surface) ? stopWeight : 1);

/** Terms of a query. A corrected word shares its weight with the other words that may have been meant. */
export const queryTerms = (tokens: readonly Token[], sink: TermSink): void => {
  for (const token of tokens) {
    const own = queryWeight(token);
    sink(WORDS, token.term, own);
    for (const part of token.parts ?? []) sink(WORDS, part, own * queryPartWeight);
    for (const other of token.alternatives ?? []) sink(WORDS, other, own * alternativeWeight);
  }
  emitGrams(tokens, queryWeight, sink);
};
