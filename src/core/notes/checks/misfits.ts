/** What a single formulation does in its question that it must not. */
import type { Grader } from '../../grading/types.js';
import type { Verdict } from '../../records.js';
import type { KeyPoint, Question } from '../model.js';

export type Misfit =
  | { readonly kind: 'unrecognised'; readonly verdict: Verdict }
  | { readonly kind: 'other_point'; readonly point: string }
  | { readonly kind: 'misconception'; readonly misconception: string };

/** Nothing when it is detected as its own key point, as no other, and as no misconception. */
export function misfitsOf(
  question: Question,
  point: KeyPoint,
  formulation: string,
  grader: Grader,
): readonly Misfit[] {
  const { points, misconceptions } = grader.grade(question, formulation);
  const verdict = points.find(({ slug }) => slug === point.slug)?.verdict ?? 'missed';
  const others = points.filter(
    (other) => other.verdict === 'hit' && other.slug !== point.slug && !point.implies.includes(other.slug),
  );
  return [
    // One side of a comparison alone is not the whole of it.
    ...(verdict === 'hit' || point.contrast ? [] : [{ kind: 'unrecognised' as const, verdict }]),
    ...others.map(({ slug }) => ({ kind: 'other_point' as const, point: slug })),
    ...misconceptions.map(({ slug }) => ({ kind: 'misconception' as const, misconception: slug })),
  ];
}
