/** Tells an answer from a heap of keywords. */
import type { Token } from '../text/types.js';
import { empty, negators } from './words.js';

/** Fragments of an answer below which nothing is called a heap. */
const fewest = 8;
/** Share of bare fragments from which on it is one. */
const mostlyBare = 0.8;

const sign = /[\p{P}\p{S}]/u;

/**
 * True when most of the text is single terms side by side with nothing said about them: blanks between names without
 * any punctuation, or commas between single words. A list separated by commas is an answer when the question asks for one.
 */
export function isHeap(text: string, tokens: readonly Token[], asksForList: boolean): boolean {
  const blanks = bareShare(text, tokens, /\s+/u, 2);
  if (blanks >= mostlyBare) return true;
  return !asksForList && bareShare(text, tokens, /[\s,，、;；|。]+/u, 1) >= mostlyBare;
}

/** Share of fragments with at most `most` content words, no function words and no signs; 0 when there are few. */
function bareShare(text: string, tokens: readonly Token[], separator: RegExp, most: number): number {
  const fragments = text.split(separator).filter(Boolean);
  if (fragments.length < fewest) return 0;
  let bare = 0;
  let cursor = 0;
  let end = 0;
  for (const fragment of fragments) {
    end = text.indexOf(fragment, end) + fragment.length;
    let content = 0;
    let glue = sign.test(fragment.replace(/[_()（）+²^]/gu, ''));
    while (cursor < tokens.length && (tokens[cursor]?.start ?? Infinity) < end) {
      const surface = tokens[cursor]?.surface ?? '';
      if (empty.has(surface) || negators.has(surface)) glue = true;
      else content += 1;
      cursor += 1;
    }
    if (!glue && content <= most) bare += 1;
  }
  return bare / fragments.length;
}
