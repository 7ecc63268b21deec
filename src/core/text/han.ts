import type { Lexicon, NameMatch } from './lexicon.js';
import { hanNumberAt } from './numbers.js';
import { taiwanWordAt } from './taiwan.js';
import type { NormalText, Segmenter } from './types.js';
import { widthAt } from './chars.js';

/** A piece of a Han run, in indexes of the normal text. A name may reach beyond the run (线程 pool). */
export interface HanPiece {
  readonly kind: 'concept' | 'number' | 'word' | 'taiwan';
  readonly start: number;
  readonly end: number;
  /** Concept id, number term, mainland word; the word itself otherwise. */
  readonly value: string;
}

/** marks[i] = 1 where a word starts or ends i units into the run. */
const boundaries = (words: readonly string[], size: number): Uint8Array => {
  const marks = new Uint8Array(size + 1);
  let index = 0;
  marks[0] = 1;
  for (const word of words) {
    index += word.length;
    marks[index] = 1;
  }
  return marks;
};

/**
 * Whether a name found at [from, end) is one. Long names are; two characters that both belong to
 * other words are not (改|进程|序), and one character must be a word by itself.
 */
const stands = (marks: Uint8Array, from: number, end: number): boolean => {
  const size = end - from;
  if (end >= marks.length || size > 2) return true;
  const starts = marks[from] === 1;
  const ends = marks[end] === 1;
  if (size === 1) return starts && ends;
  if (starts || ends) return true;
  // Both ends inside words: the same word (then the name is part of it) or two different ones.
  return marks[from + 1] === 0;
};

/**
 * Cuts the Han run [from, to) of a text: lexicon names and, in Traditional text, Taiwan words first,
 * longest match from the left, then numbers, then words of the dictionary. The whole run is cut once, parts of it only where a name
 * split a word. Linear in the run.
 */
export const cutHan = (
  { normal, traditional }: NormalText,
  from: number,
  to: number,
  segmenter: Segmenter,
  lexicon: Lexicon,
): HanPiece[] => {
  const run = normal.slice(from, to);
  const words = segmenter.cut(run);
  const marks = boundaries(words, run.length);
  const pieces: HanPiece[] = [];

  const flush = (start: number, end: number): void => {
    if (start >= end) return;
    let at = start;
    if (marks[start - from] === 1 && marks[end - from] === 1) {
      for (let next = start + 1; next <= end; next++) {
        if (marks[next - from] !== 1) continue;
        pieces.push({ kind: 'word', start: at, end: next, value: normal.slice(at, next) });
        at = next;
      }
      return;
    }
    for (const word of segmenter.cut(normal.slice(start, end))) {
      pieces.push({ kind: 'word', start: at, end: at + word.length, value: word });
      at += word.length;
    }
  };

  let pending = from;
  let index = from;
  while (index < to) {
    const name: NameMatch | undefined = lexicon.matchAt(normal, index);
    const taiwan = traditional ? taiwanWordAt(normal, index) : undefined;
    if (taiwan && taiwan.end > (name?.end ?? 0) && stands(marks, index - from, taiwan.end - from)) {
      flush(pending, index);
      pieces.push({ kind: 'taiwan', start: index, end: taiwan.end, value: taiwan.word });
      index = pending = taiwan.end;
      continue;
    }
    if (name && stands(marks, index - from, name.end - from)) {
      flush(pending, index);
      pieces.push({ kind: 'concept', start: index, end: name.end, value: name.concept });
      index = pending = name.end;
      continue;
    }
    const number = marks[index - from] === 1 ? hanNumberAt(normal, index) : undefined;
    if (number) {
      flush(pending, index);
      pieces.push({ kind: 'number', start: index, end: number.end, value: number.term });
      index = pending = number.end;
      continue;
    }
    index += widthAt(normal, index);
  }
  flush(pending, Math.min(index, to));
  return pieces;
};
