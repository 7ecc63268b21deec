import entries from 'opencc-js/dict/TWPhrasesRev';
import { simplified } from './normalise.js';

/** A Taiwan word in normalised text and its mainland counterpart. */
export interface TaiwanMatch {
  readonly end: number;
  readonly word: string;
}

let words: ReadonlyMap<string, string> | undefined;
let longest = 0;

/** OpenCC's table of Taiwan words (Apache-2.0), Simplified on both sides, where they differ. */
const load = (): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const entry of entries.split('|')) {
    const [taiwan, mainland] = simplified(entry).split(' ');
    if (!taiwan || !mainland || taiwan === mainland || taiwan.length < 2) continue;
    found.set(taiwan, mainland);
    longest = Math.max(longest, taiwan.length);
  }
  return found;
};

/**
 * The longest Taiwan word at `from`: 記憶體 → 内存, 資料 → 数据. Only to be asked about Traditional
 * text: in Simplified text 指标, 资料 and 文件 mean what they say.
 */
export const taiwanWordAt = (normal: string, from: number): TaiwanMatch | undefined => {
  words ??= load();
  for (let length = Math.min(longest, normal.length - from); length > 1; length--) {
    const word = words.get(normal.slice(from, from + length));
    if (word !== undefined) return { end: from + length, word };
  }
  return undefined;
};
