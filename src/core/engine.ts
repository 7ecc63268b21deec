/** Everything that reads text, built over one state of the notes. Live reload builds a new one and swaps it. */
import { createGrader } from './grading/grader.js';
import type { Grader } from './grading/types.js';
import type { Library } from './notes/library.js';
import { createNoteSearch, type NoteSearch } from './search/note-search.js';
import { noteVocabulary } from './search/note-vocabulary.js';
import { buildLexicon } from './text/lexicon.js';
import { createAnalyser } from './text/tokenise.js';
import type { Analyser, Segmenter } from './text/types.js';

export interface Engine {
  readonly library: Library;
  readonly analyser: Analyser;
  readonly grader: Grader;
  readonly search: NoteSearch;
}

/** Under a second for 200 notes. */
export function createEngine(library: Library, segmenter: Segmenter): Engine {
  const lexicon = buildLexicon(library.lexicon);
  const vocabulary = noteVocabulary(library.notes, createAnalyser({ segmenter, lexicon }));
  const analyser = createAnalyser({ segmenter, lexicon, vocabulary });
  return {
    library,
    analyser,
    grader: createGrader(library, analyser, lexicon),
    search: createNoteSearch(library.notes, analyser),
  };
}
