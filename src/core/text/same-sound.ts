import { classAt, HAN } from './chars.js';
import { blurred, finalOf, readingsOf, soundOf } from './pinyin.js';

/** Words that sound like a misspelt one. */
export interface SameSound {
  /**
   * Words that sound like the first `length` characters of `text`, for every length at once.
   * @param rhyming whether words that merely rhyme are wanted too, which costs ten times as much
   */
  startsOf(text: string, rhyming: boolean): readonly Sounding[];
  /** Longest word known, in characters. */
  readonly longest: number;
}

/** Words of `length` characters. */
export interface Sounding {
  readonly length: number;
  /** These sound the same. */
  readonly words: readonly string[];
  /** In these one character after the first merely rhymes (订 for 并); long words only. */
  readonly rhymes: readonly string[];
}

interface Node {
  readonly next: Map<string, Node>;
  readonly words: string[];
}

/** Longer names are phrases; nobody misspells them as one word. */
const longestWord = 8;
/** From here on the whole sound is unlikely by chance, so easily confused sounds may meet too. */
const blurFrom = 3;
/** From here on one character may merely rhyme. */
const rhymeFrom = 4;

const isHan = (word: string): boolean => {
  for (let index = 0; index < word.length; index++) if (classAt(word, index) !== HAN) return false;
  return true;
};

const insert = (root: Node, sound: readonly string[], word: string): void => {
  let node = root;
  for (const reading of sound) {
    let child = node.next.get(reading);
    if (!child) {
      child = { next: new Map(), words: [] };
      node.next.set(reading, child);
    }
    node = child;
  }
  node.words.push(word);
};

const none: readonly never[] = [];

/** Nodes reached from `nodes` by one character that may be read in several ways. */
const step = (nodes: readonly Node[], readings: readonly string[]): readonly Node[] => {
  if (nodes.length === 0) return none;
  const reached: Node[] = [];
  for (const node of nodes) {
    for (const reading of readings) {
      const child = node.next.get(reading);
      if (child) reached.push(child);
    }
  }
  return reached;
};

const wordsOf = (nodes: readonly Node[]): readonly string[] =>
  nodes.length === 0 ? none : nodes.flatMap(({ words }) => words);

/** Nodes reached from `nodes` by a character that rhymes with this reading without sounding like it. */
const stepRhyming = (nodes: readonly Node[], reading: string): Node[] => {
  const final = finalOf(reading);
  return nodes.flatMap((node) =>
    [...node.next].flatMap(([other, child]) =>
      other !== reading && finalOf(other) === final ? [child] : [],
    ),
  );
};

/**
 * Index of Chinese words by toneless pinyin, as two tries: exact sounds, looked up with every
 * reading of a character, and blurred ones, looked up with the usual reading only. Built on first
 * use, since most texts need none of it. A look-up follows the text as far as any word sounds like it.
 */
export const createSameSound = (words: Iterable<string>): SameSound => {
  const list = [...new Set(words)].filter(
    (word) => word.length >= 2 && word.length <= longestWord && isHan(word),
  );
  const longest = list.reduce((most, word) => Math.max(most, word.length), 0);
  let tries: { exact: Node; blur: Node } | undefined;

  const build = (): { exact: Node; blur: Node } => {
    const built = { exact: { next: new Map(), words: [] }, blur: { next: new Map(), words: [] } };
    for (const word of list) {
      const sound = soundOf(word);
      insert(built.exact, sound, word);
      if (word.length >= blurFrom) insert(built.blur, sound.map(blurred), word);
    }
    return built;
  };

  const startsOf = (text: string, rhymes: boolean): readonly Sounding[] => {
    tries ??= build();
    const found: Sounding[] = [];
    let exact: readonly Node[] = [tries.exact];
    let blur: readonly Node[] = [tries.blur];
    let rhyming: readonly Node[] = none;
    for (let index = 0; index < text.length && exact.length + blur.length + rhyming.length > 0; index++) {
      const readings = readingsOf(text.charAt(index));
      const usual = [blurred(readings[0] ?? '')];
      if (rhymes)
        rhyming = [...step(rhyming, usual), ...(index > 0 ? stepRhyming(blur, usual[0] ?? '') : none)];
      exact = step(exact, readings);
      blur = step(blur, usual);
      const sounding = {
        length: index + 1,
        words: [...wordsOf(exact), ...wordsOf(blur)],
        rhymes: index + 1 >= rhymeFrom ? wordsOf(rhyming) : none,
      };
      if (sounding.words.length + sounding.rhymes.length > 0) found.push(sounding);
    }
    return found;
  };
  return { startsOf, longest };
};
