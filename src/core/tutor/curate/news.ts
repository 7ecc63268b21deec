/** What somebody has not heard yet: appeals that were judged, and for curators those that wait. */
import type { Both } from '../../language.js';
import type { Appeal } from '../../records.js';
import type { Outcome } from '../outcome.js';
import { subjectOf } from '../prompts.js';
import { isPrivate, today, type Scene } from '../scene.js';
import { filledGaps, type FilledGap } from './gaps.js';
import { waitingAppeals } from './cases.js';

export interface JudgedAppeal {
  readonly state: 'accepted' | 'declined';
  readonly point: Both;
  /** What the answer counts now, 0–100. */
  readonly score: number;
  readonly word?: string;
}

export interface News {
  readonly judged: readonly JudgedAppeal[];
  readonly filled: readonly FilledGap[];
  /** Appeals that wait, when the learner is a curator who has not been told today; else 0. */
  readonly waiting: number;
}

const nothing: News = { judged: [], filled: [], waiting: 0 };

/**
 * Everything told counts as told. Nothing in rooms, where others listen, and nothing before the set-up is done.
 * @param searching search is loaded anyway; it takes a second or two the first time
 */
export async function newsFor(scene: Scene, outcome: Outcome, searching: boolean): Promise<News> {
  if (!isPrivate(scene.room) || scene.learner.onboarding !== 'done') return nothing;
  return {
    judged: await judgedFor(scene),
    filled: searching ? await filledGaps(scene) : [],
    waiting: isAboutAppeals(outcome) ? 0 : await waitingFor(scene),
  };
}

async function judgedFor(scene: Scene): Promise<readonly JudgedAppeal[]> {
  const appeals = await scene.tx.appeals.news(scene.learner.id);
  const judged = await Promise.all(appeals.map((appeal) => judgedOf(scene, appeal)));
  return judged.filter((one) => one !== undefined);
}

async function judgedOf(
  { tx, knowledge }: Scene,
  { questionId, point: slug, attemptId, state, word }: Appeal,
): Promise<JudgedAppeal | undefined> {
  const subject = subjectOf(await knowledge.library(), questionId);
  const point = subject?.question.keyPoints.find((candidate) => candidate.slug === slug)?.statement;
  const attempt = await tx.attempts.get(attemptId);
  if (!point || !attempt || state === 'open') return undefined;
  const newest = attempt.promptId === undefined ? attempt : await tx.attempts.ofPrompt(attempt.promptId);
  const score = newest?.score ?? attempt.score;
  return { state, point, score, ...(word !== undefined && { word }) };
}

/** Curators who look at appeals know that there are some. */
const isAboutAppeals = ({ kind }: Outcome): boolean => kind.startsWith('appeal');

/** A digest, not a flood: once a learning day. */
async function waitingFor(scene: Scene): Promise<number> {
  if (!scene.curator) return 0;
  const { length } = await waitingAppeals(scene);
  const fresh = length > 0 && (await scene.tx.tellings.once(scene.account.id, 'appeals', today(scene)));
  return fresh ? length : 0;
}
