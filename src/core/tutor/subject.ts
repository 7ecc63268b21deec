import type { Note, Question } from '../notes/model.js';

/** A question with the note it belongs to. */
export interface Subject {
  readonly note: Note;
  readonly question: Question;
}
