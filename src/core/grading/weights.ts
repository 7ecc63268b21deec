/** How much a term says: rare terms of the notes weigh more. */
import type { Library } from '../notes/library.js';
import type { Analyser } from '../text/types.js';
import { clausesFrom } from './clauses.js';
import { Fluency } from './order/fluency.js';
import { light } from './words.js';

/** Weight of a term, `floor`–1. */
export type Weigh = (term: string, kind: string) => number;

/** Even a term of every note tells something beside others; measured gains from IDF are small. */
const floor = 0.4;
const lightWeight = 0.25;

/** What the notes teach about language: which words are rare, and which stand beside which. */
export interface Learned {
  readonly weigh: Weigh;
  readonly fluency: Fluency;
}

/** Reads every note's questions once; about 1 ms a note. */
export function learnFrom(library: Library, analyser: Analyser): Learned {
  const fluency = new Fluency();
  const frequency = new Map<string, number>();
  for (const note of library.notes) {
    const seen = new Set<string>();
    const read = (text: string, counts: boolean) => {
      const tokens = analyser.tokens(text);
      fluency.learn(text, tokens);
      if (counts)
        for (const clause of clausesFrom(text, tokens)) for (const { term } of clause.tokens) seen.add(term);
    };
    for (const question of note.questions) {
      for (const text of [question.text, question.modelAnswer]) {
        read(text.zh, text === question.modelAnswer);
        read(text.en, text === question.modelAnswer);
      }
      for (const { formulations } of question.keyPoints) formulations.forEach((text, i) => read(text, i < 2));
    }
    read(note.shortAnswer.zh, false);
    read(note.shortAnswer.en, false);
    for (const term of seen) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  return { weigh: weighBy(frequency, library.notes.length), fluency };
}

/**
 * Inverse document frequency over the notes (one document a note: its model answers and statements), scaled to
 * `floor`–1. Unknown terms and values weigh 1.
 */
function weighBy(frequency: ReadonlyMap<string, number>, notes: number): Weigh {
  const size = Math.max(notes, 20);
  const top = Math.log(size + 1);
  return (term, kind) => {
    if (kind === 'number' || kind === 'symbol') return 1;
    if (light.has(term)) return lightWeight;
    const seen = frequency.get(term) ?? 0;
    const idf = Math.log((size + 1) / (seen + 0.5)) / top;
    return Math.min(1, Math.max(floor, idf));
  };
}
