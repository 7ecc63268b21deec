import { classAt, HAN, widthAt } from '../text/chars.js';
import { isEnglishWord } from '../text/english.js';
import { buildLexicon } from '../text/lexicon.js';
import { normalise } from '../text/normalise.js';
import type { Token } from '../text/types.js';
import { elsewhere } from './elsewhere.js';

const names = buildLexicon({
  concepts: elsewhere.map((name) => ({ id: name, names: [name] })),
  opposites: [],
});

const hasHan = (text: string): boolean => {
  for (let index = 0; index < text.length; index += widthAt(text, index))
    if (classAt(text, index) === HAN) return true;
  return false;
};

/** Whether a text is Chinese; in Chinese, Latin words are names more often than words. */
export const isChinese = (tokens: readonly Token[]): boolean => tokens.some(({ surface }) => hasHan(surface));

/**
 * Whether a token names something rather than being an everyday word: concepts, formulas, and Latin
 * words unless they are plain English in an English text.
 */
export const isName = ({ kind, surface }: Token, chinese: boolean): boolean =>
  kind === 'concept' || kind === 'symbol' || (kind === 'latin' && (chinese || !isEnglishWord(surface)));

/** The same without context, by a term alone: concepts, Latin words and signs, but no numbers. */
export const isNameTerm = (term: string): boolean => {
  const first = term.charCodeAt(0);
  return first < 0x2e80 && (first < 48 || first > 57);
};

/**
 * Things named in a text that the notes may not cover (see elsewhere.ts). In English a small word
 * that is also a name (express, spark) only counts when it is written with a capital.
 */
export const elsewhereIn = (text: string): string[] => {
  const { normal, original, offsets } = normalise(text);
  const chinese = hasHan(normal);
  const found: string[] = [];
  let index = 0;
  while (index < normal.length) {
    const match = names.matchAt(normal, index);
    if (!match || match.end - index < 2) {
      index += widthAt(normal, index);
      continue;
    }
    const word = normal.slice(index, match.end);
    const small = !/^[A-Z]/u.test(original.slice(offsets[index] ?? 0));
    if (chinese || !small || !isEnglishWord(word)) found.push(match.concept);
    index = match.end;
  }
  return found;
};
