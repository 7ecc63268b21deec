import type { Note } from '../notes/model.js';
import { normalForm } from '../text/normalise.js';
import type { Analyser } from '../text/types.js';
import { buildVocabulary } from '../text/vocabulary.js';
import { elsewhere } from './elsewhere.js';
import { fieldsOf } from './note-fields.js';

/**
 * Words that need no correction: those of the notes, with their frequencies, and, with frequency 0,
 * the names of things the notes do not cover (they are no misspelt names of things they do).
 * `analyser` reads without correcting.
 */
export const noteVocabulary = (notes: readonly Note[], analyser: Analyser): Map<string, number> => {
  const words = buildVocabulary(
    analyser,
    notes.flatMap((note) => fieldsOf(note).map(({ text }) => text)),
  );
  for (const name of elsewhere.map(normalForm)) {
    for (const word of [name, ...(name.match(/[a-z0-9]+/gu) ?? [])]) if (!words.has(word)) words.set(word, 0);
  }
  return words;
};
