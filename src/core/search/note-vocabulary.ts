import type { Note } from '../notes/model.js';
import { normalForm } from '../text/normalise.js';
import type { Analyser } from '../text/types.js';
import { VocabularyBuilder } from '../text/vocabulary.js';
import { elsewhere } from './elsewhere.js';
import { fieldsOf } from './note-fields.js';

/**
 * A vocabulary to which the notes are still to be added. It knows the names of things the notes do
 * not cover: they are no misspelt names of things they do.
 */
export const startVocabulary = (): VocabularyBuilder => {
  const builder = new VocabularyBuilder();
  for (const name of elsewhere.map(normalForm)) {
    builder.know(name);
    for (const word of name.match(/[a-z0-9]+/gu) ?? []) builder.know(word);
  }
  return builder;
};

/**
 * Words that need no correction: those of the notes with their frequencies, and names of things
 * elsewhere. Where the notes are indexed too, `buildNoteIndex` gives the same in the same pass.
 */
export const noteVocabulary = (notes: readonly Note[], analyser: Analyser): Map<string, number> => {
  const builder = startVocabulary();
  for (const note of notes) for (const { text } of fieldsOf(note)) builder.add(analyser.trusted(text));
  return builder.words;
};
