/** What looking something up in the notes gives. */
import type { Note } from '../notes/model.js';

export interface NoteHit {
  readonly note: Note;
  /** Relative to the best possible for this query, 0–1. */
  readonly score: number;
}

export interface NoteAnswer {
  readonly hits: readonly NoteHit[];
  /** Calibrated probability that the first hit answers the query, 0–1. */
  readonly confidence: number;
  /** confidence ≥ the threshold. */
  readonly answered: boolean;
}

export interface NoteSearch {
  search(query: string, limit: number): NoteAnswer;
}
