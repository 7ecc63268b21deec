/** How well a question tells those who know much from those who know little. */

/** What one person scored on a question, and on all others together; 0–100. */
export interface Standing {
  readonly score: number;
  readonly others: number;
}

/** Fewer people than that say nothing. */
const LEAST_PEOPLE = 5;
const PASS = 60;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The point-biserial correlation of passing the question with the mean score on the others, −1 to 1:
 * r = (M₁ − M₀) / s · √(n₁ n₀ / n²), with s the standard deviation of all n. The question itself is left out of
 * the total, or it would correlate with itself. Lord & Novick, Statistical Theories of Mental Test Scores
 * (1968), chapter 15. Undefined below five people, when all passed or none, or when all are alike otherwise.
 */
export function discrimination(standings: readonly Standing[]): number | undefined {
  const n = standings.length;
  const passed = standings.filter(({ score }) => score >= PASS).map(({ others }) => others);
  const failed = standings.filter(({ score }) => score < PASS).map(({ others }) => others);
  if (n < LEAST_PEOPLE || passed.length === 0 || failed.length === 0) return undefined;
  const all = mean(standings.map(({ others }) => others));
  const deviation = Math.sqrt(mean(standings.map(({ others }) => (others - all) ** 2)));
  if (deviation === 0) return undefined;
  return ((mean(passed) - mean(failed)) / deviation) * Math.sqrt((passed.length * failed.length) / n ** 2);
}
