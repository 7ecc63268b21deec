/** What a rubric knows to be true, clause by clause, and whether an answer says one of these clauses altered. */
import type { Question } from '../notes/model.js';
import type { ReadText } from '../text/read-once.js';
import { clausesOf, type Clause } from './clauses.js';
import { givenKey, type TermTable } from './pattern.js';
import type { ClauseReading } from './reading.js';
import {
  contradiction,
  exchangedTerms,
  hear,
  newValues,
  opposes,
  type Hearing,
} from './references/contrary.js';
import { factOf, type Fact } from './references/derive.js';

/** A clause known to be right. */
export interface KnownFact {
  readonly fact: Fact;
  /** Key points that saying it hits; none when it is only known to be right. */
  readonly points: readonly string[];
}

/** Share of a fact's words that a clause has before the two are compared. */
const leastNear = 0.5;
/** Content words a clause has at least before altering it says anything in particular. */
const fewestWords = 3;

/**
 * The clauses of all formulations, and those of the model answers with the key points they carry.
 * @param carried the key points that a stretch of a model answer hits
 */
export function knownFacts(
  question: Question,
  table: TermTable,
  read: ReadText,
  carried: (answer: string, clause: Clause) => readonly string[],
): KnownFact[] {
  const nothing: ReadonlySet<string> = new Set();
  const telling = (text: string): Fact[] =>
    clausesOf(text, read).map((clause) => factOf(clause, table, nothing, 1));
  const stated = question.keyPoints.flatMap((point) =>
    point.formulations.flatMap(telling).map((fact): KnownFact => ({ fact, points: [point.slug] })),
  );
  // Every word must be in the table before an answer is read with it.
  const answered = [question.modelAnswer.zh, question.modelAnswer.en].map((answer) => ({
    answer,
    facts: telling(answer),
  }));
  const carrying = answered.flatMap(({ answer, facts }) =>
    facts.map((fact): KnownFact => ({ fact, points: carried(answer, fact.clause) })),
  );
  return distinct([...stated, ...carrying]);
}

function distinct(facts: readonly KnownFact[]): KnownFact[] {
  const known = new Map<string, KnownFact>();
  for (const one of facts) {
    const key = one.fact.clause.tokens.map(givenKey).join(' ');
    const points = [...new Set([...(known.get(key)?.points ?? []), ...one.points])];
    known.set(key, { fact: one.fact, points });
  }
  return [...known.values()];
}

/** Tells of other facts whether they have the value, the order of words, or the denial in which a clause differs from one. */
function groundsFor(altered: Fact, one: Hearing): (fact: Fact) => boolean {
  const values = newValues(altered, one);
  if (values.size > 0) return ({ clause }) => clause.tokens.some(({ term }) => values.has(term));
  const [first, second] = exchangedTerms(altered, one) ?? [];
  if (first !== undefined) return ({ clause }) => stands(clause, second, first);
  const offending = one.reading.clause.tokens.filter((token) => token.denied || !one.found.includes(token));
  const keys = new Set(offending.map(givenKey));
  return ({ clause }) => clause.tokens.some((token) => keys.has(givenKey(token)));
}

/** One word stands in the clause and another not before it. */
function stands({ tokens }: Clause, first: string | undefined, second: string): boolean {
  const at = tokens.findIndex(({ term }) => term === first);
  return at >= 0 && at < tokens.findIndex(({ term }) => term === second);
}

/** Facts by their words, so that only those a clause nearly says are looked at. */
export class FactIndex {
  readonly #postings: { fact: number; weight: number }[][] = [];

  constructor(private readonly facts: readonly KnownFact[]) {
    facts.forEach(({ fact }, at) => {
      for (const { id, fullWeight } of fact.terms)
        (this.#postings[id] ??= []).push({ fact: at, weight: fullWeight / fact.fullWeight });
    });
  }

  /** Key points whose clauses the answer says denied, with another value, or with their terms exchanged. */
  alteredIn(claims: readonly ClauseReading[]): Map<string, Hearing> {
    const altered = new Map<string, Hearing>();
    for (const reading of claims) {
      const near = this.#near(reading).map((known) => ({
        fact: known,
        one: hear(known.fact, reading, false),
      }));
      const affirming = near.filter(({ fact, one }) => !one.unclear && !opposes(fact.fact, one));
      for (const { fact, one } of near) {
        if (fact.fact.terms.length < fewestWords || !opposes(fact.fact, one)) continue;
        const bearsOut = groundsFor(fact.fact, one);
        const rivals = affirming.filter((other) => bearsOut(other.fact.fact));
        const affirmed = new Map([[reading, Math.max(0, ...rivals.map((other) => other.one.said))]]);
        if (!contradiction(fact.fact, [one], affirmed)) continue;
        for (const point of fact.points) if (!altered.has(point)) altered.set(point, one);
      }
    }
    return altered;
  }

  #near({ said, denied }: ClauseReading): KnownFact[] {
    const cover = new Map<number, number>();
    this.#postings.forEach((postings, id) => {
      if (!said[id] && !denied[id]) return;
      for (const { fact, weight } of postings) cover.set(fact, (cover.get(fact) ?? 0) + weight);
    });
    return [...cover].flatMap(([at, share]) => (share >= leastNear ? (this.facts[at] ?? []) : []));
  }
}
