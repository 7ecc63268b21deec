import type { Evidence } from './evidence.js';

/**
 * A query counts as answered from this confidence on. The one place where answering and declining
 * are told apart.
 */
export const answeredFrom = 0.5;

/**
 * Weights of a logistic regression: the chance that the notes cover what is asked. Fitted on ways of
 * asking left out of the index in turn (covered) against questions of other subjects, technical and
 * general (not covered); see `npm run eval`.
 */
const weights: Readonly<Record<keyof Evidence, number>> & { readonly start: number } = {
  start: -3.14,
  phrase: 3.2,
  named: 0.9,
  strongNames: 3.4,
  strongWords: 2.5,
  weakNames: 4,
  weakWords: 3.1,
  technical: 0.6,
  found: 0.95,
  missingNames: -1,
  elsewhere: -3.2,
  aside: -3.2,
};

/** More than this of one kind says nothing new. */
const most: Partial<Record<keyof Evidence, number>> = { found: 3, missingNames: 2, elsewhere: 2, aside: 2 };

/** How sure it is that a note with this evidence answers the query, 0–1. */
export const confidenceOf = (evidence: Evidence): number => {
  let sum = weights.start;
  for (const key of Object.keys(evidence) as (keyof Evidence)[])
    sum += weights[key] * Math.min(evidence[key], most[key] ?? 1);
  return 1 / (1 + Math.exp(-sum));
};
