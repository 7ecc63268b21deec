/** All notes, ready to be looked up. Built once per load; immutable. */
import type { Deck, LexiconData, Note, Question } from './model.js';
import type { Accepted } from './schema.js';

export interface Library {
  readonly notes: readonly Note[];
  readonly decks: readonly Deck[];
  readonly lexicon: LexiconData;
  /** Accepted formulations that the notes' files do not have themselves. */
  readonly overlay: readonly Accepted[];
  /** By id, or by an id in `formerly`. */
  note(id: string): Note | undefined;
  /** By id, code, or an id in `formerly`. */
  question(idOrCode: string): Question | undefined;
  noteByCode(code: string): Note | undefined;
  deck(id: string): Deck | undefined;
  /** Area slugs in alphabetical order. */
  readonly areas: readonly string[];
}

/** Indexes notes and decks. Ids are unique (the parser reports clashes before this is called). */
export function createLibrary(
  notes: readonly Note[],
  decks: readonly Deck[],
  lexicon: LexiconData,
  overlay: readonly Accepted[] = [],
): Library {
  const notesById = new Map<string, Note>();
  const notesByCode = new Map<string, Note>();
  const questions = new Map<string, Question>();
  for (const note of notes) {
    for (const former of note.formerly) notesById.set(former, note);
    notesByCode.set(note.code, note);
    for (const question of note.questions) {
      for (const former of question.formerly) questions.set(former, question);
      questions.set(question.code, question);
    }
  }
  // Present ids win over former ones, whatever order the files came in.
  for (const note of notes) {
    notesById.set(note.id, note);
    for (const question of note.questions) questions.set(question.id, question);
  }
  const decksById = new Map(decks.map((deck) => [deck.id, deck]));
  return {
    notes,
    decks,
    lexicon,
    overlay,
    note: (id) => notesById.get(id),
    question: (idOrCode) => questions.get(idOrCode),
    noteByCode: (code) => notesByCode.get(code),
    deck: (id) => decksById.get(id),
    areas: [...new Set(notes.map((note) => note.area))].sort(),
  };
}
