/** How each question does: what is too hard, tells nothing, or is never said. */
import type { Question } from '../../notes/model.js';
import type { ItemResponse } from '../../records.js';
import { groupBy } from '../group-by.js';
import type { Failure, Subject } from '../outcome.js';
import { subjectOf } from '../prompts.js';
import { covers, nearestTopics, resolveTopic } from '../topics.js';
import type { Desk } from './cases.js';
import { discrimination, type Standing } from './discrimination.js';
import type { Curated, ItemView } from './outcome.js';

/** The newest answers are counted. */
const MOST = 20_000;
/** Fewer answers than that do not prove that a key point is never said. */
const LEAST_ANSWERS = 3;
const OFFERED = 4;

/**
 * The questions that do worst first.
 * @param topic an area, deck, note or tag by any of its names; all when absent
 */
export async function listItems(
  { tx, knowledge }: Desk,
  limit: number,
  topic?: string,
): Promise<Curated | Failure> {
  const library = await knowledge.library();
  const wanted = topic === undefined ? undefined : resolveTopic(library, topic);
  if (topic !== undefined && !wanted)
    return { kind: 'unknown_topic', topic, nearest: nearestTopics(library, topic, OFFERED) };
  const responses = await tx.attempts.written(MOST);
  const totals = totalsOf(responses);
  const items = [...groupBy(responses, ({ questionId }) => questionId)].flatMap(([id, own]) => {
    const subject: Subject | undefined = subjectOf(library, id);
    const shown = subject && (!wanted || covers(wanted, subject.note));
    return shown ? [itemOf(subject.question, own, totals)] : [];
  });
  items.sort((a, b) => a.mean - b.mean || b.attempts - a.attempts);
  return { kind: 'item_list', items: items.slice(0, limit), all: items.length };
}

function itemOf(question: Question, own: readonly ItemResponse[], totals: Totals): ItemView {
  const { keyPoints, misconceptions } = question;
  const told = discrimination(standingsOf(question.id, own, totals));
  const beliefs = misconceptions.map(({ slug, statement }) => ({
    slug,
    statement,
    met: own.filter((response) => response.misconceptions.includes(slug)).length,
  }));
  const neverHit = keyPoints.filter(({ slug }) => own.every(({ verdicts }) => verdicts[slug] !== 'hit'));
  return {
    question: { id: question.id, text: question.text },
    attempts: own.length,
    people: new Set(own.map(({ learnerId }) => learnerId)).size,
    mean: rounded(own.reduce((sum, { score }) => sum + score, 0) / own.length, 10),
    ...(told !== undefined && { discrimination: rounded(told, 100) }),
    neverHit: own.length < LEAST_ANSWERS ? [] : neverHit.map(({ slug, statement }) => ({ slug, statement })),
    beliefs: beliefs.filter(({ met }) => met > 0).sort((a, b) => b.met - a.met),
  };
}

const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts;

/** Of each learner, the sum and number of their scores on all questions. */
type Totals = ReadonlyMap<string, { readonly sum: number; readonly count: number }>;

const sumOf = (responses: readonly ItemResponse[]) => ({
  sum: responses.reduce((sum, { score }) => sum + score, 0),
  count: responses.length,
});

const totalsOf = (responses: readonly ItemResponse[]): Totals =>
  new Map(
    [...groupBy(responses, ({ learnerId }) => learnerId)].map(([learner, own]) => [learner, sumOf(own)]),
  );

/** One per learner who has answered other questions too; their first answer here is the unrehearsed one. */
function standingsOf(id: string, own: readonly ItemResponse[], totals: Totals): readonly Standing[] {
  return [...groupBy(own, ({ learnerId }) => learnerId)].flatMap(([learner, here]) => {
    const { sum, count } = sumOf(here);
    const all = totals.get(learner) ?? { sum, count };
    const others = (all.sum - sum) / (all.count - count);
    return all.count > count ? [{ score: here[0].score, others }] : [];
  });
}
