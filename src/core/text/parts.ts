import { classAt, HAN, widthAt } from './chars.js';
import type { Lexicon } from './lexicon.js';
import { stem } from './stem.js';
import type { Segmenter } from './types.js';

/** Finds the terms inside a longer unit, for loose comparison; results are cached. */
export interface PartFinder {
  /** Inside a concept's name: other concepts and words (三次握手 → #handshake, 三次, 握手). */
  ofName(surface: string): readonly string[];
  /** Inside a dictionary word of three characters or more (数据库 → 数据, 据库). */
  ofWord(surface: string): readonly string[];
  /** Words and words inside words of a phrase that stands for one word (可执行文件). */
  ofPhrase(phrase: string): readonly string[];
  /** The term of one word inside an identifier or formula. */
  ofPart(word: string): string;
}

const maxCache = 50_000;

const cached = <T>(compute: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    if (known.size >= maxCache) known.clear();
    known.set(key, value);
    return value;
  };
};

/** Runs of Han and runs of word characters of a name. */
const pieces = /\p{Script=Han}+|[\p{L}\p{N}_]+/gu;

export const createPartFinder = ({
  segmenter,
  lexicon,
}: {
  segmenter: Segmenter;
  lexicon: Lexicon;
}): PartFinder => {
  const ofPart = (word: string): string => {
    const concept = lexicon.names.get(word);
    return concept === undefined ? stem(word) : `#${concept}`;
  };

  const innerConcepts = (surface: string): string[] => {
    const whole = lexicon.matchAt(surface, 0);
    const found: string[] = [];
    for (let index = 0; index < surface.length; index += widthAt(surface, index)) {
      const name = lexicon.matchAt(surface, index);
      if (name && name.concept !== whole?.concept && name.end - index > 1) found.push(`#${name.concept}`);
    }
    return found;
  };

  const ofName = (surface: string): readonly string[] => {
    const found = new Set(innerConcepts(surface));
    for (const piece of surface.match(pieces) ?? []) {
      if (classAt(piece, 0) !== HAN) found.add(stem(piece));
      else for (const word of segmenter.cut(piece)) found.add(word);
    }
    return [...found];
  };

  const ofWord = (surface: string): readonly string[] =>
    surface.length < 3 ? [] : segmenter.cutFine(surface).filter((word) => word !== surface);

  const ofPhrase = (phrase: string): readonly string[] =>
    segmenter.cutFine(phrase).filter((word) => word !== phrase);

  return { ofName: cached(ofName), ofPhrase: cached(ofPhrase), ofWord: cached(ofWord), ofPart };
};
