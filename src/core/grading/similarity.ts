/** How alike two terms are, beyond being equal. */
import { stem } from '../text/stem.js';
import { createAntonyms } from './antonyms.js';
import type { ContentToken } from './clauses.js';

export interface Likeness {
  /** 0–1 */
  readonly share: number;
  /** The token means the opposite of the term. */
  readonly opposite: boolean;
}

export type Opposites = (term: string) => ReadonlySet<string>;

/** Opposites of the lexicon and of everyday language together. */
export function oppositesOf(lexicon: { opposites(term: string): ReadonlySet<string> }): Opposites {
  const everyday = createAntonyms(stem);
  const none: ReadonlySet<string> = new Set();
  return (term) => (term.startsWith('#') ? lexicon.opposites(term) : (everyday.get(term) ?? none));
}

const han = /^\p{Script=Han}+$/u;
const unitOf = (number: string): string => number.replace(/^[\d.^]+/u, '');

/** Letters two English words must begin with together to be alike. */
const stemLength = 5;

/** What two terms have in common when `likeness` finds anything between them, whichever way it is asked. */
export function traitsOf(token: ContentToken | undefined, opposites: Opposites): string[] {
  if (!token) return [];
  const { term, kind, parts } = token;
  const traits = [term, ...parts, ...opposites(term)];
  if (kind === 'number') traits.push(`unit ${unitOf(term)}`);
  if (kind === 'latin') traits.push(`begins ${term.slice(0, stemLength)}`);
  if (kind === 'word') for (const char of term) traits.push(`has ${char}`);
  return traits;
}

/**
 * Compares a rubric term with a token of an answer. Concepts are never compared loosely: 进程 and 线程 share a
 * character and nothing else.
 */
export function likeness(
  term: ContentToken,
  token: ContentToken,
  opposites: Opposites,
): Likeness | undefined {
  if (term.term === token.term) return { share: 1, opposite: false };
  if (opposites(term.term).has(token.term)) return { share: 1, opposite: true };
  if (term.kind === 'number' || token.kind === 'number') return differentValue(term, token);
  if (token.parts.includes(term.term)) return { share: 0.9, opposite: false };
  if (term.parts.includes(token.term)) return { share: 0.45, opposite: false };
  const shared = sharedParts(term, token);
  if (shared >= 0.5) return { share: 0.8 * shared, opposite: false };
  if (term.kind === 'word' && token.kind === 'word') return wordLikeness(term.term, token.term);
  if (term.kind === 'latin' && token.kind === 'latin') return latinLikeness(term.term, token.term);
  return undefined;
}

/** Another value of the same unit says something else about the same thing. */
function differentValue(term: ContentToken, token: ContentToken): Likeness | undefined {
  if (term.kind !== 'number' || token.kind !== 'number') return undefined;
  const unit = unitOf(term.term);
  return unit !== '' && unit === unitOf(token.term) ? { share: 0.9, opposite: true } : undefined;
}

function sharedParts(term: ContentToken, token: ContentToken): number {
  if (term.parts.length === 0 || token.parts.length === 0) return 0;
  const common = term.parts.filter((part) => token.parts.includes(part)).length;
  return common / Math.max(term.parts.length, token.parts.length);
}

/** Plain Chinese words that share characters (发送 / 发出, 收 / 收到) are often said for one another. */
function wordLikeness(a: string, b: string): Likeness | undefined {
  if (!han.test(a) || !han.test(b)) return undefined;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.includes(short)) return { share: short.length === 1 ? 0.55 : 0.75, opposite: false };
  const common = Array.from(short).filter((char) => long.includes(char)).length;
  return common >= 1 && short.length === 2 && long.length === 2 ? { share: 0.4, opposite: false } : undefined;
}

function latinLikeness(a: string, b: string): Likeness | undefined {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= stemLength && long.startsWith(short) ? { share: 0.75, opposite: false } : undefined;
}
