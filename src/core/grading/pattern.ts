/** A formulation as the weighted terms that must meet in an answer. */
import type { Analyser } from '../text/types.js';
import { clausesOf, type ContentToken } from './clauses.js';
import type { Weigh } from './weights.js';

export interface PatternTerm {
  /** Index into the rubric's term table. */
  readonly id: number;
  readonly weight: number;
  readonly denied: boolean;
  readonly surface: string;
  /** The question says it too, so saying it proves little. */
  readonly given: boolean;
}

export interface Pattern {
  readonly text: string;
  readonly terms: readonly PatternTerm[];
  /** Weight that counts as all of it: the sum of the terms' weights, or less when `loose`. > 0. */
  readonly total: number;
  /** The terms are alternatives to one another: nothing is missing when some are not said. */
  readonly loose?: boolean;
}

/** Words of the question prove half as much ("question demotion", Sultan et al. 2016). */
const givenShare = 0.5;

/** The distinct terms of one rubric, numbered in order of appearance. */
export class TermTable {
  readonly terms: ContentToken[] = [];
  readonly #ids = new Map<string, number>();

  idOf(token: ContentToken): number {
    const known = this.#ids.get(token.term);
    if (known !== undefined) return known;
    const id = this.terms.length;
    this.terms.push(token);
    this.#ids.set(token.term, id);
    return id;
  }
}

/** Undefined when the formulation has no content. */
export function compilePattern(
  text: string,
  table: TermTable,
  given: ReadonlySet<string>,
  weigh: Weigh,
  analyser: Analyser,
): Pattern | undefined {
  const tokens = clausesOf(text, analyser).flatMap((clause) => clause.tokens);
  return compileTokens(text, tokens, table, given, weigh);
}

/** The same for tokens already read. */
export function compileTokens(
  text: string,
  tokens: readonly ContentToken[],
  table: TermTable,
  given: ReadonlySet<string>,
  weigh: Weigh,
): Pattern | undefined {
  const seen = new Set<string>();
  const terms: PatternTerm[] = [];
  for (const token of tokens) {
    const key = `${token.term} ${String(token.denied)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const isGiven = given.has(token.term);
    const weight = weigh(token.term, token.kind) * (isGiven ? givenShare : 1);
    terms.push({
      id: table.idOf(token),
      weight,
      denied: token.denied,
      surface: token.surface,
      given: isGiven,
    });
  }
  return toPattern(text, terms);
}

const toPattern = (text: string, terms: readonly PatternTerm[]): Pattern | undefined => {
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  return total > 0 ? { text, terms, total } : undefined;
};

/** What a word said in only one of a key point's many formulations still weighs. */
const peripheral = 0.6;
/** What a word said in every key point of the question still weighs. */
const commonplace = 0.5;

/**
 * Sharpens the weights within one rubric: words that most formulations of a key point share are its heart, words that
 * most key points of the question share tell nothing between them.
 * @param groups the patterns of each key point
 */
export function sharpen(groups: readonly (readonly Pattern[])[]): Pattern[][] {
  const groupsWith = new Map<number, number>();
  for (const group of groups) {
    for (const id of new Set(group.flatMap((pattern) => pattern.terms.map((term) => term.id)))) {
      groupsWith.set(id, (groupsWith.get(id) ?? 0) + 1);
    }
  }
  return groups.map((group) => {
    const patternsWith = new Map<number, number>();
    for (const pattern of group)
      for (const term of pattern.terms) patternsWith.set(term.id, (patternsWith.get(term.id) ?? 0) + 1);
    const most = Math.max(1, ...patternsWith.values());
    return group.flatMap((pattern) => {
      const terms = pattern.terms.map((term) => {
        const heart = peripheral + (1 - peripheral) * ((patternsWith.get(term.id) ?? 0) / most);
        const spread = groups.length > 1 ? ((groupsWith.get(term.id) ?? 1) - 1) / (groups.length - 1) : 0;
        return { ...term, weight: term.weight * heart * (1 - (1 - commonplace) * spread) };
      });
      return toPattern(pattern.text, terms) ?? [];
    });
  });
}

/**
 * All words of a key point's formulations as one loose pattern: whoever uses the words of several formulations in one
 * breath says it, even if none of them is said whole. As heavy as a typical formulation.
 */
export function union(patterns: readonly Pattern[]): Pattern | undefined {
  const first = patterns[0];
  if (!first || patterns.length < 3) return undefined;
  const terms = new Map<string, PatternTerm>();
  for (const term of patterns.flatMap((pattern) => pattern.terms)) {
    const key = `${String(term.id)} ${String(term.denied)}`;
    const known = terms.get(key);
    if (!known || known.weight < term.weight) terms.set(key, term);
  }
  const total = patterns.reduce((sum, pattern) => sum + pattern.total, 0) / patterns.length;
  return { text: first.text, terms: [...terms.values()], total, loose: true };
}
