import { normalForm } from '../text/normalise.js';
import { VocabularyBuilder } from '../text/vocabulary.js';
import { elsewhere } from './elsewhere.js';

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
