import type { Lexicon } from './lexicon.js';
import type { Segmenter, Token } from './types.js';

export interface SpellerOptions {
  readonly segmenter: Segmenter;
  readonly lexicon: Lexicon;
  readonly vocabulary: ReadonlySet<string>;
}

/** Corrects words nobody knows. */
export interface Speller {
  correct(tokens: Token[]): Token[];
}

export const createSpeller = (_options: SpellerOptions): Speller => ({ correct: (tokens) => tokens });
