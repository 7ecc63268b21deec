/** Tells sentences from the same words in any order. */
import type { Clause } from '../clauses.js';
import type { Flow } from './fluency.js';

/** Which of two terms comes first in texts that are known to be right. */
export class WordOrder {
  readonly #after = new Map<string, Map<string, number>>();

  constructor(clauses: readonly Clause[]) {
    for (const { tokens } of clauses) {
      tokens.forEach((token, i) => {
        for (const next of tokens.slice(i + 1, i + 1 + learnedDistance)) this.#add(token.term, next.term);
      });
    }
  }

  #add(first: string, second: string): void {
    if (first === second) return;
    const after = this.#after.get(first) ?? new Map<string, number>();
    this.#after.set(first, after.set(second, (after.get(second) ?? 0) + 1));
  }

  /** 1: in the known order, −1: against it, 0: not known, or known both ways. */
  of(first: string, second: string): number {
    const kept = this.#after.get(first)?.get(second) ?? 0;
    const turned = this.#after.get(second)?.get(first) ?? 0;
    return Math.sign(kept - turned);
  }
}

const learnedDistance = 2;
const comparedDistance = 3;
/** Pairs of known order an answer shares with its rubric before their order proves anything. */
const fewestKnown = 5;
/** Flow from which on a text is a text, whatever it says: of shuffled ones one in a hundred reaches it. */
const plainFlow = 0.55;
/** Flow and order together: the notes' own answers reach 1.2, learners' good ones .6, shuffled ones at most .7. */
const leastSense = 0.6;
/** Who uses nearly all words of a right text keeps their order too. */
const leastSenseVerbatim = 0.9;
/** Without words known to the rubric only the language itself can tell; that must be plain. */
const leastFlow = 0;
/** Neighbours measured before anything is told from them. */
const fewestPairs = 10;

/**
 * @param verbatim whether the answer has nearly all the words of a right one
 * @returns true when the words of an answer stand in no order that means anything
 */
export function isSalad(
  clauses: readonly Clause[],
  order: WordOrder,
  flow: Flow,
  verbatim: boolean,
): boolean {
  if ((flow.value >= plainFlow && !verbatim) || flow.pairs < fewestPairs) return false;
  const ways = pairsIn(clauses, order);
  const known = ways.length;
  if (known < fewestKnown) return flow.value < leastFlow;
  const kept = ways.reduce((sum, way) => sum + way, 0);
  return flow.value + kept / (known + 1) < (verbatim ? leastSenseVerbatim : leastSense);
}

/** For every two terms near each other whose order is known, whether it is mostly kept: 1, −1, or 0 for half. */
function pairsIn(clauses: readonly Clause[], order: WordOrder): number[] {
  const ways = new Map<string, number>();
  for (const { tokens } of clauses) {
    tokens.forEach((token, i) => {
      for (const next of tokens.slice(i + 1, i + 1 + comparedDistance)) {
        const way = order.of(token.term, next.term);
        if (way === 0) continue;
        const key = token.term < next.term ? `${token.term} ${next.term}` : `${next.term} ${token.term}`;
        ways.set(key, (ways.get(key) ?? 0) + way);
      }
    });
  }
  return [...ways.values()].map(Math.sign);
}
