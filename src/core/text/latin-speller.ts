import { isEnglishWord } from './english.js';
import type { Lexicon } from './lexicon.js';
import { createNearWords, type NearWords } from './near-words.js';
import { singular, stem } from './stem.js';
import type { Token } from './types.js';
import type { Vocabulary } from './vocabulary.js';

const latinWord = /^[a-z][a-z0-9_.'-]*$/u;
const oneEditFrom = 4;
const twoEditsFrom = 8;

/** Short words in capitals are acronyms, and an acronym is written on purpose. */
export const acronym = /^[A-Z]{2,6}$/u;

const digits = (word: string): string => word.replace(/[^0-9]+/gu, '');

/** Latin words, alone and inside names, for which something else may have been meant. */
const latinWords = function* (lexicon: Lexicon, vocabulary: Vocabulary): Iterable<string> {
  for (const source of [lexicon.names.keys(), vocabulary.keys()]) {
    for (const entry of source) {
      if (latinWord.test(entry)) yield entry;
      if (/[a-z]{3}/u.test(entry)) yield* entry.match(/[a-z][a-z0-9_]{2,}/gu) ?? [];
    }
  }
};

/** Says what a Latin word nobody knows was meant to be, by Damerau distance. */
export const createLatinSpeller = (lexicon: Lexicon, vocabulary: Vocabulary): ((token: Token) => string | undefined) => {
  const words = new Set(latinWords(lexicon, vocabulary));
  const stems = new Set([...words].map((word) => stem(word)));
  const weight = (word: string): number => (lexicon.names.has(word) ? 50 : 0) + (vocabulary.get?.(word) ?? 0);
  const isKnown = (word: string): boolean => words.has(word) || words.has(singular(word)) || stems.has(stem(word)) || isEnglishWord(word);
  let near: NearWords | undefined;
  return ({ kind, surface, parts }) => {
    if (kind !== 'latin' || surface.length < oneEditFrom || !latinWord.test(surface) || isKnown(surface)) return undefined;
    near ??= createNearWords(words, weight);
    // Whoever writes an identifier (os.walk, ThreadLocal) means exactly that more often than not.
    const found = near.find(surface, surface.length >= twoEditsFrom && !parts ? 2 : 1);
    // IPv5 is no misspelt IPv6.
    return found !== undefined && digits(found) === digits(surface) ? found : undefined;
  };
};

