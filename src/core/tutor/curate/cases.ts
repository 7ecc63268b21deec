/** An open appeal with all it is about. */
import type { KeyPoint } from '../../notes/model.js';
import type { Appeal, Attempt } from '../../records.js';
import type { Subject } from '../outcome.js';
import { subjectOf } from '../prompts.js';
import { ROOM_AREA } from '../rooms/own-library.js';
import type { Scene } from '../scene.js';
import type { AppealView, CurateFailure } from './outcome.js';
import { wordingIn } from './wording.js';

/** Where curators work: no learner and no room of its own, so that the command line can be there too. */
export type Desk = Pick<Scene, 'tx' | 'now' | 'knowledge' | 'random'>;

export interface Case extends Subject {
  readonly appeal: Appeal;
  readonly attempt: Attempt;
  readonly point: KeyPoint;
}

interface Waiting extends Subject {
  readonly appeal: Appeal;
  readonly point: KeyPoint;
}

/** More than that are not looked through at once. */
const MOST_WAITING = 200;

/** Open appeals about what the notes still have, oldest first. */
export async function waitingAppeals({
  tx,
  knowledge,
}: Pick<Desk, 'tx' | 'knowledge'>): Promise<readonly Waiting[]> {
  const appeals = await tx.appeals.waiting(MOST_WAITING);
  if (appeals.length === 0) return [];
  const library = await knowledge.library();
  return appeals.flatMap((appeal) => {
    const subject = subjectOf(library, appeal.questionId);
    const point = subject?.question.keyPoints.find(({ slug }) => slug === appeal.point);
    // What a room asks for itself is its own affair.
    const shared = subject !== undefined && subject.note.area !== ROOM_AREA;
    return shared && point ? [{ appeal, point, ...subject }] : [];
  });
}

export const isCase = (found: Case | CurateFailure): found is Case => 'appeal' in found;

/**
 * The waiting appeal of this id, locked until the transaction ends.
 * @param idOrStart enough of the id's beginning will do
 */
export async function findCase(desk: Desk, idOrStart: string): Promise<Case | CurateFailure> {
  const waiting = await waitingAppeals(desk);
  const fitting = waiting.filter(({ appeal }) => appeal.id.startsWith(idOrStart));
  const [only] = fitting;
  const appeal = await desk.tx.appeals.get(only && fitting.length === 1 ? only.appeal.id : idOrStart);
  if (!appeal) return { kind: 'no_such_appeal' };
  const open = appeal.state === 'open' && waiting.find((other) => other.appeal.id === appeal.id);
  return (open ? await openCase(desk, open) : undefined) ?? { kind: 'appeal_settled' };
}

export async function openCase({ tx }: Desk, waiting: Waiting): Promise<Case | undefined> {
  const attempt = await tx.attempts.get(waiting.appeal.attemptId);
  return attempt && { ...waiting, attempt };
}

export async function viewOf(
  { knowledge }: Desk,
  { appeal, attempt, question, point }: Case,
): Promise<AppealView> {
  const grader = await knowledge.grader();
  const grade = grader.grade(question, attempt.answer).points.find(({ slug }) => slug === point.slug);
  const { verdict, evidence, nearest } = grade ?? { verdict: 'missed', evidence: [] };
  const wording =
    verdict === 'hit' ? undefined : wordingIn(question, point, attempt.answer, grader)?.entry.text;
  return {
    id: appeal.id,
    at: appeal.at,
    question: { id: question.id, text: question.text },
    point: { slug: point.slug, statement: point.statement },
    answer: attempt.answer,
    score: attempt.score,
    verdict,
    evidence,
    ...(nearest && { nearest }),
    ...(wording !== undefined && { wording }),
  };
}
