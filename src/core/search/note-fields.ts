import type { Note } from '../notes/model.js';

/** Where in a note a text stands. */
export const fieldNames = ['title', 'alias', 'tag', 'asked', 'question', 'answer', 'body'] as const;
export type FieldName = (typeof fieldNames)[number];

export interface Field {
  readonly name: FieldName;
  readonly text: string;
  /** How much a word here counts against one in a text of weight 1. */
  readonly weight: number;
}

/** Fields that say what a note is about; the others say what it says. */
export const namingFields: ReadonlySet<FieldName> = new Set(['title', 'alias', 'tag']);
export const askingFields: ReadonlySet<FieldName> = new Set(['asked', 'question']);

/** Weights found by leaving out each way of asking in turn and looking for its note with it. */
const weights = {
  title: 4,
  alias: 6,
  tag: 4,
  asked: 1.5,
  question: 1.2,
  shortAnswer: 1.2,
  modelAnswer: 0.5,
  formulation: 0.5,
  body: 0.6,
};

const both = (name: FieldName, weight: number, { zh, en }: { zh: string; en: string }): Field[] => [
  { name, weight, text: zh },
  { name, weight, text: en },
];

const all = (name: FieldName, weight: number, texts: readonly string[]): Field[] =>
  texts.map((text) => ({ name, weight, text }));

/** Everything of a note that is searched. */
export const fieldsOf = (note: Note): Field[] => [
  ...both('title', weights.title, note.title),
  ...all('alias', weights.alias, note.aliases),
  ...all('tag', weights.tag, note.tags),
  ...all('asked', weights.asked, note.asked),
  ...both('answer', weights.shortAnswer, note.shortAnswer),
  { name: 'body', weight: weights.body, text: note.body },
  ...note.questions.flatMap((question) => [
    ...both('question', weights.question, question.text),
    ...both('answer', weights.modelAnswer, question.modelAnswer),
    ...question.keyPoints.flatMap((point) =>
      all(
        'answer',
        weights.formulation,
        [point, ...(point.contrast ?? [])].flatMap((said) => said.formulations),
      ),
    ),
    ...question.misconceptions.flatMap((belief) => all('answer', weights.formulation, belief.formulations)),
  ]),
];
