/** Whether an answer says the opposite of a derived key point: denied, another value, terms exchanged. */
import type { Clause, ContentToken } from '../clauses.js';
import type { ClauseReading } from '../reading.js';
import type { DerivedPoint, ReferenceRubric } from './derive.js';

/** A clause of the answer against a derived key point. */
export interface Hearing {
  readonly reading: ClauseReading;
  /** Share of the key point's weight said with its polarity, 0–1. */
  readonly said: number;
  /** Share said with the opposite one. */
  readonly against: number;
  readonly found: readonly ContentToken[];
  readonly contrary: readonly ContentToken[];
}

/** Share of a key point that a clause must speak of before it can say its opposite. */
const leastSpoken = 0.6;
/** Share that must be said the other way. */
const leastAgainst = 0.15;
/** Share of a key point that a plain denial speaks of. */
const leastPlain = 0.75;
/** Share of both clauses' words that must agree before their order is compared. */
const nearlyVerbatim = 0.8;

export function hear(point: DerivedPoint, reading: ClauseReading): Hearing {
  let said = 0;
  let against = 0;
  const found: ContentToken[] = [];
  const contrary: ContentToken[] = [];
  for (const { id, fullWeight, token } of point.terms) {
    const right = (token.denied ? reading.denied : reading.said)[id];
    const wrong = (token.denied ? reading.said : reading.denied)[id];
    const sighting = right && right.share >= (wrong?.share ?? 0) ? right : wrong;
    if (!sighting) continue;
    if (sighting === wrong && turns(token, wrong.token)) {
      against += fullWeight * sighting.share;
      contrary.push(sighting.token);
    } else {
      said += fullWeight * sighting.share;
      found.push(sighting.token);
    }
  }
  return { reading, said: said / point.fullWeight, against: against / point.fullWeight, found, contrary };
}

/** The opposite word, or the very word that one of both denies; others are denied only along with it. */
const turns = (ours: ContentToken, theirs: ContentToken): boolean =>
  ours.denied === theirs.denied || ours.focus || theirs.focus;

/**
 * The clause that contradicts a key point: it speaks of it more fully than any clause affirms it, and no key point of
 * any reference says what that clause says.
 * @param affirmed per clause of the answer, the largest share of any key point it says
 */
export function contradiction(
  point: DerivedPoint,
  hearings: readonly Hearing[],
  affirmed: ReadonlyMap<ClauseReading, number>,
): Hearing | undefined {
  const opposed = hearings.filter((one) => opposes(point, one));
  if (opposed.length === 0) return undefined;
  const said = Math.max(0, ...hearings.filter((one) => !opposed.includes(one)).map((one) => one.said));
  return opposed.find(
    (one) =>
      one.said + one.against >= Math.max(leastSpoken, said) &&
      one.said + one.against > (affirmed.get(one.reading) ?? 0) &&
      isPlain(point, one),
  );
}

export function opposes(point: DerivedPoint, hearing: Hearing): boolean {
  if (hearing.said + hearing.against < leastSpoken) return false;
  if (point.terms.length < 2) return hearing.against > 0;
  return hearing.against >= leastAgainst || valueChanged(point, hearing) || exchanged(point, hearing);
}

/** A number of the key point gives way to another where all else is said. */
function valueChanged(point: DerivedPoint, { reading, said }: Hearing): boolean {
  const numbers = point.terms.filter(({ token }) => isValue(token));
  const missing = numbers.filter(({ id }) => !reading.said[id] && !reading.denied[id]);
  if (missing.length === 0) return false;
  const own = new Set(point.clause.tokens.map((token) => token.term));
  const others = reading.clause.tokens.filter((token) => isValue(token) && !own.has(token.term));
  const rest = missing.reduce((sum, { fullWeight }) => sum + fullWeight, 0) / point.fullWeight;
  return others.length > 0 && said >= nearlyVerbatim * (1 - rest);
}

/** A number, or a letter that names one of several things. */
const isValue = ({ kind, term }: ContentToken): boolean =>
  kind === 'number' || (kind === 'latin' && term.length === 1);

/** The words of the key point nearly one by one, but two of them in each other's place. */
function exchanged(point: DerivedPoint, { reading }: Hearing): boolean {
  const ours = point.clause.tokens;
  const theirs = reading.clause.tokens;
  if (ours.length < 3) return false;
  const places = align(ours, reading.clause);
  const common = places.filter((place) => place >= 0);
  if (common.length < nearlyVerbatim * Math.max(ours.length, theirs.length)) return false;
  return swaps(places);
}

/** Place of every word of a reference's clause in the answer's clause, −1 when it is not there. */
function align(ours: readonly ContentToken[], { tokens }: Clause): number[] {
  const taken = new Set<number>();
  return ours.map(({ term }, i) => {
    const free = tokens.flatMap((token, at) => (token.term === term && !taken.has(at) ? [at] : []));
    const nearest = free.sort((a, b) => Math.abs(a - i) - Math.abs(b - i))[0];
    if (nearest === undefined) return -1;
    taken.add(nearest);
    return nearest;
  });
}

/** Every word in its place but two, which stand in each other's and have something between them. */
function swaps(places: readonly number[]): boolean {
  const kept = places.filter((place) => place >= 0);
  const sorted = [...kept].sort((a, b) => a - b);
  const moved = kept.flatMap((place, i) => (place === sorted[i] ? [] : [i]));
  const [first, second] = moved;
  return moved.length === 2 && first !== undefined && second !== undefined && second - first > 1;
}

/** A short answer has no more clauses than this: its one denial is about the matter itself. */
const shortAnswer = 2;

/**
 * Alternatives that are all one clause long agree on what is so and what is not. A short answer that affirms what
 * they only deny, or denies what they only affirm, says the opposite even in words of its own.
 */
export function reverses({ references }: ReferenceRubric, claims: readonly ClauseReading[]): boolean {
  if (claims.length > shortAnswer || references.some(({ points }) => points.length !== 1)) return false;
  const sides = new Map<number, { said: boolean; denied: boolean; given: boolean }>();
  for (const { id, token, given } of references
    .flatMap(({ points }) => points)
    .flatMap(({ terms }) => terms)) {
    const side = sides.get(id) ?? { said: false, denied: false, given };
    if (!token.denied) side.said = true;
    else if (token.focus) side.denied = true;
    sides.set(id, side);
  }
  return [...sides].some(([id, { said, denied, given }]) => {
    if (given || said === denied) return false;
    const [right, wrong] = said ? (['said', 'denied'] as const) : (['denied', 'said'] as const);
    return (
      claims.some((reading) => {
        const sighting = reading[wrong][id];
        return sighting && (denied ? !sighting.token.denied : sighting.token.focus);
      }) && !claims.some((reading) => reading[right][id])
    );
  });
}

/** Share of the clause that must belong to the key point for it to be a plain denial and nothing else. */
const plainShare = 0.7;

/** The clause says the opposite of the key point and hardly anything besides. */
function isPlain(point: DerivedPoint, { reading, said, against }: Hearing): boolean {
  if (said + against < leastPlain || point.terms.length < 2) return false;
  const { tokens } = reading.clause;
  const spoken = new Set(
    point.terms.flatMap(({ id }) => [reading.said[id], reading.denied[id]]).map((one) => one?.token.term),
  );
  return tokens.filter(({ term }) => spoken.has(term)).length >= plainShare * tokens.length;
}
