/** Finds the stretch of an answer that comes nearest to saying a formulation. */
import type { Part, Pattern, PatternTerm } from './pattern.js';
import type { ClauseReading, Sighting } from './reading.js';

/** How near an answer comes to one formulation. */
export interface Meeting {
  readonly pattern: Pattern;
  /** Share of the formulation's weight said with its polarity, 0–1. */
  readonly share: number;
  /** Share of its weight said with the opposite polarity, 0–1. */
  readonly against: number;
  /** First and last clause of the stretches it was found in. */
  readonly first: number;
  readonly last: number;
  readonly found: readonly Found[];
  readonly contrary: readonly Found[];
  readonly missing: readonly string[];
}

export interface Found extends Sighting {
  /** What the word weighs in the formulation, times its likeness. */
  readonly weight: number;
}

type Stretch = Omit<Meeting, 'pattern'>;
type Readings = readonly ClauseReading[];

/** Share of a formulation that must come from words the question did not give away. */
const leastNews = 0.3;
const leastLooseNews = 0.5;
/** Words must meet within neighbouring clauses; a third one reaches for a dropped subject. */
const longestStretch = 3;
const stretchFactor: Readonly<Record<number, number>> = { 1: 1, 2: 0.97, 3: 0.9 };
/** Terms that keep the formulation's order less often than this are words beside each other, not a statement. */
const looseOrder = 0.5;
const disorderFactor = 0.85;
/** Words of several formulations prove a little less than the words of one. */
const looseFactor = 0.9;
/** A denial among the words that the formulation does not have says something else. */
const strayFactor = 0.7;

/**
 * The stretches that say most of the formulation: one for each of its clauses.
 * @param least share below which nothing is looked for
 */
export function bestMeeting(pattern: Pattern, readings: Readings, least = 0): Meeting | undefined {
  if (mostPossible(pattern, readings, false) < least) return undefined;
  return meeting(
    pattern,
    readings,
    (stretch) => stretch.share,
    () => true,
  );
}

/**
 * The stretch that most clearly asserts something: nearly all of the formulation, within one sentence, in its order
 * and with little else between its words. Claims that cost points must be read this strictly.
 * @param least share, for or against, below which nothing is asserted
 */
export function assertion(pattern: Pattern, readings: Readings, least: number): Meeting | undefined {
  if (mostPossible(pattern, readings, true) < least) return undefined;
  const found = meeting(pattern, readings, clarity, (stretch) => isStatement(stretch, readings));
  return found && clarity(found) >= least ? found : undefined;
}

/** Share of a formulation that a stretch speaks of, whether it affirms or denies it. */
export const clarity = (stretch: Pick<Meeting, 'share' | 'against'>): number =>
  stretch.share + stretch.against;

/** Per answer, the strongest sighting of every rubric term anywhere: an upper bound that spares most of the work. */
interface Peaks {
  readonly said: readonly number[];
  readonly denied: readonly number[];
}

const peaksOf = new WeakMap<Readings, Peaks>();

function peaks(readings: Readings): Peaks {
  const known = peaksOf.get(readings);
  if (known) return known;
  const said: number[] = [];
  const denied: number[] = [];
  for (const reading of readings) {
    reading.said.forEach((sighting, id) => (said[id] = Math.max(said[id] ?? 0, sighting?.share ?? 0)));
    reading.denied.forEach((sighting, id) => (denied[id] = Math.max(denied[id] ?? 0, sighting?.share ?? 0)));
  }
  const found = { said, denied };
  peaksOf.set(readings, found);
  return found;
}

/** No stretch of the answer can say more of the formulation than this share. */
function mostPossible(pattern: Pattern, readings: Readings, eitherWay: boolean): number {
  const { said, denied } = peaks(readings);
  let weight = 0;
  for (const part of pattern.parts) {
    let sum = 0;
    for (const { id, weight: full, denied: negative } of part.terms) {
      const right = (negative ? denied : said)[id] ?? 0;
      sum += full * (eitherWay ? Math.max(right, (negative ? said : denied)[id] ?? 0) : right);
    }
    weight += Math.min(part.total, sum);
  }
  return weight / pattern.total;
}

function meeting(
  pattern: Pattern,
  readings: Readings,
  value: (stretch: Stretch) => number,
  allowed: (stretch: Stretch) => boolean,
): Meeting | undefined {
  let share = 0;
  let against = 0;
  const stretches: Stretch[] = [];
  const missing: string[] = [];
  for (const part of pattern.parts) {
    const stretch = bestStretch(part, pattern.loose, readings, value, allowed);
    if (!stretch) {
      missing.push(...part.terms.map((term) => term.surface));
      continue;
    }
    share += (stretch.share * part.total) / pattern.total;
    against += (stretch.against * part.total) / pattern.total;
    stretches.push(stretch);
    missing.push(...stretch.missing);
  }
  if (stretches.length === 0) return undefined;
  const result = {
    pattern,
    share,
    against,
    first: Math.min(...stretches.map((stretch) => stretch.first)),
    last: Math.max(...stretches.map((stretch) => stretch.last)),
    found: stretches.flatMap((stretch) => stretch.found),
    contrary: stretches.flatMap((stretch) => stretch.contrary),
    missing: pattern.loose ? [] : missing,
  };
  return tellsNews(pattern, result) ? result : undefined;
}

function tellsNews(pattern: Pattern, { found, contrary }: Stretch): boolean {
  const given = new Set<number>();
  for (const part of pattern.parts) for (const term of part.terms) if (term.given) given.add(term.id);
  if (pattern.parts.every((part) => part.terms.every((term) => term.given))) return true;
  const news = [...found, ...contrary].reduce((sum, word) => sum + (given.has(word.id) ? 0 : word.weight), 0);
  return news >= (pattern.loose ? leastLooseNews : leastNews) * pattern.total;
}

function bestStretch(
  part: Part,
  loose: boolean,
  readings: Readings,
  value: (stretch: Stretch) => number,
  allowed: (stretch: Stretch) => boolean,
): Stretch | undefined {
  let best: Stretch | undefined;
  const touched = readings.map((reading) =>
    part.terms.some(({ id }) => reading.said[id] ?? reading.denied[id]),
  );
  for (let from = 0; from < readings.length; from += 1) {
    if (!touched[from]) continue;
    for (let to = from; to < Math.min(from + longestStretch, readings.length); to += 1) {
      if (!touched[to]) continue;
      const stretch = meet(part, loose, readings, from, to);
      if (stretch && (!best || value(stretch) > value(best)) && allowed(stretch)) best = stretch;
    }
  }
  return best;
}

/** One clause of a formulation against the clauses `from` to `to` of the answer. */
function meet(part: Part, loose: boolean, readings: Readings, from: number, to: number): Stretch | undefined {
  const found: Found[] = [];
  const contrary: Found[] = [];
  const missing: string[] = [];
  const main = from === to ? from : mainClause(part, readings, from, to);
  for (const term of part.terms) {
    const said = strongest(term, false, readings, from, to, main);
    const opposed = strongest(term, true, readings, from, to, main);
    if (said && (!opposed || said.share >= opposed.share))
      found.push({ ...said, weight: term.weight * said.share });
    else if (opposed && !isPaired(term, part, opposed))
      contrary.push({ ...opposed, weight: term.weight * opposed.share });
    else missing.push(term.surface);
  }
  if (found.length + contrary.length === 0) return undefined;
  if (loose) countOnce(found);
  const disordered = !loose && order(found, 4) < looseOrder;
  const factor =
    (stretchFactor[to - from + 1] ?? 1) *
    (disordered ? disorderFactor : 1) *
    (loose ? looseFactor : 1) *
    (strayDenial(found, readings, from, to) ? strayFactor : 1);
  const share = Math.min(1, weightOf(found) / part.total) * factor;
  const against = Math.min(1, weightOf(contrary) / part.total) * factor;
  return { share, against, first: from, last: to, found, contrary, missing };
}

/** Alternatives that one word of the answer stands for count once. */
function countOnce(found: Found[]): void {
  const heaviest = new Map<number, Found>();
  for (const word of found) {
    const known = heaviest.get(word.token.index);
    if (!known || known.weight < word.weight) heaviest.set(word.token.index, word);
  }
  found.splice(0, found.length, ...heaviest.values());
}

const weightOf = (words: readonly Found[]): number => words.reduce((sum, word) => sum + word.weight, 0);

/** The formulation has the opposite word too ("先 … 后 …"), so seeing that one proves nothing against this one. */
const isPaired = (term: PatternTerm, part: Part, opposed: Sighting): boolean =>
  part.terms.some((other) => other !== term && other.surface === opposed.token.surface);

/** The clause of a stretch that says most of the formulation; the others only help out. */
function mainClause(part: Part, readings: Readings, from: number, to: number): number {
  let main = from;
  let most = -1;
  for (let i = from; i <= to; i += 1) {
    let weight = 0;
    for (const term of part.terms) weight += term.weight * (sighted(readings[i], term, false)?.share ?? 0);
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
  readings: Readings,
  from: number,
  to: number,
  main: number,
): Sighting | undefined {
  const there = sighted(readings[main], term, opposed);
  if (there) return there;
  if (sighted(readings[main], term, !opposed)) return undefined;
  let best: Sighting | undefined;
  for (let i = from; i <= to; i += 1) {
    const sighting = sighted(readings[i], term, opposed);
    if (sighting && (!best || sighting.share > best.share)) best = sighting;
  }
  return best;
}

/** Other words allowed between those of a statement: one, and one more for every three of its own. */
function isStatement({ first, last, found, contrary }: Stretch, readings: Readings): boolean {
  if (last - first > 1 || readings[first]?.clause.sentence !== readings[last]?.clause.sentence) return false;
  // What is denied must be denied in the breath that names what it is denied of.
  if (contrary.length > 0 && last > first) return false;
  const places = [...new Set([...found, ...contrary].map((word) => word.token.index))];
  const between = Math.max(...places) - Math.min(...places) + 1 - places.length;
  return between <= 1 + Math.floor(places.length / 3) && order(found, 2) >= 0.99;
}

/** Share of neighbouring pairs that stand in the formulation's order, 0–1; 1 when there are fewer than `fewest` words. */
function order(found: readonly Found[], fewest: number): number {
  if (found.length < fewest) return 1;
  let kept = 0;
  for (let i = 1; i < found.length; i += 1) {
    if ((found[i]?.token.index ?? 0) >= (found[i - 1]?.token.index ?? 0)) kept += 1;
  }
  return kept / (found.length - 1);
}

/** A clause that holds found words also denies something the formulation does not deny. */
function strayDenial(found: readonly Found[], readings: Readings, from: number, to: number): boolean {
  for (let i = from; i <= to; i += 1) {
    const tokens = readings[i]?.clause.tokens ?? [];
    const inside = found.filter((word) => tokens.includes(word.token));
    if (inside.length === 0 || inside.some((word) => word.token.denied)) continue;
    if (tokens.some((token) => token.denied)) return true;
  }
  return false;
}
