import type { Analyser, Token } from './types.js';

/** Reads a text that is right as it is; the same text may be asked for again. */
export type ReadText = (text: string) => readonly Token[];

/** A reader that reads each text once. Made anew for every note, it keeps no more than that note. */
export const readOnce = ({ trusted }: Pick<Analyser, 'trusted'>): ReadText => {
  const known = new Map<string, readonly Token[]>();
  return (text) => {
    const tokens = known.get(text) ?? trusted(text);
    known.set(text, tokens);
    return tokens;
  };
};
