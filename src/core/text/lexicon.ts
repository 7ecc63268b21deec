import type { LexiconData } from '../notes/model.js';
import { BLANK, classAt, DIGIT, HAN, LETTER, runEnd, widthAt } from './chars.js';
import { normalForm } from './normalise.js';
import { singular } from './stem.js';

/** A name found in a text, in UTF-16 indexes of the normal text. */
export interface NameMatch {
  readonly concept: string;
  readonly end: number;
}

export interface Lexicon {
  /** Normalised name → concept id, every name. */
  readonly names: ReadonlyMap<string, string>;
  /** The longest name that starts at `from` of normalised text; Latin names end at word boundaries. */
  matchAt(normal: string, from: number): NameMatch | undefined;
  /** Terms that deny `term` when claimed in its place; both are concept terms (`#id`). */
  opposites(term: string): ReadonlySet<string>;
}

interface Node {
  readonly next: Map<string, Node>;
  concept?: string;
}

const HYPHEN = 45;
const UNDERSCORE = 95;
const nothing: ReadonlySet<string> = new Set();

const isWordClass = (kind: number): boolean => kind === LETTER || kind === DIGIT || kind === HAN;

/** A blank, or a hyphen or underscore between two word characters: interchangeable inside names. */
const isSeparator = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  if (unit === HYPHEN || unit === UNDERSCORE) {
    return index > 0 && isWordClass(classAt(text, index - 1)) && isWordClass(classAt(text, index + 1));
  }
  return classAt(text, index) === BLANK && unit !== 10 && unit !== 13;
};

/**
 * End of the unit that starts at `from`: one Han character or sign, one run of letters, one run of
 * digits. Names are sequences of units, so word boundaries inside them need no care.
 */
const unitEnd = (text: string, from: number): number => {
  const kind = classAt(text, from);
  return kind === LETTER || kind === DIGIT ? runEnd(text, from, kind) : from + widthAt(text, from);
};

/** How many separators may stand between two units of a name. */
const maxGap = 3;

const skipGap = (text: string, from: number): number => {
  let index = from;
  while (index < text.length && index - from < maxGap && isSeparator(text, index)) index++;
  return index;
};

const unitsOf = (name: string): string[] => {
  const units: string[] = [];
  let index = 0;
  while (index < name.length) {
    if (isSeparator(name, index)) {
      index++;
      continue;
    }
    const end = unitEnd(name, index);
    units.push(name.slice(index, end));
    index = end;
  }
  return units;
};

const insert = (root: Node, units: readonly string[], concept: string): void => {
  let node = root;
  for (const unit of units) {
    let child = node.next.get(unit);
    if (!child) {
      child = { next: new Map() };
      node.next.set(unit, child);
    }
    node = child;
  }
  node.concept ??= concept;
};

const isLatinAt = (text: string, index: number): boolean => {
  const kind = classAt(text, index);
  return kind === LETTER || kind === DIGIT || text.charCodeAt(index) === UNDERSCORE;
};

/** No Latin name starts or ends inside a longer word; identifiers count as one word. */
const cutsWord = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isLatinAt(text, at - 1) && isLatinAt(text, at);

const match = (root: Node, text: string, from: number): NameMatch | undefined => {
  if (cutsWord(text, from)) return undefined;
  let node = root;
  let index = from;
  let best: NameMatch | undefined;
  while (index < text.length) {
    const end = unitEnd(text, index);
    const unit = text.slice(index, end);
    const child = node.next.get(unit) ?? node.next.get(singular(unit));
    if (!child) break;
    node = child;
    if (node.concept !== undefined && !cutsWord(text, end)) best = { concept: node.concept, end };
    index = skipGap(text, end);
    // 改进 程序 contains no 进程.
    if (index > end && classAt(text, end - 1) === HAN && classAt(text, index) === HAN) break;
  }
  return best;
};

const oppositesOf = (data: LexiconData): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  const add = (one: string, other: string): void => {
    const set = found.get(`#${one}`) ?? new Set<string>();
    set.add(`#${other}`);
    found.set(`#${one}`, set);
  };
  for (const [one, other] of data.opposites) {
    add(one, other);
    add(other, one);
  }
  return found;
};

/**
 * Builds the look-up of all concepts' names. A name two concepts share belongs to the first.
 * Blanks, hyphens and underscores inside names are interchangeable, width, case and script do not
 * matter, and English plurals match singular names; an exact name always wins over a plural.
 */
export const buildLexicon = (data: LexiconData): Lexicon => {
  const root: Node = { next: new Map() };
  const names = new Map<string, string>();
  const plurals: [string[], string][] = [];
  for (const concept of data.concepts) {
    for (const raw of concept.names) {
      const name = normalForm(raw).trim();
      const units = unitsOf(name);
      if (units.length === 0) continue;
      if (!names.has(name)) names.set(name, concept.id);
      insert(root, units, concept.id);
      const last = units.at(-1) ?? '';
      if (singular(last) !== last) plurals.push([[...units.slice(0, -1), singular(last)], concept.id]);
    }
  }
  for (const [units, concept] of plurals) insert(root, units, concept);
  const opposites = oppositesOf(data);
  // By first UTF-16 unit: most places of a text start no name at all.
  const starts = new Uint8Array(0x10000);
  for (const unit of root.next.keys()) starts[unit.charCodeAt(0)] = 1;
  return {
    names,
    matchAt: (normal, from) =>
      starts[normal.charCodeAt(from)] === 1 ? match(root, normal, from) : undefined,
    opposites: (term) => opposites.get(term) ?? nothing,
  };
};

/** A lexicon that knows nothing, for corpora without notes behind them. */
export const emptyLexicon: Lexicon = buildLexicon({ concepts: [], opposites: [] });
