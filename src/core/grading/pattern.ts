/** A formulation as the weighted terms that must meet in an answer. */
import type { Clause, ContentToken } from './clauses.js';
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

/** What must meet in one place. */
export interface Part {
  readonly terms: readonly PatternTerm[];
  /** Weight that counts as all of it: the sum of the terms' weights, or less when the pattern is loose. > 0. */
  readonly total: number;
}

/** One formulation. Each of its clauses must be said, not just their words somewhere: "小于它放左边，大于它放右边". */
export interface Pattern {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly total: number;
  /** The terms are alternatives to one another: nothing is missing when some are not said. */
  readonly loose: boolean;
  /** Of a loose pattern: the terms without which it is half said at most. */
  readonly heart?: ReadonlySet<number>;
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

/** A word and whether it is denied: to "is it the same?" the answer "not the same" tells something. */
export const givenKey = (token: Pick<ContentToken, 'term' | 'denied'>): string =>
  `${token.denied ? '-' : ''}${token.term}`;

/** Content words a clause has at least to be looked for by itself. */
const fewestInPart = 2;

/** Undefined when the formulation has no content. */
export function compilePattern(
  text: string,
  clauses: readonly Clause[],
  table: TermTable,
  /** Keys of the question's own words. */
  given: ReadonlySet<string>,
  weigh: Weigh,
): Pattern | undefined {
  const seen = new Set<string>();
  const drafts: PatternTerm[][] = [];
  for (const clause of clauses) {
    const terms = clause.tokens.flatMap((token): PatternTerm[] => {
      const key = `${token.term} ${String(token.denied)} ${String(drafts.length)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const isGiven = given.has(givenKey(token));
      const weight = weigh(token.term, token.kind) * (isGiven ? givenShare : 1);
      return [
        { id: table.idOf(token), weight, denied: token.denied, surface: token.surface, given: isGiven },
      ];
    });
    const last = drafts.at(-1);
    if (last && (last.length < fewestInPart || terms.length < fewestInPart)) last.push(...terms);
    else drafts.push(terms);
  }
  return toPattern(text, drafts);
}

function toPattern(text: string, drafts: readonly (readonly PatternTerm[])[]): Pattern | undefined {
  const parts = drafts.map((terms) => ({ terms, total: weightOf(terms) })).filter((part) => part.total > 0);
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  return total > 0 ? { text, parts, total, loose: false } : undefined;
}

const weightOf = (terms: readonly PatternTerm[]): number => terms.reduce((sum, term) => sum + term.weight, 0);

export const termsOf = (pattern: Pattern): PatternTerm[] => pattern.parts.flatMap((part) => part.terms);

/** What a word said in only one of a key point's many formulations still weighs. */
const peripheral = 0.6;
/** What a word said in every key point of the question still weighs. */
const commonplace = 0.75;

/**
 * Sharpens the weights within one rubric: words that most formulations of a key point share are its heart, words that
 * most key points of the question share tell nothing between them.
 * @param groups the patterns of each key point
 */
export function sharpen(groups: readonly (readonly Pattern[])[]): Pattern[][] {
  const groupsWith = new Map<number, number>();
  for (const group of groups) {
    for (const id of new Set(group.flatMap(termsOf).map((term) => term.id)))
      groupsWith.set(id, (groupsWith.get(id) ?? 0) + 1);
  }
  return groups.map((group) => {
    const patternsWith = new Map<number, number>();
    for (const pattern of group) {
      for (const id of new Set(termsOf(pattern).map((term) => term.id)))
        patternsWith.set(id, (patternsWith.get(id) ?? 0) + 1);
    }
    const most = Math.max(1, ...patternsWith.values());
    const reweigh = (term: PatternTerm): PatternTerm => {
      const heart = peripheral + (1 - peripheral) * ((patternsWith.get(term.id) ?? 0) / most);
      const spread = groups.length > 1 ? ((groupsWith.get(term.id) ?? 1) - 1) / (groups.length - 1) : 0;
      return { ...term, weight: term.weight * heart * (1 - (1 - commonplace) * spread) };
    };
    return group.flatMap(
      (pattern) =>
        toPattern(
          pattern.text,
          pattern.parts.map((part) => part.terms.map(reweigh)),
        ) ?? [],
    );
  });
}

/** Words lighter than this prove nothing by standing beside others. */
const lightest = 0.3;
/** How many words make up the heart of a key point. */
const heartSize = 3;

/**
 * All words of a key point's formulations as one loose pattern: whoever uses the words of several formulations in one
 * breath says it, even if none of them is said whole. As heavy as a typical formulation; its heart is what most
 * formulations share.
 */
export function union(patterns: readonly Pattern[]): Pattern | undefined {
  const first = patterns[0];
  if (!first || patterns.length < 3) return undefined;
  const terms = new Map<string, { term: PatternTerm; count: number }>();
  for (const term of patterns.flatMap(termsOf)) {
    if (term.weight < lightest) continue;
    const key = `${String(term.id)} ${String(term.denied)}`;
    const known = terms.get(key);
    terms.set(key, {
      term: known && known.term.weight >= term.weight ? known.term : term,
      count: (known?.count ?? 0) + 1,
    });
  }
  const ranked = [...terms.values()].sort(
    (a, b) => b.count * b.term.weight - a.count * a.term.weight || a.term.id - b.term.id,
  );
  const heart = new Set(
    ranked
      .filter(({ term }) => !term.given)
      .slice(0, heartSize)
      .map(({ term }) => term.id),
  );
  const total = patterns.reduce((sum, pattern) => sum + pattern.total, 0) / patterns.length;
  return {
    text: first.text,
    parts: [{ terms: ranked.map(({ term }) => term), total }],
    total,
    loose: true,
    heart,
  };
}
