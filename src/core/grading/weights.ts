/** How much a term says: rare terms of the notes weigh more. */
import type { Library } from '../notes/library.js';
import type { Analyser } from '../text/types.js';
import { clausesOf } from './clauses.js';
import { light } from './words.js';

/** Weight of a term, `floor`–1. */
export type Weigh = (term: string, kind: string) => number;

/** Even a term of every note tells something beside others; measured gains from IDF are small. */
const floor = 0.4;
const lightWeight = 0.25;

/**
 * Inverse document frequency over the notes (one document a note: its texts and rubrics), scaled to
 * `floor`–1. Unknown terms and values weigh 1.
 */
export function createWeigh(library: Library, analyser: Analyser): Weigh {
  const frequency = new Map<string, number>();
  for (const note of library.notes) {
    const texts = note.questions.flatMap((question) => [
      question.modelAnswer.zh,
      question.modelAnswer.en,
      ...question.keyPoints.flatMap((point) => [point.statement.zh, point.statement.en]),
    ]);
    const terms = new Set(
      clausesOf(texts.join('\n'), analyser).flatMap((clause) => clause.tokens.map((token) => token.term)),
    );
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const size = Math.max(library.notes.length, 20);
  const top = Math.log(size + 1);
  return (term, kind) => {
    if (kind === 'number' || kind === 'symbol') return 1;
    if (light.has(term)) return lightWeight;
    const seen = frequency.get(term) ?? 0;
    const idf = Math.log((size + 1) / (seen + 0.5)) / top;
    return Math.min(1, Math.max(floor, idf));
  };
}
