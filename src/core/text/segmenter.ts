import { devNull, totalmem } from 'node:os';
import type { Segmenter } from './types.js';

/** Which implementation to use; the `JIEBA` setting. */
export type SegmenterChoice = 'auto' | 'native' | 'wasm';

/** Below this much memory (bytes) the native dictionary's ~250 MB are too dear and `auto` takes wasm. */
const nativeNeeds = 1.5 * 2 ** 30;

const memory = (): number => {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
};

/** The part of nodejieba that is used; its own types are missing where it could not be installed. */
interface NativeJieba {
  cut(han: string): string[];
  cutForSearch(han: string): string[];
  load(dictionaries: { userDict: string }): void;
  insertWord(word: string): boolean;
}

/** Words of the stock dictionary that nodejieba's copy lacks. */
const missing = ['吉林'];

const nativeModule: string = 'nodejieba';

const native = async (): Promise<Segmenter> => {
  const { default: jieba } = (await import(nativeModule)) as { default: NativeJieba };
  // A second argument would switch the HMM *on*, against what its name (strict) suggests.
  // Its sample user dictionary (区块链 and three more) would make the two cut differently.
  jieba.load({ userDict: devNull });
  for (const word of missing) jieba.insertWord(word);
  return { name: 'native', cut: (han) => jieba.cut(han), cutFine: (han) => jieba.cutForSearch(han) };
};

const wasm = async (): Promise<Segmenter> => {
  const { cut, cut_for_search } = await import('jieba-wasm');
  cut('预热', false);
  return { name: 'wasm', cut: (han) => cut(han, false), cutFine: (han) => cut_for_search(han, false) };
};

/**
 * Loads a segmenter, lazily: nothing of either implementation is imported before.
 * `auto` takes the native one where it loads and memory is not short, else wasm; both cut alike.
 * `native` rejects where the optional dependency is missing.
 */
export const loadSegmenter = async (choice: SegmenterChoice = 'auto'): Promise<Segmenter> => {
  if (choice === 'native') return native();
  if (choice === 'wasm' || memory() < nativeNeeds) return wasm();
  try {
    return await native();
  } catch {
    return wasm();
  }
};
