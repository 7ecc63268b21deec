/** Accepting an appeal: a new formulation, checked against every other note, and a better grade. */
import type { Grader } from '../../grading/types.js';
import { MAX_FORMULATION } from '../../notes/schema.js';
import type { NoteSearch } from '../../search/types.js';
import { cleanText, isReadable } from '../text.js';
import { findCase, isCase, viewOf, waitingAppeals, type Case, type Desk } from './cases.js';
import type { Curated, CurateFailure, Objection } from './outcome.js';
import { regrade } from './regrade.js';
import { objectionsTo, variantFor, variantsOf, verdictIn, wordingIn, type Variant } from './wording.js';

/**
 * Takes the learner's words, or a curator's, into the overlay once nothing speaks against them, and judges
 * the attempt anew. Safe to repeat: the overlay takes an entry once.
 * @param words a curator's own; the nearest stretch of the answer when absent
 */
export async function acceptAppeal(
  desk: Desk,
  idOrStart: string,
  words?: string,
): Promise<Curated | CurateFailure> {
  const found = await findCase(desk, idOrStart);
  if (!isCase(found)) return found;
  const { appeal, attempt, question, point } = found;
  const grader = await desk.knowledge.grader();
  // The notes may have come to recognise the answer by themselves.
  const heard = verdictIn(question, point, attempt.answer, grader) === 'hit';
  const judged = heard ? undefined : judge(found, words, grader, await desk.knowledge.search());
  if (judged && 'objections' in judged)
    return { kind: 'appeal_objected', appeal: await viewOf(desk, found), ...judged };
  const kept = judged && (await desk.knowledge.accept(judged.entry));
  if (kept?.ok === false) return { kind: 'overlay_failed', reason: kept.reason };
  const after = await regrade(desk, found, judged?.question ?? question, grader);
  await desk.tx.appeals.settle(appeal.id, 'accepted');
  return {
    kind: 'appeal_accepted',
    point: point.statement,
    ...(judged && { wording: judged.entry.text }),
    before: attempt.score,
    after,
    waiting: (await waitingAppeals(desk)).length,
  };
}

interface Objected {
  readonly wording?: string;
  readonly objections: readonly Objection[];
}

function judge(
  { question, point, attempt }: Case,
  words: string | undefined,
  grader: Grader,
  search: NoteSearch,
): Variant | Objected {
  const { answer } = attempt;
  const wording =
    words === undefined ? wordingIn(question, point, answer, grader)?.entry.text : oneLine(words);
  if (wording === undefined || !isReadable(wording)) return { objections: [{ kind: 'no_wording' }] };
  if (wording.length > MAX_FORMULATION)
    return { wording, objections: [{ kind: 'too_long', max: MAX_FORMULATION }] };
  const variant = variantFor(question, point, wording, answer, grader);
  if (!variant) {
    const [nearest] = variantsOf(question, point, wording);
    const verdict = nearest ? verdictIn(nearest.question, point, answer, grader) : 'missed';
    return { wording, objections: [{ kind: 'still_open', verdict }] };
  }
  const objections = objectionsTo(question, point, variant, grader, search);
  return objections.length > 0 ? { wording, objections } : variant;
}

const oneLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();
