import type { Analyser, Token } from './types.js';

/**
 * Words that are right as they are. A map's values are frequencies; a plain set will do. A word of
 * frequency 0 is known but never what somebody meant to write.
 */
export interface Vocabulary {
  has(word: string): boolean;
  keys(): Iterable<string>;
  get?(word: string): number | undefined;
}

/** Longest row of single characters remembered as known. */
const longestRow = 3;

const isSingle = (token: Token | undefined): token is Token =>
  token?.kind === 'word' && token.surface.length === 1;

/**
 * Collects the vocabulary of trusted texts. Single characters that stand together there (属|组,
 * 进|栈) are known in that row, so that the speller leaves them alone.
 */
export const buildVocabulary = (analyser: Analyser, texts: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const tokens = analyser.tokens(text);
    tokens.forEach((token, index) => {
      counts.set(token.surface, (counts.get(token.surface) ?? 0) + 1);
      let row = '';
      for (let next = index; next < index + longestRow; next++) {
        const single = tokens[next];
        if (!isSingle(single) || (next > index && single.start !== tokens[next - 1]?.end)) break;
        row += single.surface;
        if (row.length > 1 && !counts.has(row)) counts.set(row, 0);
      }
    });
  }
  return counts;
};
