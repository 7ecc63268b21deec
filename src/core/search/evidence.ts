import { isStopWord } from '../text/stopwords.js';
import type { Token } from '../text/types.js';
import type { TermIndex } from './bm25.js';
import { informative, strongBits, type NoteFacts } from './note-index.js';
import { isChinese, isName } from './subjects.js';

/** What speaks for and against a note being the answer to a query. Shares are of the query's weight, 0–1. */
export interface Evidence {
  /** Likeness to the closest title, alias, way of asking or question (cosine of idf weights). */
  readonly phrase: number;
  /** Share of the query that is a title or alias of the note written out in full. */
  readonly named: number;
  /** Names and everyday words that stand in titles, aliases, tags or questions. */
  readonly strongNames: number;
  readonly strongWords: number;
  /** Names and everyday words that only stand in the answers or the body. */
  readonly weakNames: number;
  readonly weakWords: number;
  /** 1 when any name is found: the note is at least about the field that is asked about. */
  readonly technical: number;
  /** Weight of all words found, in words as rare as can be. */
  readonly found: number;
  /** Weight of names not found at all, in the same unit. */
  readonly missingNames: number;
  /** Things named that the note does not mention, and, unless it is named itself, that it mentions in passing. */
  readonly elsewhere: number;
  readonly aside: number;
}

/** A corrected word counts this much: the correction may be wrong. */
const correctedTrust = 0.7;
/** A long word whose parts are all in the note counts this much when the word itself is not. */
const partTrust = { strong: 0.7, weak: 0.5 };

/** Numbers are in every note. */
const numberTrust = 0.5;
/** Everyday words the note lacks count this much: people wrap questions in many. */
const chatter = 0.6;

/** 1 where the term itself stands in one of the fields, less where only its parts do, else 0. */
const presence = ({ term, parts = [] }: Token, facts: NoteFacts, bits: number, trust: number): number => {
  const has = (each: string): boolean => ((facts.terms.get(each) ?? 0) & bits) !== 0;
  if (has(term)) return 1;
  return parts.length > 0 && parts.every(has) ? trust : 0;
};

const anywhere = ~0;

const sum = (terms: Iterable<string>, weigh: (term: string) => number): number => {
  let total = 0;
  for (const term of terms) total += weigh(term);
  return total;
};

/** Cosine between the query and the closest phrase, both as sets of terms weighted by the root of their idf. */
const likeness = (
  query: ReadonlySet<string>,
  phrases: readonly (readonly string[])[],
  idf: (term: string) => number,
): number => {
  const asked = sum(query, idf);
  let best = 0;
  for (const phrase of phrases) {
    const shared = sum(
      phrase.filter((term) => query.has(term)),
      idf,
    );
    const length = Math.sqrt(asked * sum(phrase, idf));
    if (length > 0) best = Math.max(best, shared / length);
  }
  return best;
};

/** Weighs one note against one query. `things` are those the query names (see elsewhere.ts). */
export const weigh = (
  tokens: readonly Token[],
  things: readonly string[],
  facts: NoteFacts,
  index: TermIndex,
): Evidence => {
  const idf = (term: string): number => index.idf(term);
  const rarest = index.idf('');
  const chinese = isChinese(tokens);
  const weights = {
    strongNames: 0,
    strongWords: 0,
    weakNames: 0,
    weakWords: 0,
    missingNames: 0,
    missingWords: 0,
  };
  let total = 0;
  for (const token of tokens) {
    if (isStopWord(token.surface)) continue;
    const weight = (idf(token.term) / rarest) * (token.kind === 'number' ? numberTrust : 1);
    const name = isName(token, chinese);
    const strong = presence(token, facts, strongBits, partTrust.strong);
    const part = strong > 0 ? strong : presence(token, facts, anywhere, partTrust.weak);
    const where = strong > 0 ? 'strong' : part > 0 ? 'weak' : 'missing';
    const trust = token.corrected && part > 0 ? correctedTrust : 1;
    weights[`${where}${name ? 'Names' : 'Words'}`] += weight * trust * (part > 0 ? part : 1);
    total += weight * (part === 0 && !name ? chatter : 1);
  }
  const query = new Set(informative(tokens));
  const asked = sum(query, idf);
  const share = (weight: number): number => (total > 0 ? weight / total : 0);
  const written = facts.names.filter((name) => name.every((term) => query.has(term)));
  const named = asked > 0 ? Math.max(0, ...written.map((name) => sum(name, idf) / asked)) : 0;
  const others = things.filter((thing) => !facts.covers.has(thing));
  return {
    phrase: likeness(query, facts.phrases, idf),
    named,
    strongNames: share(weights.strongNames),
    strongWords: share(weights.strongWords),
    weakNames: share(weights.weakNames),
    weakWords: share(weights.weakWords),
    technical: weights.strongNames + weights.weakNames > 0 ? 1 : 0,
    found: weights.strongNames + weights.strongWords + weights.weakNames + weights.weakWords,
    missingNames: weights.missingNames,
    elsewhere: others.filter((thing) => !facts.mentions.has(thing)).length,
    // Next to the note's own name it is a comparison or a part of the subject.
    aside: named > 0 ? 0 : others.filter((thing) => facts.mentions.has(thing)).length,
  };
};
