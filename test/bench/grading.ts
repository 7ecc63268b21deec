/** Grading and reading: how much of it one core does in a second. */
import { readAnswers } from '../../src/cli/eval/data.js';
import type { Engine } from '../../src/core/engine.js';
import type { Question } from '../../src/core/notes/model.js';
import { rateOf, type Rate } from './measure.js';

export interface GradingRow extends Rate {
  readonly what: string;
  /** Different answers, graded round after round. */
  readonly answers: number;
  /** UTF-16 units of the average answer. */
  readonly length: number;
}

interface Given {
  readonly question: Question;
  readonly answer: string;
}

/** @param seconds to spend on each row */
export function benchGrading({ library, grader }: Engine, evalDir: string, seconds: number): GradingRow[] {
  const questions = library.notes.flatMap((note) => note.questions);
  const models = questions.flatMap((question) =>
    [question.modelAnswer.zh, question.modelAnswer.en].map((answer): Given => ({ question, answer })),
  );
  const statements = questions.flatMap((question) =>
    question.keyPoints.flatMap(({ statement }) =>
      [statement.zh, statement.en].map((answer): Given => ({ question, answer })),
    ),
  );
  const chat = (readAnswers(evalDir) ?? []).flatMap(({ question: id, answer }): Given[] => {
    const question = library.question(id);
    return question ? [{ question, answer }] : [];
  });
  const row = (what: string, given: readonly Given[]): GradingRow[] =>
    given.length === 0
      ? []
      : [
          {
            what,
            answers: given.length,
            length: given.reduce((sum, { answer }) => sum + answer.length, 0) / given.length,
            ...rateOf(given, seconds, ({ question, answer }) => {
              grader.grade(question, answer);
              return 1;
            }),
          },
        ];
  return [
    ...row('model answers and statements', [...models, ...statements]),
    ...row('model answers', models),
    ...row('statements', statements),
    ...row('chat answers (answers.jsonl)', chat),
  ];
}

export interface ReadingRow {
  readonly what: string;
  readonly tokens: Rate;
  /** UTF-16 units. */
  readonly characters: Rate;
}

/** How fast texts are cut into tokens. */
export function benchReading({ library, analyser }: Engine, seconds: number): ReadingRow[] {
  const texts: readonly (readonly [what: string, texts: readonly string[]])[] = [
    ['Chinese', library.notes.flatMap(({ shortAnswer, body }) => [shortAnswer.zh, body])],
    ['English', library.notes.map(({ shortAnswer }) => shortAnswer.en)],
  ];
  return texts.map(([what, all]) => {
    const tokens = rateOf(all, seconds, (text) => analyser.tokens(text).length);
    const perToken =
      all.reduce((sum, text) => sum + text.length, 0) /
      (all.reduce((sum, text) => sum + analyser.tokens(text).length, 0) || 1);
    return {
      what,
      tokens,
      characters: {
        n: tokens.n * perToken,
        perSecond: tokens.perSecond * perToken,
        perCpuSecond: tokens.perCpuSecond * perToken,
      },
    };
  });
}
