/** The true/false statements a question can be done with. */
import type { Both } from '../language.js';
import type { Question } from '../notes/model.js';
import { MAX_STATEMENTS } from './limits.js';
import type { JudgedStatement, Statement } from './outcome.js';

/**
 * The question's own statements first; where they are too few, misconceptions (false) and key points
 * (true) in turn make up for it.
 */
export function statementsOf(question: Question): readonly Statement[] {
  const own = question.trueFalse.map(({ statement, truth, about }) => ({ text: statement, truth, about }));
  const false_ = question.misconceptions.map(({ statement, slug }) => ({
    text: statement,
    truth: false,
    about: slug,
  }));
  const true_ = question.keyPoints
    .filter((point) => !point.contrast)
    .map(({ statement, slug }) => ({ text: statement, truth: true, about: slug }));
  const used = new Set(own.map((statement) => statement.about));
  const made = alternate(false_, true_).filter((statement) => !used.has(statement.about));
  return [...own, ...made].slice(0, MAX_STATEMENTS);
}

function alternate<T>(left: readonly T[], right: readonly T[]): T[] {
  const longest = Math.max(left.length, right.length);
  return Array.from({ length: longest }, (_, at) => [left[at], right[at]]).flatMap((pair) =>
    pair.filter((item): item is NonNullable<typeof item> => item !== undefined),
  );
}

/** Why a statement is true or false, in the rubric's words. */
function explanationOf(question: Question, statement: Statement): Both | undefined {
  const misconception = question.misconceptions.find(({ slug }) => slug === statement.about);
  if (misconception) return misconception.correction;
  return question.keyPoints.find(({ slug }) => slug === statement.about)?.statement;
}

export const judgedStatement = (
  question: Question,
  statement: Statement,
  chosen: boolean,
): JudgedStatement => ({ ...statement, chosen, explanation: explanationOf(question, statement) });
