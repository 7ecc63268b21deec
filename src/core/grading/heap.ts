/** Tells an answer from a heap of keywords. */
import type { Token } from '../text/types.js';
import { empty, negators } from './words.js';

/** Fragments of an answer below which nothing is called a heap. */
const fewest = 8;
/** Share of bare fragments from which on it is one. */
const mostlyBare = 0.8;

const sign = /[\p{P}\p{S}]/u;

/** UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The sentences that are heaps: single terms side by side with nothing said about them, with blanks between names and
 * no punctuation, or with commas between single words. A list is an answer when the question asks for one.
 */
export function heapsIn(text: string, tokens: readonly Token[], asksForList: boolean): Range[] {
  const heaps: Range[] = [];
  for (const match of text.matchAll(/[^。！？!?\n]+/gu)) {
    const range = { start: match.index, end: match.index + match[0].length };
    const inside = tokens.filter((token) => token.start >= range.start && token.end <= range.end);
    if (isHeap(match[0], range.start, inside, asksForList)) heaps.push(range);
  }
  return heaps;
}

function isHeap(text: string, offset: number, tokens: readonly Token[], asksForList: boolean): boolean {
  if (bareShare(text, offset, tokens, /\s+/u, 2) >= mostlyBare) return true;
  return !asksForList && bareShare(text, offset, tokens, /[,，、;；|]/u, 1) >= mostlyBare;
}

/** Share of fragments with at most `most` content words, no function words and no signs; 0 when there are few. */
function bareShare(
  text: string,
  offset: number,
  tokens: readonly Token[],
  separator: RegExp,
  most: number,
): number {
  const fragments = text.split(separator).filter((fragment) => fragment.trim() !== '');
  if (fragments.length < fewest) return 0;
  let bare = 0;
  let cursor = 0;
  let end = 0;
  for (const fragment of fragments) {
    end = text.indexOf(fragment, end) + fragment.length;
    let content = 0;
    let glue = sign.test(fragment.replace(/[_()（）+²^]/gu, ''));
    while (cursor < tokens.length && (tokens[cursor]?.start ?? Infinity) < offset + end) {
      const surface = tokens[cursor]?.surface ?? '';
      if (empty.has(surface) || negators.has(surface)) glue = true;
      else content += 1;
      cursor += 1;
    }
    if (!glue && content <= most) bare += 1;
  }
  return bare / fragments.length;
}
