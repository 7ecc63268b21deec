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
 * Collects the vocabulary of trusted texts, token by token. Single characters that stand together
 * there (属|组, 进|栈) are known in that row, so that the speller leaves them alone.
 */
export class VocabularyBuilder {
  readonly words = new Map<string, number>();

  /** Adds the tokens of one text. */
  add(tokens: readonly Token[]): void {
    tokens.forEach((token, index) => {
      this.words.set(token.surface, (this.words.get(token.surface) ?? 0) + 1);
      let row = '';
      for (let next = index; next < index + longestRow; next++) {
        const single = tokens[next];
        if (!isSingle(single) || (next > index && single.start !== tokens[next - 1]?.end)) break;
        row += single.surface;
        if (row.length > 1) this.know(row);
      }
    });
  }

  /** Marks a word as right without making it a correction of others. */
  know(word: string): void {
    if (!this.words.has(word)) this.words.set(word, 0);
  }
}

/** The vocabulary of texts that need no correction. */
export const buildVocabulary = (analyser: Analyser, texts: Iterable<string>): Map<string, number> => {
  const builder = new VocabularyBuilder();
  for (const text of texts) builder.add(analyser.trusted(text));
  return builder.words;
};
