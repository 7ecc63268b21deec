import type { Correction } from './spelling.js';
import type { NormalText } from './types.js';

export interface CorrectedText {
  /** The text as meant; its offsets still point to what was typed. */
  readonly source: NormalText;
  /** Whether [start, end) of the corrected normal text contains a correction. */
  touches(start: number, end: number): boolean;
}

/**
 * Replaces misspelt words in a normal text. A replacement of the same length keeps the place of each
 * character, any other points to the whole word it replaces. `corrections` are in order and do not overlap.
 */
export const applyCorrections = (source: NormalText, corrections: readonly Correction[]): CorrectedText => {
  const pieces: string[] = [];
  const offsets: number[] = [];
  const ends: number[] = [];
  const changed: number[] = [];
  let size = 0;
  const copy = (from: number, to: number): void => {
    pieces.push(source.normal.slice(from, to));
    for (let index = from; index < to; index++) {
      offsets.push(source.offsets[index] ?? 0);
      ends.push(source.ends[index] ?? 0);
    }
    size += to - from;
  };
  let done = 0;
  for (const { start, end, text } of corrections) {
    copy(done, start);
    const aligned = text.length === end - start;
    for (let index = 0; index < text.length; index++) {
      offsets.push(source.offsets[aligned ? start + index : start] ?? 0);
      ends.push(source.ends[aligned ? start + index : end - 1] ?? 0);
      changed.push(size + index);
    }
    pieces.push(text);
    size += text.length;
    done = end;
  }
  copy(done, source.normal.length);
  offsets.push(source.original.length);
  const marks = new Uint8Array(size);
  for (const index of changed) marks[index] = 1;
  return {
    source: { original: source.original, normal: pieces.join(''), offsets, ends },
    touches: (start, end) => marks.subarray(start, end).includes(1),
  };
};
