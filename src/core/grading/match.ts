/** Finds the stretch of an answer that comes nearest to saying a formulation. */
import type { Pattern, PatternTerm } from './pattern.js';
import type { ClauseReading, Sighting } from './reading.js';

/** How near one stretch of the answer comes to one formulation. */
export interface Meeting {
  readonly pattern: Pattern;
  /** Share of the formulation's weight said with its polarity, 0–1. */
  readonly share: number;
  /** Share of its weight said with the opposite polarity, 0–1. */
  readonly against: number;
  /** First clause and number of clauses of the stretch. */
  readonly from: number;
  readonly length: number;
  readonly found: readonly Sighting[];
  readonly contrary: readonly Sighting[];
  readonly missing: readonly string[];
}

/** Share of a formulation that must come from words the question did not give away. */
const leastNews = 0.25;

/** Alternatives must meet within neighbouring clauses; a third one reaches for a dropped subject. */
const spans = [1, 2, 3] as const;
const spanFactor: Readonly<Record<number, number>> = { 1: 1, 2: 0.97, 3: 0.9 };
/** Terms that keep the formulation's order less often than this are words beside each other, not a statement. */
const looseOrder = 0.5;
const disorderFactor = 0.85;
/** Words of several formulations prove a little less than the words of one. */
const looseFactor = 0.85;
/** A denial among the words that the formulation does not have says something else. */
const strayFactor = 0.7;

/** Every stretch of one to three neighbouring clauses against one formulation; the best by share, then by shortness. */
export function bestMeeting(pattern: Pattern, readings: readonly ClauseReading[]): Meeting | undefined {
  let best: Meeting | undefined;
  for (const meeting of meetings(pattern, readings)) {
    if (!best || meeting.share > best.share) best = meeting;
  }
  return best;
}

/**
 * The stretch that most clearly asserts something: nearly all of the formulation, within one sentence, in its order
 * and with little else between its words. Claims that cost points must be read this strictly.
 */
export function assertion(
  pattern: Pattern,
  readings: readonly ClauseReading[],
  least: number,
): Meeting | undefined {
  let best: Meeting | undefined;
  for (const meeting of meetings(pattern, readings)) {
    if (clarity(meeting) < least || !isStatement(meeting, readings)) continue;
    if (!best || clarity(meeting) > clarity(best)) best = meeting;
  }
  return best;
}

/** Share of a formulation that a stretch speaks of, whether it affirms or denies it. */
export const clarity = (meeting: Meeting): number => meeting.share + meeting.against;

/** Other words allowed between those of a statement: one, and one more for every three of its own. */
function isStatement(
  { from, length, found, contrary }: Meeting,
  readings: readonly ClauseReading[],
): boolean {
  if (length > 2 || readings[from]?.clause.sentence !== readings[from + length - 1]?.clause.sentence)
    return false;
  const places = [...new Set([...found, ...contrary].map((sighting) => sighting.token.index))];
  const between = Math.max(...places) - Math.min(...places) + 1 - places.length;
  return between <= 1 + Math.floor(places.length / 3) && order(found, 2) >= 0.99;
}

function* meetings(pattern: Pattern, readings: readonly ClauseReading[]): Generator<Meeting> {
  for (let from = 0; from < readings.length; from += 1) {
    for (const length of spans) {
      if (from + length > readings.length) break;
      const meeting = meet(pattern, readings, from, length);
      if (meeting) yield meeting;
    }
  }
}

function meet(
  pattern: Pattern,
  readings: readonly ClauseReading[],
  from: number,
  length: number,
): Meeting | undefined {
  let weight = 0;
  let against = 0;
  let news = 0;
  const found: Sighting[] = [];
  const contrary: Sighting[] = [];
  const missing: string[] = [];
  const main = length === 1 ? from : mainClause(pattern, readings, from, length);
  for (const term of pattern.terms) {
    const said = strongest(term, false, readings, from, length, main);
    const opposed = strongest(term, true, readings, from, length, main);
    const sighting = said && (!opposed || said.share >= opposed.share) ? said : opposed;
    if (!sighting) {
      if (!pattern.loose) missing.push(term.surface);
      continue;
    }
    if (!term.given) news += term.weight * sighting.share;
    if (sighting === said) {
      weight += term.weight * said.share;
      found.push(said);
    } else {
      against += term.weight * sighting.share;
      contrary.push(sighting);
    }
  }
  if (found.length + contrary.length === 0) return undefined;
  if (news < leastNews * pattern.total && pattern.terms.some((term) => !term.given)) return undefined;
  const disordered = !pattern.loose && order(found, 4) < looseOrder;
  const factor =
    (spanFactor[length] ?? 1) *
    (disordered ? disorderFactor : 1) *
    (pattern.loose ? looseFactor : 1) *
    (strayDenial(found, readings, from, length) ? strayFactor : 1);
  const share = Math.min(1, weight / pattern.total) * factor;
  return {
    pattern,
    share,
    against: Math.min(1, against / pattern.total) * factor,
    from,
    length,
    found,
    contrary,
    missing,
  };
}

/** The clause of a stretch that says most of the formulation; the others only help out. */
function mainClause(
  pattern: Pattern,
  readings: readonly ClauseReading[],
  from: number,
  length: number,
): number {
  let main = from;
  let most = -1;
  for (let i = from; i < from + length; i += 1) {
    let weight = 0;
    for (const term of pattern.terms) weight += term.weight * (sighted(readings[i], term, false)?.share ?? 0);
    if (weight > most) [main, most] = [i, weight];
  }
  return main;
}

const sighted = (
  reading: ClauseReading | undefined,
  term: PatternTerm,
  opposed: boolean,
): Sighting | undefined => (term.denied !== opposed ? reading?.denied[term.id] : reading?.said[term.id]);

/** A word is looked for in the main clause first: what that clause says or denies is not overruled from beside it. */
function strongest(
  term: PatternTerm,
  opposed: boolean,
  readings: readonly ClauseReading[],
  from: number,
  length: number,
  main: number,
): Sighting | undefined {
  const there = sighted(readings[main], term, opposed);
  if (there) return there;
  if (sighted(readings[main], term, !opposed)) return undefined;
  let best: Sighting | undefined;
  for (let i = from; i < from + length; i += 1) {
    const sighting = sighted(readings[i], term, opposed);
    if (sighting && (!best || sighting.share > best.share)) best = sighting;
  }
  return best;
}

/** Share of neighbouring pairs that stand in the formulation's order, 0–1; 1 when there are fewer than `fewest` words. */
function order(found: readonly Sighting[], fewest: number): number {
  if (found.length < fewest) return 1;
  let kept = 0;
  for (let i = 1; i < found.length; i += 1) {
    if ((found[i]?.token.index ?? 0) >= (found[i - 1]?.token.index ?? 0)) kept += 1;
  }
  return kept / (found.length - 1);
}

/** A clause that holds found words also denies something the formulation does not deny. */
function strayDenial(
  found: readonly Sighting[],
  readings: readonly ClauseReading[],
  from: number,
  length: number,
): boolean {
  for (let i = from; i < from + length; i += 1) {
    const tokens = readings[i]?.clause.tokens ?? [];
    const inside = found.filter((sighting) => tokens.includes(sighting.token));
    if (inside.length === 0 || inside.some((sighting) => sighting.token.denied)) continue;
    if (tokens.some((token) => token.denied)) return true;
  }
  return false;
}
