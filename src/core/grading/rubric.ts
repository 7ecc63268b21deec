/** A question's rubric, compiled once and reused for every answer. */
import type { KeyPoint, Misconception, Question } from '../notes/model.js';
import type { ReadText } from '../text/read-once.js';
import { clausesOf, type Clause, type ContentToken } from './clauses.js';
import { subjectOf, withoutSubjects } from './contrast.js';
import { compilePattern, givenKey, sharpen, TermTable, termsOf, union, type Pattern } from './pattern.js';
import { TermIndex } from './reading.js';
import { WordOrder } from './order/salad.js';
import type { Opposites } from './similarity.js';
import type { Weigh } from './weights.js';

export interface CompiledSide {
  readonly subject: string;
  /** The value is the absence of what another subject has. */
  readonly denial: boolean;
  readonly patterns: readonly Pattern[];
}

/** A way to say a wrong belief. In comparisons it may be about one subject, whose name is then left out. */
export interface CompiledWording {
  readonly pattern: Pattern;
  readonly subject?: string;
}

export interface CompiledPoint {
  readonly point: KeyPoint;
  readonly patterns: readonly Pattern[];
  /** For points of a contrast table: one side per subject. */
  readonly sides: readonly CompiledSide[];
}

export interface CompiledRubric {
  readonly points: readonly CompiledPoint[];
  readonly misconceptions: readonly { belief: Misconception; wordings: readonly CompiledWording[] }[];
  readonly index: TermIndex;
  /** Subject slug -> the words that name it. */
  readonly subjects: ReadonlyMap<string, readonly ContentToken[]>;
  readonly table: TermTable;
  /** The order in which everything known to be right puts its words. */
  readonly order: WordOrder;
}

export function compileRubric(
  question: Question,
  read: ReadText,
  weigh: Weigh,
  opposites: Opposites,
): CompiledRubric {
  const table = new TermTable();
  const tokens = (text: string) => clausesOf(text, read).flatMap((clause) => clause.tokens);
  const compileWording = (text: string, clauses: readonly Clause[]): CompiledWording[] => {
    const subject = subjectOf(clauses, subjects);
    const pattern = compilePattern(
      text,
      subject ? withoutSubjects(clauses, subjects) : clauses,
      table,
      given,
      weigh,
    );
    return pattern ? [{ pattern, ...(subject && { subject }) }] : [];
  };
  const given = new Set([...tokens(question.text.zh), ...tokens(question.text.en)].map(givenKey));
  const compile = (texts: readonly string[]) =>
    texts.flatMap((text) => compilePattern(text, clausesOf(text, read), table, given, weigh) ?? []);
  const sharpened = sharpen(question.keyPoints.map((point) => compile(point.formulations)));
  const points = question.keyPoints.map((point, i) => ({
    point,
    patterns: withUnion(sharpened[i] ?? []),
    sides: (point.contrast ?? []).map((value) => side(value.subject, compile(value.formulations))),
  }));
  const subjects = new Map(
    Object.entries(question.subjects).map(
      ([slug, name]) => [slug, [...tokens(name.zh), ...tokens(name.en)]] as const,
    ),
  );
  const misconceptions = question.misconceptions.map((belief) => ({
    belief,
    wordings: belief.formulations.flatMap((text) => compileWording(text, clausesOf(text, read))),
  }));
  const right = [
    question.modelAnswer.zh,
    question.modelAnswer.en,
    ...question.keyPoints.flatMap((point) => point.formulations),
    ...question.keyPoints.flatMap((point) => (point.contrast ?? []).flatMap((value) => value.formulations)),
  ];
  const order = new WordOrder(right.flatMap((text) => clausesOf(text, read)));
  return { points, misconceptions, index: new TermIndex(table, opposites), subjects, table, order };
}

const side = (subject: string, patterns: readonly Pattern[]): CompiledSide => ({
  subject,
  denial: patterns.some((pattern) => termsOf(pattern).some((term) => term.denied)),
  patterns,
});

const withUnion = (patterns: readonly Pattern[]): readonly Pattern[] => {
  const all = union(patterns);
  return all ? [...patterns, all] : patterns;
};
