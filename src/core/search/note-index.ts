import type { Note } from '../notes/model.js';
import { normalForm } from '../text/normalise.js';
import { isStopWord } from '../text/stopwords.js';
import type { ReadText } from '../text/read-once.js';
import type { Token } from '../text/types.js';
import type { Vocabulary } from '../text/vocabulary.js';
import { IndexBuilder, type Channel, type TermIndex, type TermSink } from './bm25.js';
import { documentTerms, queryTerms, WORDS } from './features.js';
import { askingFields, fieldNames, fieldsOf, namingFields, type FieldName } from './note-fields.js';
import { startVocabulary } from './note-vocabulary.js';
import { elsewhereIn, isNameTerm } from './subjects.js';

const NAMES = 3;

/**
 * Everyday words, pairs, characters, names. A note that keeps naming a thing is about it, so names
 * saturate late; an everyday word said often means nothing.
 */
const channels: readonly Channel[] = [
  { weight: 1, k1: 1, b: 0.4 },
  { weight: 0.1, k1: 4, b: 0.4 },
  { weight: 0.1, k1: 4, b: 0.4 },
  { weight: 1, k1: 4, b: 0.4 },
];

/** What is asked about a note again and again; prepared once. */
export interface NoteFacts {
  readonly note: Note;
  /** Terms in the note, with bits of the fields they stand in. */
  readonly terms: ReadonlyMap<string, number>;
  /** Informative terms of each title and alias. */
  readonly names: readonly (readonly string[])[];
  /** Informative terms of each title, alias, way of asking and question. */
  readonly phrases: readonly (readonly string[])[];
  /** Each of those as written, in the form of `bareForm`. */
  readonly wordings: ReadonlySet<string>;
  /** Things of elsewhere.ts that the note is about, and that it mentions. */
  readonly covers: ReadonlySet<string>;
  readonly mentions: ReadonlySet<string>;
}

export interface NoteIndex {
  readonly facts: readonly NoteFacts[];
  readonly index: TermIndex;
  /** Numbers of the notes that have the text among their wordings, in the form of `bareForm`. */
  worded(bare: string): readonly number[];
  /** Words that need no correction, for the analyser that reads queries. */
  readonly vocabulary: Vocabulary;
  /** Best notes by BM25 alone: numbers of `facts` and scores. */
  search(
    tokens: readonly Token[],
    top: number,
  ): readonly { readonly document: number; readonly score: number }[];
}

export const fieldBit = (name: FieldName): number => 1 << fieldNames.indexOf(name);

const bitsOf = (names: ReadonlySet<FieldName>): number =>
  [...names].reduce((bits, name) => bits | fieldBit(name), 0);

/** Bits of the fields that say what a note is about or how people ask for it. */
export const strongBits = bitsOf(namingFields) | bitsOf(askingFields);

/** Distinct terms that carry meaning, in order. */
export const informative = (tokens: readonly Token[]): string[] => [
  ...new Set(tokens.filter(({ surface }) => !isStopWord(surface)).map(({ term }) => term)),
];

/** A text by its letters and digits alone: what two writers of the same words share. */
export const bareForm = (text: string): string => normalForm(text).replace(/[^\p{L}\p{N}]+/gu, '');

const factsOf = (note: Note, read: ReadText): NoteFacts => {
  const terms = new Map<string, number>();
  const names: string[][] = [];
  const phrases: string[][] = [];
  const wordings = new Set<string>();
  const covers = new Set<string>();
  const mentions = new Set<string>();
  for (const { name, text } of fieldsOf(note)) {
    const tokens = read(text);
    for (const { term, parts } of tokens)
      for (const each of [term, ...(parts ?? [])]) terms.set(each, (terms.get(each) ?? 0) | fieldBit(name));
    for (const thing of elsewhereIn(text)) (namingFields.has(name) ? covers : mentions).add(thing);
    if (name === 'title' || name === 'alias') names.push(informative(tokens));
    if (name === 'title' || name === 'alias' || askingFields.has(name)) {
      phrases.push(informative(tokens));
      wordings.add(bareForm(text));
    }
  }
  return {
    note,
    terms,
    names: names.filter(({ length }) => length > 0),
    phrases,
    wordings,
    covers,
    mentions,
  };
};

/** Names go to a channel of their own. */
const sorted =
  (sink: TermSink): TermSink =>
  (channel, key, weight) => {
    sink(channel === WORDS && typeof key === 'string' && isNameTerm(key) ? NAMES : channel, key, weight);
  };

/** Notes are added one by one, so that others can read the same texts beside it. */
export interface NoteIndexBuilder {
  add(note: Note, read: ReadText): void;
  build(): NoteIndex;
}

export const startNoteIndex = (): NoteIndexBuilder => {
  const builder = new IndexBuilder(channels);
  const vocabulary = startVocabulary();
  const facts: NoteFacts[] = [];
  return {
    add: (note, read) => {
      builder.add((sink) => {
        for (const { text, weight } of fieldsOf(note)) {
          const tokens = read(text);
          documentTerms(tokens, () => weight, sorted(sink));
          vocabulary.add(tokens);
        }
      });
      facts.push(factsOf(note, read));
    },
    build: () => {
      const index = builder.build();
      const worded = new Map<string, number[]>();
      facts.forEach(({ wordings }, document) => {
        for (const bare of wordings) worded.set(bare, [...(worded.get(bare) ?? []), document]);
      });
      return {
        facts,
        index,
        worded: (bare) => worded.get(bare) ?? [],
        vocabulary: vocabulary.words,
        search: (tokens, top) => index.search((sink) => queryTerms(tokens, sorted(sink)), top),
      };
    },
  };
};
