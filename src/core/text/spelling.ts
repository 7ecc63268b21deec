import { createHanSpeller, isHanToken } from './han-speller.js';
import { createLatinSpeller } from './latin-speller.js';
import type { Lexicon } from './lexicon.js';
import type { PlacedToken } from './types.js';
import type { Vocabulary } from './vocabulary.js';

/** A correction of the normal text: [start, end) is to be read as `text`. */
export interface Correction {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Other words about as likely, for a search that can try several. */
  readonly others: readonly string[];
}

/** Finds words nobody knows and what was meant. */
export interface Speller {
  /** `original` is the text the tokens' offsets point into. */
  corrections(tokens: readonly PlacedToken[], original: string): Correction[];
}

/**
 * Corrects only words that neither the vocabulary nor the lexicon nor the stock dictionaries know:
 * Latin words by Damerau distance (≤ 1 from 4 letters, ≤ 2 from 8), Chinese words by sound, as
 * windows over characters the dictionary could not join. Without `trustDictionary` English words
 * outside the vocabulary count as unknown. Indexes are built on first use; a text
 * takes time linear in its tokens.
 */
export const createSpeller = (
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  trustDictionary: boolean,
): Speller => {
  const latin = createLatinSpeller(lexicon, vocabulary, trustDictionary);
  const han = createHanSpeller(lexicon, vocabulary);
  return {
    corrections: (tokens, original) => {
      const found: Correction[] = [];
      let index = 0;
      while (index < tokens.length) {
        const placed = tokens[index];
        if (!placed) break;
        const { start, end } = placed.token;
        const [text, ...others] = latin(placed.token, original.slice(start, end));
        if (text !== undefined) found.push({ start: placed.start, end: placed.end, text, others });
        const meant = isHanToken(placed) ? han(tokens, index) : undefined;
        const last = meant && tokens[meant.next - 1];
        if (meant && last) found.push({ start: placed.start, end: last.end, text: meant.text, others: [] });
        index = meant?.next ?? index + 1;
      }
      return found;
    },
  };
};
