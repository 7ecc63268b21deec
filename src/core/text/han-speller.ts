import type { Lexicon } from './lexicon.js';
import { createSameSound } from './same-sound.js';
import { chineseStopWords } from './stopwords.js';
import type { PlacedToken } from './types.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Besides particles, characters that are words of their own so often that standing beside another
 * single character proves nothing: 是|无 in 是无连接的 is no misspelt 事务.
 */
const standsAlone = new Set(
  '不没无未非别勿已一二三四五六七八九十百千万两几多少大小高低长短前后左右内外新旧好坏早晚快慢先再只仅均各每该此某被将使令等即既均由于至自相互但可能须要想做写读存取放开关',
);

const isCommon = (char: string): boolean => standsAlone.has(char) || chineseStopWords.has(char);

export const isHanToken = ({ token }: PlacedToken): boolean =>
  token.kind === 'word' ||
  ((token.kind === 'number' || token.kind === 'concept') && /^\p{Script=Han}+$/u.test(token.surface));

/** Neighbouring Han tokens taken together, from the first one on. */
interface Window {
  readonly text: string;
  /** Index after the last token. */
  readonly next: number;
  readonly tokens: number;
  /** By character: whether it is a token by itself. */
  readonly alone: readonly boolean[];
  /** Tokens of one character, and how many of them are words of their own. */
  readonly singles: number;
  readonly common: number;
}

/** Every window of neighbouring Han tokens from `first` on, up to `longest` characters, the shortest first. */
const windowsFrom = (tokens: readonly PlacedToken[], first: number, longest: number): Window[] => {
  const found: Window[] = [];
  let text = '';
  let alone: readonly boolean[] = [];
  let singles = 0;
  let common = 0;
  for (let index = first; index < tokens.length; index++) {
    const placed = tokens[index];
    if (!placed || !isHanToken(placed) || (index > first && placed.start !== tokens[index - 1]?.end)) break;
    const { surface, kind } = placed.token;
    text += surface;
    alone = [...alone, ...Array.from({ length: surface.length }, () => surface.length === 1)];
    if (text.length > longest) break;
    if (surface.length === 1) {
      singles++;
      if (kind === 'number' || isCommon(surface)) common++;
    }
    found.push({ text, alone, next: index + 1, tokens: index + 1 - first, singles, common });
  }
  return found;
};

/**
 * How many characters of a window must be right for it to be a misspelt word; `undefined` when it
 * is none. Characters the dictionary could not join are suspicious, known words side by side only
 * when all but one character are those of a long name.
 */
const needed = ({ text, singles, common, tokens }: Window): number | undefined => {
  if (tokens < 2) return undefined;
  if (text.length === 2) return singles === 2 && common === 0 ? 1 : undefined;
  if (text.length === 3) return common < singles ? 1 : undefined;
  return singles > common ? 2 : text.length - 1;
};

/** By character: whether it differs. */
const differences = (one: string, other: string): boolean[] =>
  Array.from({ length: one.length }, (_, index) => one[index] !== other[index]);

/**
 * Whether the wrong characters are where a slip shows: among those the dictionary could not join,
 * and not just in front of known words, where a verb stands (占空间 is no misspelt 栈空间). A long
 * name with a single wrong character is a slip wherever that is.
 */
const plausible = ({ alone, singles, common }: Window, wrong: readonly boolean[]): boolean => {
  const inFront = alone[0] === true && wrong[0] === true && !alone.slice(1).includes(true);
  if (inFront) return false;
  return (
    (alone.length > 3 && singles === common) || !wrong.some((differs, index) => differs && !alone[index])
  );
};

/** The word of `words` closest to the window, if it shares `shared` characters; none when its own text is among them. */
const closest = (window: Window, words: readonly string[], shared: number): string | undefined => {
  let best: string | undefined;
  let most = shared - 1;
  for (const word of words) {
    const wrong = differences(window.text, word);
    const same = wrong.filter((differs) => !differs).length;
    if (same === window.text.length) return undefined;
    if (same <= most || !plausible(window, wrong)) continue;
    best = word;
    most = same;
  }
  return best;
};

/** A character may merely rhyme where the dictionary could not join this many: 归|订|牌|序 for 归并排序. */
const rhymingSingles = 3;

/** Rarer words of the vocabulary are not what a learner most likely meant. */
const leastFrequency = 2;

/** What was meant, and the index of the token after it. */
export interface Meant {
  readonly text: string;
  readonly next: number;
}

/** Says what the Han tokens from `first` on were meant to be, by their sound. */
export const createHanSpeller = (
  lexicon: Lexicon,
  vocabulary: Vocabulary,
): ((tokens: readonly PlacedToken[], first: number) => Meant | undefined) => {
  const frequent = [...vocabulary.keys()].filter(
    (word) => (vocabulary.get?.(word) ?? leastFrequency) >= leastFrequency,
  );
  const sounds = createSameSound([...lexicon.names.keys(), ...frequent]);
  return (tokens, first) => {
    const windows = windowsFrom(tokens, first, sounds.longest);
    const whole = windows.at(-1);
    if (!whole || whole.tokens < 2) return undefined;
    const suspicious = windows.filter((window) => needed(window) !== undefined);
    if (suspicious.length === 0) return undefined;
    const rhyming = whole.singles - whole.common >= rhymingSingles;
    const soundings = new Map(
      sounds.startsOf(whole.text, rhyming).map((sounding) => [sounding.length, sounding]),
    );
    if (soundings.size === 0) return undefined;
    for (const window of suspicious.reverse()) {
      const sounding = soundings.get(window.text.length);
      const shared = sounding && needed(window);
      if (!shared || vocabulary.has(window.text)) continue;
      const rhymes = window.singles - window.common >= rhymingSingles ? sounding.rhymes : [];
      const text = closest(window, sounding.words, shared) ?? closest(window, rhymes, shared);
      if (text !== undefined) return { text, next: window.next };
    }
    return undefined;
  };
};
