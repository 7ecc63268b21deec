/** Whether words stand where a speaker would put them, told from the notes' own sentences. */
import type { Token } from '../../text/types.js';
import { empty, light, negators } from '../words.js';

/** How natural the order of words is. */
export interface Flow {
  /** Mean pointwise mutual information of neighbouring words, −2 to 2; about 0 for words in any order. */
  readonly value: number;
  /** Neighbours it was measured over. */
  readonly pairs: number;
}

/** The strongest evidence one pair of neighbours can give either way. */
const strongest = 2;
/** What a pair of words known in just one order is worth at least. */
const knownPair = 1;
/** Pseudo-counts, so that what the notes never say is unlikely and not impossible. */
const smoothing = 2;
/** Words between two signs from which on their order can be told; notations have fewer. */
const fewestInRun = 3;
const edge = '|';

const han = /\p{Script=Han}/u;
const breaks = /[^\p{L}\p{N} \t]/u;

/** Function words stand for themselves, all others for their kind. */
function classOf({ kind, surface }: Token): string {
  if (kind !== 'concept' && (empty.has(surface) || light.has(surface) || negators.has(surface)))
    return surface;
  if (!han.test(surface)) return kind;
  return kind === 'word' ? `han ${Math.min(2, surface.length)}` : `${kind} han`;
}

class Counts {
  readonly #pairs = new Map<string, Map<string, number>>();
  readonly #left = new Map<string, number>();
  readonly #right = new Map<string, number>();
  #total = 0;

  add(left: string, right: string): void {
    const after = this.#pairs.get(left) ?? new Map<string, number>();
    this.#pairs.set(left, after.set(right, (after.get(right) ?? 0) + 1));
    this.#left.set(left, (this.#left.get(left) ?? 0) + 1);
    this.#right.set(right, (this.#right.get(right) ?? 0) + 1);
    this.#total += 1;
  }

  of(left: string, right: string): number {
    return this.#pairs.get(left)?.get(right) ?? 0;
  }

  /** log p(left, right) / p(left) p(right), smoothed; 0 when nothing is known. */
  information(left: string, right: string): number {
    if (this.#total === 0) return 0;
    const expected = ((this.#left.get(left) ?? 0.5) * (this.#right.get(right) ?? 0.5)) / this.#total;
    const prior = smoothing * Math.min(1, expected);
    const value = Math.log((this.of(left, right) + prior) / (expected + prior));
    return Math.max(-strongest, Math.min(strongest, value));
  }
}

/** Neighbouring words of the notes, counted once; reading an answer takes time linear in it. */
export class Fluency {
  readonly #classes = new Counts();
  readonly #words = new Counts();

  /** Learns from a text that is written as people write. */
  learn(text: string, tokens: readonly Token[]): void {
    eachPair(text, tokens, 1, (left, right) => {
      this.#classes.add(left ? classOf(left) : edge, right ? classOf(right) : edge);
      this.#words.add(left?.term ?? edge, right?.term ?? edge);
    });
  }

  /** Measures a text; short runs between signs say nothing about order. */
  read(text: string, tokens: readonly Token[]): Flow {
    let sum = 0;
    let pairs = 0;
    eachPair(text, tokens, fewestInRun, (left, right) => {
      sum += this.#pair(left, right);
      pairs += 1;
    });
    return { value: pairs > 0 ? sum / pairs : strongest, pairs };
  }

  #pair(left: Token | undefined, right: Token | undefined): number {
    const general = this.#classes.information(left ? classOf(left) : edge, right ? classOf(right) : edge);
    const seen = this.#words.of(left?.term ?? edge, right?.term ?? edge);
    const reversed = this.#words.of(right?.term ?? edge, left?.term ?? edge);
    if (seen > reversed) return Math.max(general, knownPair);
    return reversed > seen + 1 ? Math.min(general, -knownPair) : general;
  }
}

/** Neighbours within the signs of a text, its edges included, of runs of at least `fewest` words. */
function eachPair(
  text: string,
  tokens: readonly Token[],
  fewest: number,
  visit: (left: Token | undefined, right: Token | undefined) => void,
): void {
  let from = 0;
  for (let i = 1; i <= tokens.length; i += 1) {
    const [before, next] = [tokens[i - 1], tokens[i]];
    if (before && next && !breaks.test(text.slice(before.end, next.start))) continue;
    if (i - from >= fewest)
      for (let k = from; k <= i; k += 1)
        visit(k > from ? tokens[k - 1] : undefined, k < i ? tokens[k] : undefined);
    from = i;
  }
}
