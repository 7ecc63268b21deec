import { createRequire } from 'node:module';

let words: ReadonlySet<string> | undefined;

/** Tagged words of the Brown and Wall Street Journal corpora, as natural ships them; 4 MB, so read on first use. */
const load = (): ReadonlySet<string> => {
  const require = createRequire(import.meta.url);
  const tagged =
    require('natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json') as Record<
      string,
      unknown
    >;
  return new Set(Object.keys(tagged).filter((word) => /^[a-z]{4,}$/u.test(word)));
};

/** True for common English words of four letters or more, inflected as they are; about 42,000 of them. */
export const isEnglishWord = (word: string): boolean => {
  words ??= load();
  return words.has(word);
};
