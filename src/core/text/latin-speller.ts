import { isEnglishWord } from './english.js';
import type { Lexicon } from './lexicon.js';
import { createNearWords, type NearWords } from './near-words.js';
import { singular, stem } from './stem.js';
import type { Token } from './types.js';
import type { Vocabulary } from './vocabulary.js';

/** A word inside an identifier, where the signs around it are right. */
const innerWord = /[a-z0-9]{3,}/gu;
const latinWord = /^[a-z][a-z0-9_.'-]*$/u;
const oneEditFrom = 4;
const twoEditsFrom = 8;

/** Short words in capitals are acronyms, and an acronym is written on purpose. */
const acronym = /^[A-Z]{2,6}$/u;

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

/** Says what a Latin word nobody knows was meant to be, by Damerau distance, the likeliest first. */
export const createLatinSpeller = (
  lexicon: Lexicon,
  vocabulary: Vocabulary,
  trustDictionary: boolean,
): ((token: Token, typed: string) => readonly string[]) => {
  const words = new Set(latinWords(lexicon, vocabulary));
  const stems = new Set([...words].map((word) => stem(word)));
  const weight = (word: string): number => (lexicon.names.has(word) ? 50 : 0) + (vocabulary.get?.(word) ?? 0);
  const isKnown = (word: string): boolean =>
    words.has(word) ||
    words.has(singular(word)) ||
    stems.has(stem(word)) ||
    (trustDictionary && isEnglishWord(word));
  const least = trustDictionary ? oneEditFrom : oneEditFrom - 1;
  let near: NearWords | undefined;
  const meant = (word: string, edits: 1 | 2): readonly string[] => {
    if (word.length < least || isKnown(word)) return [];
    near ??= createNearWords(words, weight);
    // IPv5 is no misspelt IPv6.
    return near.find(word, edits).filter((found) => digits(found) === digits(word));
  };
  return (token, typed) => {
    const { kind, surface } = token;
    if (kind !== 'latin' || isKnown(surface) || (trustDictionary && acronym.test(typed))) return [];
    // Whoever writes an identifier (os.walk, ThreadLocal) means exactly that more often than not.
    const whole = latinWord.test(surface)
      ? meant(surface, surface.length >= twoEditsFrom && !token.parts ? 2 : 1)
      : [];
    if (whole.length > 0 || !token.parts || trustDictionary) return whole;
    const inside = surface.replace(
      innerWord,
      (word) => meant(word, word.length >= twoEditsFrom ? 2 : 1)[0] ?? word,
    );
    return inside === surface ? [] : [inside];
  };
};
