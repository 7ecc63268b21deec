/** Appeals as curators see them, and declining them. */
import { derive } from '../record.js';
import { cleanText } from '../text.js';
import { findCase, isCase, openCase, viewOf, waitingAppeals, type Desk } from './cases.js';
import type { AppealView, Curated, CurateFailure } from './outcome.js';

/** Longest word to a learner, in UTF-16 units. */
const MAX_WORD = 300;

/** The oldest one, or the one that follows another. */
export async function nextAppeal(desk: Desk, after?: string): Promise<Curated> {
  const waiting = await waitingAppeals(desk);
  const at = waiting.findIndex(({ appeal }) => appeal.id === after);
  const next = waiting[(at + 1) % Math.max(1, waiting.length)];
  const found = next && (await openCase(desk, next));
  if (!found) return { kind: 'no_appeals' };
  return { kind: 'appeal', appeal: await viewOf(desk, found), waiting: waiting.length };
}

/** @param idOrStart an appeal's id or enough of its beginning */
export async function showAppeal(desk: Desk, idOrStart: string): Promise<Curated | CurateFailure> {
  const found = await findCase(desk, idOrStart);
  if (!isCase(found)) return found;
  const { length } = await waitingAppeals(desk);
  return { kind: 'appeal', appeal: await viewOf(desk, found), waiting: length };
}

export async function listAppeals(desk: Desk, limit: number): Promise<Curated> {
  const waiting = await waitingAppeals(desk);
  const appeals: AppealView[] = [];
  for (const one of waiting.slice(0, limit)) {
    const found = await openCase(desk, one);
    if (found) appeals.push(await viewOf(desk, found));
  }
  return { kind: 'appeal_list', appeals, waiting: waiting.length };
}

/** @param word to the learner */
export async function declineAppeal(
  desk: Desk,
  idOrStart: string,
  word?: string,
): Promise<Curated | CurateFailure> {
  const found = await findCase(desk, idOrStart);
  if (!isCase(found)) return found;
  const { appeal, attempt, point } = found;
  const said = word === undefined ? '' : cleanText(word).slice(0, MAX_WORD);
  await desk.tx.appeals.settle(appeal.id, 'declined', said === '' ? undefined : said);
  const owner = await desk.tx.learners.ofAccount(appeal.accountId);
  // What was lifted counts no more.
  if (owner) await derive(desk.tx, owner.learner, attempt);
  const { length } = await waitingAppeals(desk);
  return { kind: 'appeal_declined', point: point.statement, waiting: length };
}
