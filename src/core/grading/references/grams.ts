/** Overlap in characters: it forgives endings, compounds and spelling that words do not. */

/** Characters of a gram: of Latin text, with its blanks, and of Han. */
const latinLength = 3;
const hanLength = 2;

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}' ])+/gu;
const han = /\p{Script=Han}/u;

/** Gram -> how often it occurs. */
export type Grams = ReadonlyMap<string, number>;

/** @param normal text in its normal form: case, width and script folded */
export function gramsOf(normal: string): Grams {
  const grams = new Map<string, number>();
  for (const [run] of normal.matchAll(runs)) {
    const isHan = han.test(run);
    const text = isHan ? run : ` ${run.replace(/ +/gu, ' ').trim()} `;
    const length = isHan ? hanLength : latinLength;
    for (let i = 0; i + length <= text.length; i += 1) {
      const gram = text.slice(i, i + length);
      grams.set(gram, (grams.get(gram) ?? 0) + 1);
    }
  }
  return grams;
}

export interface Overlap {
  /** Share of the reference's grams found, 0–1. */
  readonly recall: number;
  /** Cosine of both counts, 0–1: what else was said lowers it. */
  readonly cosine: number;
}

/** @param givenShare what a gram of the prompt counts beside one that is news */
export function overlap(reference: Grams, answer: Grams, prompt: Grams, givenShare: number): Overlap {
  let found = 0;
  let total = 0;
  let product = 0;
  let ours = 0;
  for (const [gram, count] of reference) {
    const there = answer.get(gram) ?? 0;
    const weight = prompt.has(gram) ? givenShare : 1;
    found += weight * Math.min(count, there);
    total += weight * count;
    product += count * there;
    ours += count * count;
  }
  let theirs = 0;
  for (const count of answer.values()) theirs += count * count;
  return {
    recall: total > 0 ? found / total : 0,
    cosine: ours > 0 && theirs > 0 ? product / Math.sqrt(ours * theirs) : 0,
  };
}
