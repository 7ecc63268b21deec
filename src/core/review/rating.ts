/** From a score to the rating FSRS works with. */
import { Rating, type Grade as FsrsGrade } from 'ts-fsrs';

/** A score from here on passes. */
const PASS = 60;

const HARD_BELOW = 75;
const GOOD_BELOW = 90;

/**
 * Again below 60, Hard below 75, Good below 90, else Easy; one step lower when hints were taken.
 * @param score 0–100
 */
export function ratingOf(score: number, hints: number): FsrsGrade {
  const plain = plainRating(score);
  if (hints === 0) return plain;
  if (plain === Rating.Easy) return Rating.Good;
  return plain === Rating.Good ? Rating.Hard : Rating.Again;
}

function plainRating(score: number): FsrsGrade {
  if (score < PASS) return Rating.Again;
  if (score < HARD_BELOW) return Rating.Hard;
  return score < GOOD_BELOW ? Rating.Good : Rating.Easy;
}

/** What a learner is told instead of a bare number. */
export type Band = 'excellent' | 'good' | 'pass' | 'weak' | 'fail';

/** @param score 0–100 */
export function bandOf(score: number): Band {
  if (score >= GOOD_BELOW) return 'excellent';
  if (score >= HARD_BELOW) return 'good';
  if (score >= PASS) return 'pass';
  return score >= 30 ? 'weak' : 'fail';
}
