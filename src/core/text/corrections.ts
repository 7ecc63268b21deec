import type { Correction } from './spelling.js';
import type { NormalText } from './types.js';

export interface CorrectedText {
  /** The text as meant; its offsets still point to what was typed. */
  readonly source: NormalText;
  /** The first correction inside [start, end) of the corrected normal text. */
  inside(start: number, end: number): Correction | undefined;
}

/**
 * Replaces misspelt words in a normal text. A replacement of the same length keeps the place of each
 * character, any other points to the whole word it replaces. `corrections` are in order and do not overlap.
 */
export const applyCorrections = (source: NormalText, corrections: readonly Correction[]): CorrectedText => {
  const pieces: string[] = [];
  const offsets: number[] = [];
  const ends: number[] = [];
  /** changed[i] is the number of the correction that made normal[i], counted from 1. */
  const changed: number[] = [];
  const copy = (from: number, to: number): void => {
    pieces.push(source.normal.slice(from, to));
    for (let index = from; index < to; index++) {
      offsets.push(source.offsets[index] ?? 0);
      ends.push(source.ends[index] ?? 0);
      changed.push(0);
    }
  };
  let done = 0;
  corrections.forEach(({ start, end, text }, number) => {
    copy(done, start);
    const aligned = text.length === end - start;
    for (let index = 0; index < text.length; index++) {
      offsets.push(source.offsets[aligned ? start + index : start] ?? 0);
      ends.push(source.ends[aligned ? start + index : end - 1] ?? 0);
      changed.push(number + 1);
    }
    pieces.push(text);
    done = end;
  });
  copy(done, source.normal.length);
  offsets.push(source.original.length);
  return {
    source: {
      original: source.original,
      normal: pieces.join(''),
      offsets,
      ends,
      traditional: source.traditional,
    },
    inside: (start, end) => {
      for (let index = start; index < end; index++) {
        const number = changed[index] ?? 0;
        if (number > 0) return corrections[number - 1];
      }
      return undefined;
    },
  };
};
