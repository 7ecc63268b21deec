/** What looking something up in the notes gives. */
import type { Note } from '../notes/model.js';
import type { FieldName } from './note-fields.js';

/** Words of the query, as typed, that stand in one field of a note. */
export interface Reason {
  readonly field: FieldName;
  readonly words: readonly string[];
}

export interface NoteHit {
  readonly note: Note;
  /** 0–1; the first hit's is the confidence, the others' are in proportion. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

export interface NoteAnswer {
  /** The best notes first, also when none is trusted; empty when nothing is shared with any. */
  readonly hits: readonly NoteHit[];
  /** Calibrated probability that the notes answer the query, 0–1. */
  readonly confidence: number;
  /** confidence ≥ the threshold in confidence.ts. */
  readonly answered: boolean;
}

export interface NoteSearch {
  /** `limit`: most hits listed, 10 when absent. */
  search(query: string, limit?: number): NoteAnswer;
  /** What a query is about, however it is put: queries with the same key ask for the same. */
  keyOf(query: string): string;
  /** Notes closest to a note, its related ones first, or to a text; for suggestions. */
  nearest(what: Note | string, count: number): Note[];
}
