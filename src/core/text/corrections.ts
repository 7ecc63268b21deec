import type { Correction } from './spelling.js';
import type { NormalText } from './types.js';

export interface CorrectedText {
  /** The text as meant; its offsets still point to what was typed. */
  readonly source: NormalText;
  /** The first correction inside [start, end) of the corrected normal text. */
  inside(start: number, end: number): Correction | undefined;
}

/** How many units two words share at the beginning and, of the rest, at the end. */
const shared = (one: string, other: string): { before: number; after: number } => {
  const most = Math.min(one.length, other.length);
  let before = 0;
  while (before < most && one[before] === other[before]) before++;
  let after = 0;
  while (after < most - before && one[one.length - 1 - after] === other[other.length - 1 - after]) after++;
  return { before, after };
};

/**
 * Replaces misspelt words in a normal text. What a word and its correction share at both ends keeps
 * its place, the rest points to what it replaces. `corrections` are in order and do not overlap.
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
    const { before, after } = shared(source.normal.slice(start, end), text);
    const last = text.length - 1;
    for (let index = 0; index <= last; index++) {
      const fromEnd = text.length - index;
      const kept = index < before ? start + index : fromEnd <= after ? end - fromEnd : undefined;
      offsets.push(source.offsets[index === 0 ? start : (kept ?? start + before)] ?? 0);
      ends.push(
        source.ends[index === last ? end - 1 : (kept ?? Math.max(start + before, end - after - 1))] ?? 0,
      );
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
