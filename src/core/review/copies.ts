/** Recognises answers that repeat a shown text nearly word for word. */

/** Characters of a shingle; long enough that shared terms do not matter, short enough for Chinese. */
const SHINGLE = 6;
/** Shorter answers can coincide by chance. */
const SHORTEST = 40;
/** Share of the answer's shingles found in the shown text, from which it is a copy. */
const COPIED = 0.85;

const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function shingles(text: string): Set<string> {
  const result = new Set<string>();
  for (let at = 0; at + SHINGLE <= text.length; at += 1) result.add(text.slice(at, at + SHINGLE));
  return result;
}

/** True when an answer is, but for blanks and marks, mostly cut out of one of the shown texts. */
export function isCopy(answer: string, shown: readonly string[]): boolean {
  const text = squeeze(answer);
  if (text.length < SHORTEST) return false;
  const own = shingles(text);
  return shown.some((other) => {
    const theirs = shingles(squeeze(other));
    let common = 0;
    for (const shingle of own) if (theirs.has(shingle)) common += 1;
    return common / own.size >= COPIED;
  });
}
