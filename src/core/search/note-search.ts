import type { Note } from '../notes/model.js';
import { isStopWord } from '../text/stopwords.js';
import type { Analyser, Token } from '../text/types.js';
import { answeredFrom, confidenceOf } from './confidence.js';
import { weigh, type Evidence } from './evidence.js';
import { fieldNames } from './note-fields.js';
import { bareForm, fieldBit, type NoteFacts, type NoteIndex } from './note-index.js';
import { elsewhereIn } from './subjects.js';
import type { NoteAnswer, NoteSearch, Reason } from './types.js';

export type { NoteAnswer, NoteHit, NoteSearch, Reason } from './types.js';

/** How many notes BM25 proposes for a closer look. */
const proposed = 15;
/** What a title or alias written out in full adds to a note's score, as a share of it. */
const nameBoost = 0.2;
/** What a wording of the note adds when the query says the same: nothing up to `alike` likeness, all at 1. */
const wordingBoost = 0.6;
const alike = 0.7;
/** A query that is nothing but a note's name, or word for word one of its wordings, is about that note. */
const exactBoost = 2;
const wholeName = 0.999;
/** Longest query read, in UTF-16 units; nobody looks anything up with more. */
const longestQuery = 2000;

interface Candidate {
  readonly facts: NoteFacts;
  readonly evidence: Evidence;
  readonly score: number;
}

const boosted = (score: number, { named, phrase }: Evidence, wordForWord: boolean): number => {
  const near = Math.max(0, (phrase - alike) / (1 - alike));
  const exact = (named > wholeName ? exactBoost : 1) * (wordForWord ? exactBoost : 1);
  return score * (1 + nameBoost * named + wordingBoost * near) * exact;
};

const reasonsOf = (query: string, tokens: readonly Token[], facts: NoteFacts): Reason[] => {
  const telling = tokens.filter(({ surface }) => !isStopWord(surface));
  return fieldNames.flatMap((field) => {
    const bit = fieldBit(field);
    const inside = telling.filter(({ term }) => ((facts.terms.get(term) ?? 0) & bit) !== 0);
    const words = [...new Set(inside.map(({ start, end }) => query.slice(start, end)))];
    return words.length > 0 ? [{ field, words }] : [];
  });
};

/**
 * Search over indexed notes. `analyser` corrects spelling against the notes' vocabulary (see
 * `NoteIndex.vocabulary`). A look-up takes about a millisecond with 200 notes.
 */
export const createNoteSearch = (index: NoteIndex, analyser: Analyser): NoteSearch => {
  const rank = (query: string, tokens: readonly Token[]): Candidate[] => {
    const things = elsewhereIn(query);
    const bare = bareForm(query);
    const found = index.search(tokens, proposed);
    // Common words alone may propose others, but whoever asks in a note's own words means that note.
    const worded = index.worded(bare).filter((document) => !found.some((one) => one.document === document));
    const score = found[0]?.score ?? 1;
    return [...found, ...worded.map((document) => ({ document, score }))]
      .flatMap(({ document, score }) => {
        const facts = index.facts[document];
        if (!facts) return [];
        const evidence = weigh(tokens, things, facts, index.index);
        return [{ facts, evidence, score: boosted(score, evidence, facts.wordings.has(bare)) }];
      })
      .sort((one, other) => other.score - one.score);
  };

  const search = (query: string, limit = 10): NoteAnswer => {
    const text = query.slice(0, longestQuery);
    const tokens = analyser.tokens(text);
    const candidates = rank(text, tokens);
    const [first] = candidates;
    if (!first) return { hits: [], confidence: 0, answered: false };
    const confidence = confidenceOf(first.evidence);
    const hits = candidates.slice(0, limit).map(({ facts, score }) => ({
      note: facts.note,
      score: confidence * (score / first.score),
      reasons: reasonsOf(text, tokens, facts),
    }));
    return { hits, confidence, answered: confidence >= answeredFrom };
  };

  const nearestTo = (text: string, count: number): Note[] =>
    rank(text, analyser.tokens(text))
      .slice(0, count)
      .map(({ facts }) => facts.note);

  const byId = new Map(index.facts.map(({ note }) => [note.id, note]));

  const nearest = (what: Note | string, count: number): Note[] => {
    if (typeof what === 'string') return nearestTo(what.slice(0, longestQuery), count);
    const related = what.related.flatMap((id) => byId.get(id) ?? []);
    const text = [what.title.zh, ...what.aliases, ...what.tags].join('\n');
    const alike = nearestTo(text, proposed).filter(({ id }) => id !== what.id);
    return [...new Set([...related, ...alike])].slice(0, count);
  };

  const keyOf = (query: string): string => {
    const telling = analyser
      .tokens(query.slice(0, longestQuery))
      .filter(({ surface }) => !isStopWord(surface));
    const terms = [...new Set(telling.map(({ term }) => term))].sort();
    return terms.length > 0 ? terms.join(' ') : bareForm(query);
  };

  return { search, nearest, keyOf };
};
