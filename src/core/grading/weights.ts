/** How much a term says: rare terms of the notes weigh more. */
import type { Note } from '../notes/model.js';
import type { ReadText } from '../text/read-once.js';
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

/** Notes are added one by one, so that others can read the same texts beside it. */
export interface Learner {
  add(note: Note, read: ReadText): void;
  learned(): Learned;
}

/** What a note says for certain, with whether its words count towards how rare they are. */
function* textsOf({ questions, shortAnswer }: Note): Generator<readonly [text: string, counts: boolean]> {
  for (const { text, modelAnswer, keyPoints } of questions) {
    yield [text.zh, false];
    yield [text.en, false];
    yield [modelAnswer.zh, true];
    yield [modelAnswer.en, true];
    for (const { formulations } of keyPoints)
      for (const [i, formulation] of formulations.entries()) yield [formulation, i < 2];
  }
  yield [shortAnswer.zh, false];
  yield [shortAnswer.en, false];
}

export function startLearning(): Learner {
  const fluency = new Fluency();
  const frequency = new Map<string, number>();
  let notes = 0;
  return {
    add(note, read) {
      notes += 1;
      const seen = new Set<string>();
      for (const [text, counts] of textsOf(note)) {
        const tokens = read(text);
        fluency.learn(text, tokens);
        if (!counts) continue;
        for (const clause of clausesFrom(text, tokens)) for (const { term } of clause.tokens) seen.add(term);
      }
      for (const term of seen) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    },
    learned: () => ({ weigh: weighBy(frequency, notes), fluency }),
  };
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
