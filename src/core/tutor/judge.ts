/** Doing a question by judging statements true or false, one at a time. */
import type { Question } from '../notes/model.js';
import type { Prompt, Verdict } from '../records.js';
import { seriesOf } from './answer.js';
import { TAP_SCORE } from './limits.js';
import type { Answering, Failure, JudgedStatement, StatementPosed, Subject } from './outcome.js';
import { findOpen, openPrompt } from './prompts.js';
import { record, wasExposed } from './record.js';
import type { Scene } from './scene.js';
import { judgedStatement, statementsOf } from './statements.js';

/** Turns the open question into statements to judge. */
export async function startJudging(scene: Scene): Promise<Answering | Failure> {
  const open = await findOpen(scene);
  if (!open.found) return open.failure;
  return openStatement(open.prompt, open) ?? { kind: 'gone' };
}

/** Poses a new question in this way. */
export async function poseStatement(scene: Scene, subject: Subject, first: boolean): Promise<Answering> {
  const prompt = await openPrompt(scene, subject, 'quiz');
  const posed = nextStatement(prompt, subject, []);
  return posed ? { ...posed, first } : { kind: 'posed', ...subject, prompt, lead: { why: 'quiz' } };
}

/**
 * Takes the judgement of one statement.
 * @param index of the statement, so that a button pressed twice judges once
 */
export async function judge(scene: Scene, index: number, chosen: boolean): Promise<Answering | Failure> {
  const open = await findOpen(scene);
  if (!open.found) return open.failure;
  const { prompt, question, note } = open;
  const before = judgedSoFar(question, prompt);
  const statement = statementsOf(question)[index];
  if (index !== before.length || !statement) return { kind: 'stale' };
  const judged = [...before, judgedStatement(question, statement, chosen)];
  const data = { ...prompt.data, judged: { ...prompt.data.judged, [String(index)]: chosen } };
  await scene.tx.prompts.update(prompt.id, { data });
  const updated = { ...prompt, data };
  return (
    nextStatement(updated, { note, question }, judged) ?? finish(scene, updated, { note, question }, judged)
  );
}

/** The statement of an open question that is to be judged now; undefined when it has none left. */
export const openStatement = (prompt: Prompt, subject: Subject): StatementPosed | undefined =>
  nextStatement(prompt, subject, judgedSoFar(subject.question, prompt));

function judgedSoFar(question: Question, prompt: Prompt): readonly JudgedStatement[] {
  return statementsOf(question).flatMap((statement, index) => {
    const chosen = prompt.data.judged?.[String(index)];
    return chosen === undefined ? [] : [judgedStatement(question, statement, chosen)];
  });
}

function nextStatement(
  prompt: Prompt,
  { note, question }: Subject,
  judged: readonly JudgedStatement[],
): StatementPosed | undefined {
  const all = statementsOf(question);
  const statement = all[judged.length];
  if (!statement) return undefined;
  return {
    kind: 'statement',
    note,
    question,
    prompt,
    statement,
    index: judged.length,
    total: all.length,
    previous: judged.at(-1),
    first: false,
  };
}

async function finish(
  scene: Scene,
  prompt: Prompt,
  subject: Subject,
  statements: readonly JudgedStatement[],
): Promise<Answering> {
  const effect = await record(scene, subject, {
    prompt,
    mode: 'true_false',
    answer: '',
    score: judgedScore(statements),
    verdicts: verdictsOf(subject.question, statements),
    misconceptions: misconceptionsOf(subject.question, statements),
    exposed: await wasExposed(scene, subject.note.id),
    copied: false,
  });
  return { kind: 'judged', ...subject, prompt, statements, effect, series: seriesOf(prompt) };
}

const isRight = ({ truth, chosen }: JudgedStatement): boolean => truth === chosen;

/** All right 70, half right (what guessing gives) 0. */
export function judgedScore(statements: readonly JudgedStatement[]): number {
  if (statements.length === 0) return 0;
  const share = statements.filter(isRight).length / statements.length;
  return Math.round(Math.max(0, 2 * share - 1) * TAP_SCORE * 10) / 10;
}

function verdictsOf(
  question: Question,
  statements: readonly JudgedStatement[],
): Readonly<Record<string, Verdict>> {
  const points = new Set(question.keyPoints.map(({ slug }) => slug));
  return Object.fromEntries(
    statements.flatMap((statement): [string, Verdict][] =>
      statement.about !== undefined && points.has(statement.about)
        ? [[statement.about, isRight(statement) ? 'hit' : 'missed']]
        : [],
    ),
  );
}

const misconceptionsOf = (question: Question, statements: readonly JudgedStatement[]): readonly string[] =>
  question.misconceptions
    .map(({ slug }) => slug)
    .filter((slug) => statements.some((statement) => statement.about === slug && !isRight(statement)));
