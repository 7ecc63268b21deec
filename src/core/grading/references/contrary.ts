/** Whether an answer says the opposite of a derived key point: denied, another value, terms exchanged. */
import type { Clause, ContentToken } from '../clauses.js';
import type { ClauseReading, Sighting } from '../reading.js';
import type { Fact, ReferenceRubric } from './derive.js';

/** A clause of the answer against a derived key point. */
export interface Hearing {
  readonly reading: ClauseReading;
  /** Share of the key point's weight said with its polarity, 0–1. */
  readonly said: number;
  /** Share said with the opposite one. */
  readonly against: number;
  /** A word is denied along with one that the key point does not have: neither affirmed nor plainly opposed. */
  readonly unclear: boolean;
  readonly found: readonly ContentToken[];
  /** All words of the key point that the clause has, however said. */
  readonly sightings: readonly Sighting[];
}

/** Share of a key point that a clause must speak of before it can say its opposite. */
const leastSpoken = 0.6;
/** How much more of a clause the contradicted key point must account for than any it affirms. */
const margin = 0.02;
/** Share that must be said the other way. */
const leastAgainst = 0.04;
/** Share of a key point that a plain denial speaks of. */
const leastPlain = 0.75;
/** Share said from which on a denial of anything in the clause denies all of it. */
const wordForWord = 0.9;
/** Share of both clauses' words that must agree before their order is compared. */
const nearlyVerbatim = 0.8;

/** @param words whether the opposite word denies too; between subjects that differ it need not */
export function hear(point: Fact, reading: ClauseReading, words: boolean): Hearing {
  let said = 0;
  let against = 0;
  let unclear = false;
  const found: ContentToken[] = [];
  const sightings: Sighting[] = [];
  for (const { id, fullWeight, token } of point.terms) {
    const right = (token.denied ? reading.denied : reading.said)[id];
    const wrong = (token.denied ? reading.said : reading.denied)[id];
    const sighting = right && right.share >= (wrong?.share ?? 0) ? right : wrong;
    if (!sighting) continue;
    const isOpposite = token.denied === sighting.token.denied && sighting === wrong;
    if (isOpposite && !words) continue;
    sightings.push(sighting);
    if (isOpposite || (sighting === wrong && turns(token, wrong.token))) {
      against += fullWeight * sighting.share;
    } else {
      said += fullWeight * sighting.share;
      unclear ||= sighting === wrong;
      found.push(sighting.token);
    }
  }
  return {
    reading,
    said: said / point.fullWeight,
    against: against / point.fullWeight,
    unclear,
    found,
    sightings,
  };
}

/** The very word that one of both denies; others are denied only along with it. */
const turns = (ours: ContentToken, theirs: ContentToken): boolean => ours.focus || theirs.focus;

/**
 * The clause that contradicts a key point: it speaks of it more fully than any clause affirms it, and no key point of
 * any reference says what that clause says.
 * @param affirmed per clause of the answer, the largest share of any key point it says
 */
export function contradiction(
  point: Fact,
  hearings: readonly Hearing[],
  affirmed: ReadonlyMap<ClauseReading, number>,
): Hearing | undefined {
  const opposed = hearings.filter((one) => opposes(point, one));
  if (opposed.length === 0) return undefined;
  const said = Math.max(0, ...hearings.filter((one) => !opposed.includes(one)).map((one) => one.said));
  return opposed.find(
    (one) =>
      spoken(point, one) >= Math.max(leastSpoken, said) &&
      spoken(point, one) > (affirmed.get(one.reading) ?? 0) + margin &&
      isPlain(point, one),
  );
}

export function opposes(point: Fact, hearing: Hearing): boolean {
  if (spoken(point, hearing) < leastSpoken) return false;
  if (point.terms.length < 2) return hearing.against > 0;
  if (deniedWhole(point, hearing)) return true;
  // "At best O(n)" is no other value of "at worst O(n²)": what differs in two ways speaks of something else.
  if (hearing.against > 0 && valueChanged(point, hearing)) return false;
  return hearing.against >= leastAgainst || valueChanged(point, hearing) || exchanged(point, hearing);
}

/** Word for word what is known to be so, with a denial of a word that says little: 会产生 -> 不会产生. */
const deniedWhole = (point: Fact, { reading, said, unclear }: Hearing): boolean =>
  unclear &&
  said >= wordForWord &&
  !point.clause.tokens.some((token) => token.denied) &&
  reading.clause.tokens.length <= point.clause.tokens.length + 1;

/** Words and values that must be the same before another value is about the same thing. */
const fewestSame = 2;

/** A value of the key point gives way to another where all else is said. */
const valueChanged = (point: Fact, hearing: Hearing): boolean => changedValues(point, hearing) > 0;

/** Terms of the values the clause has where the key point has others; empty when it is not otherwise said. */
export function newValues(point: Fact, { reading, said: share }: Hearing): ReadonlySet<string> {
  const there = new Set(reading.clause.tokens.map((token) => token.term));
  const missing = missingValues(point, there);
  const same = point.terms.filter(({ token }) => there.has(token.term));
  if (missing.length === 0 || same.length < fewestSame || share <= 0) return new Set();
  if (share < nearlyVerbatim * (1 - shareOf(missing, point))) return new Set();
  const own = new Set(point.clause.tokens.map((token) => token.term));
  const others = reading.clause.tokens.filter((token) => isValue(token) && !own.has(token.term));
  return new Set(others.map(({ term }) => term));
}

const missingValues = (point: Fact, there: ReadonlySet<string>): Fact['terms'] =>
  point.terms.filter(({ token }) => isValue(token) && !there.has(token.term));

const shareOf = (terms: Fact['terms'], point: Fact): number =>
  terms.reduce((sum, { fullWeight }) => sum + fullWeight, 0) / point.fullWeight;

/** Share of the key point's weight that is values for which the clause has others. */
const changedValues = (point: Fact, hearing: Hearing): number =>
  newValues(point, hearing).size === 0
    ? 0
    : shareOf(missingValues(point, new Set(hearing.reading.clause.tokens.map((token) => token.term))), point);

/** Share of a key point that a clause speaks of, its changed values included. */
const spoken = (point: Fact, hearing: Hearing): number =>
  Math.min(1, hearing.said + Math.max(hearing.against, changedValues(point, hearing)));

/** A number, a formula, or a letter that names one of several things. */
const isValue = ({ kind, term, surface }: ContentToken): boolean =>
  kind === 'number' ||
  kind === 'symbol' ||
  (kind === 'concept' && /[\d(]/u.test(surface)) ||
  (kind === 'latin' && term.length === 1);

const exchanged = (point: Fact, hearing: Hearing): boolean => exchangedTerms(point, hearing) !== undefined;

/** The words of the key point nearly one by one, but two of them in each other's place: those two, as in the key point. */
export function exchangedTerms(
  point: Fact,
  { reading }: Hearing,
): readonly [first: string, second: string] | undefined {
  const ours = point.clause.tokens;
  const theirs = reading.clause.tokens;
  if (ours.length < 3) return undefined;
  const places = align(ours, reading.clause);
  const common = places.filter((place) => place >= 0);
  if (common.length < nearlyVerbatim * Math.max(ours.length, theirs.length)) return undefined;
  return swaps(places, ours);
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

/** Every word in its place but two, which stand in each other's, with something between them. */
function swaps(
  places: readonly number[],
  ours: readonly ContentToken[],
): readonly [first: string, second: string] | undefined {
  const kept = places.flatMap((place, i) => (place >= 0 ? [{ place, token: ours[i] }] : []));
  const sorted = kept.map(({ place }) => place).sort((a, b) => a - b);
  const [first, second, ...more] = kept.flatMap(({ place }, i) => (place === sorted[i] ? [] : [i]));
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const [one, other] = [kept[first]?.token, kept[second]?.token];
  if (!one || !other) return undefined;
  // Side by side they are most often joined by "and", and then their order means nothing.
  return second - first > 1 ? [one.term, other.term] : undefined;
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
function isPlain(point: Fact, hearing: Hearing): boolean {
  if (spoken(point, hearing) < leastPlain || point.terms.length < 2) return false;
  const { reading } = hearing;
  const { tokens } = reading.clause;
  const words = new Set(
    point.terms.flatMap(({ id }) => [reading.said[id], reading.denied[id]]).map((one) => one?.token.term),
  );
  const own = tokens.filter((token) => words.has(token.term) || isValue(token));
  return own.length >= plainShare * tokens.length;
}
