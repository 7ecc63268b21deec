import { editDistance } from './edit-distance.js';

/** Words near a misspelt one. */
export interface NearWords {
  /** The likeliest words within `max` edits and others about as likely, best first, at most three. */
  find(word: string, max: 1 | 2): readonly string[];
}

/** Above this length nothing is indexed: names so long are pasted, not typed. */
const longest = 24;
/** Words shorter than this are no corrections, and words this short allow one edit only. */
const shortest = 3;
const twoEditsFrom = 6;

/** How many words a look-up returns, and by how many powers of two the last may be less likely than the first. */
const most = 3;
const likely = 4;

/** FNV-1a over the word without the characters at `skip` and `also` (−1: none). */
const hashWithout = (word: string, skip: number, also: number): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) {
    if (index === skip || index === also) continue;
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

/** Calls `visit` with the hash of the word and of everything it becomes by up to `deletions` deletions. */
const eachDeletion = (word: string, deletions: number, visit: (hash: number) => void): void => {
  visit(hashWithout(word, -1, -1));
  for (let first = 0; first < word.length; first++) {
    visit(hashWithout(word, first, -1));
    if (deletions < 2) continue;
    for (let second = first + 1; second < word.length; second++) visit(hashWithout(word, first, second));
  }
};

const deletionsOf = (length: number): number => (length >= twoEditsFrom ? 2 : 1);
const keysOf = (length: number): number =>
  1 + length + (deletionsOf(length) === 2 ? (length * (length - 1)) / 2 : 0);

const letters = (word: string): string => Array.from(word).sort().join('');

/**
 * How a candidate compares: fewer edits first; among equals by how often it is written (in powers of
 * two), and four times as likely when only the order of letters differs or the first letter is right.
 */
const rank = (word: string, candidate: string, distance: number, weight: number): number => {
  const sameLetters = word.length === candidate.length && letters(word) === letters(candidate);
  const sameStart = word[0] === candidate[0];
  return -distance * 100 + Math.log2(1 + weight) + (sameLetters ? 2 : 0) + (sameStart ? 2 : 0);
};

/**
 * Deletion-neighbourhood index (W. Garbe's SymSpell): two words within k edits share a string
 * reachable from both by at most k deletions. Built once in time linear in the words; a look-up
 * visits a few dozen buckets. `weight` breaks ties, for example a word's frequency.
 */
export const createNearWords = (words: Iterable<string>, weight: (word: string) => number): NearWords => {
  const list = [...new Set(words)].filter((word) => word.length >= shortest && word.length <= longest);
  const entries = list.reduce((sum, word) => sum + keysOf(word.length), 0);
  const mask = 2 ** Math.ceil(Math.log2(Math.max(16, entries))) - 1;
  const heads = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(entries);
  const owner = new Int32Array(entries);
  let used = 0;
  list.forEach((word, index) => {
    eachDeletion(word, deletionsOf(word.length), (hash) => {
      const slot = hash & mask;
      next[used] = heads[slot] ?? -1;
      owner[used] = index;
      heads[slot] = used++;
    });
  });

  const find = (word: string, max: 1 | 2): readonly string[] => {
    if (word.length > longest + 2) return [];
    const seen = new Set<number>();
    const found: { candidate: string; score: number }[] = [];
    eachDeletion(word, max, (hash) => {
      for (let entry = heads[hash & mask] ?? -1; entry >= 0; entry = next[entry] ?? -1) {
        const index = owner[entry] ?? 0;
        if (seen.has(index)) continue;
        seen.add(index);
        const candidate = list[index] ?? '';
        const distance = editDistance(word, candidate, max);
        if (distance > 0 && distance <= max)
          found.push({ candidate, score: rank(word, candidate, distance, weight(candidate)) });
      }
    });
    found.sort((one, other) => other.score - one.score || (one.candidate < other.candidate ? -1 : 1));
    const least = (found[0]?.score ?? 0) - likely;
    return found
      .filter(({ score }) => score >= least)
      .slice(0, most)
      .map(({ candidate }) => candidate);
  };
  return { find };
};
