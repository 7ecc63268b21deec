/** The learner's own words behind a verdict. */
import type { Span } from '../records.js';
import type { ClauseReading, Sighting } from './reading.js';

/** One span per clause, from the first matched word to the last. */
export function spansOf(
  sightings: readonly Sighting[],
  answer: string,
  readings: readonly ClauseReading[],
): Span[] {
  const spans: Span[] = [];
  for (const { clause } of readings) {
    const inside = sightings
      .map(({ token }) => token)
      .filter((token) => token.start >= clause.start && token.end <= clause.end);
    if (inside.length === 0) continue;
    const start = Math.min(...inside.map((token) => token.start));
    const end = Math.max(...inside.map((token) => token.end));
    spans.push({ start, end, text: answer.slice(start, end) });
  }
  return spans;
}
