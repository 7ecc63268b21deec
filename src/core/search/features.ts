import { classAt, HAN } from '../text/chars.js';
import { isStopWord } from '../text/stopwords.js';
import type { Token } from '../text/types.js';
import type { TermSink } from './bm25.js';

/** Channels: words and concepts, pairs of neighbouring Han characters, single Han characters. */
export const WORDS = 0;
const PAIRS = 1;
const CHARACTERS = 2;

/** Weight of what stands inside a longer word, against the word itself. */
const partWeight = 0.5;
const queryPartWeight = 0.25;
/** Weight in queries of question words and particles. They still tell 为什么 from 怎么. */
const stopWeight = 0.35;
/** Weight in queries of words that may have been meant instead of the likeliest correction. */
const alternativeWeight = 0.6;

/** Number that stands for one or two characters of the basic plane. */
const gramKey = (first: number, second: number): number => (first << 16) | second;

const emitGrams = (tokens: readonly Token[], weightOf: (token: Token) => number, sink: TermSink): void => {
  let before = 0;
  let end = -1;
  for (const token of tokens) {
    if (token.start !== end) before = 0;
    end = token.end;
    const weight = weightOf(token);
    if (weight === 0) {
      before = 0;
      continue;
    }
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

/** Terms of a text to be found. `weightOf` says how much a token counts, by its place for example. */
export const documentTerms = (
  tokens: readonly Token[],
  weightOf: (token: Token) => number,
  sink: TermSink,
): void => {
  for (const token of tokens) {
    const own = weightOf(token);
    sink(WORDS, token.term, own);
    for (const part of token.parts ?? []) sink(WORDS, part, own * partWeight);
  }
  emitGrams(tokens, weightOf, sink);
};

const queryWeight = (token: Token): number => (isStopWord(token.surface) ? stopWeight : 1);

/**
 * Terms of a query. Characters of question words and particles are in every text and left out. A
 * corrected word shares its weight with the other words that may have been meant.
 */
export const queryTerms = (tokens: readonly Token[], sink: TermSink): void => {
  for (const token of tokens) {
    const own = queryWeight(token);
    sink(WORDS, token.term, own);
    for (const part of token.parts ?? []) sink(WORDS, part, own * queryPartWeight);
    for (const other of token.alternatives ?? []) sink(WORDS, other, own * alternativeWeight);
  }
  emitGrams(tokens, ({ surface }) => (isStopWord(surface) ? 0 : 1), sink);
};
