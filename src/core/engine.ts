/** Everything that reads text, built over one state of the notes. Live reload builds a new one and swaps it. */
import { createGrader } from './grading/grader.js';
import { startLearning } from './grading/weights.js';
import type { Grader } from './grading/types.js';
import type { Library } from './notes/library.js';
import { createNoteSearch, type NoteSearch } from './search/note-search.js';
import { startNoteIndex } from './search/note-index.js';
import { buildLexicon } from './text/lexicon.js';
import { readOnce } from './text/read-once.js';
import { createAnalyser } from './text/tokenise.js';
import type { Analyser, Segmenter } from './text/types.js';

export interface Engine {
  readonly library: Library;
  readonly analyser: Analyser;
  readonly grader: Grader;
  readonly search: NoteSearch;
}

/** Lets whoever waits have a turn: a chat goes on while notes are read anew. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Reads every text of the notes once, about 10 ms a note, and pauses after each. */
export async function createEngine(library: Library, segmenter: Segmenter): Promise<Engine> {
  const lexicon = buildLexicon(library.lexicon);
  const reader = createAnalyser({ segmenter, lexicon });
  const indexing = startNoteIndex();
  const learning = startLearning();
  for (const note of library.notes) {
    const read = readOnce(reader);
    indexing.add(note, read);
    learning.add(note, read);
    await turn();
  }
  const index = indexing.build();
  const analyser = createAnalyser({ segmenter, lexicon, vocabulary: index.vocabulary });
  return {
    library,
    analyser,
    grader: createGrader(learning.learned(), analyser, lexicon),
    search: createNoteSearch(index, analyser),
  };
}
