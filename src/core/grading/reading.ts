/** An answer read against one rubric: for every rubric term, where it is said and where it is denied. */
import type { Clause, ContentToken } from './clauses.js';
import type { TermTable } from './pattern.js';
import { likeness, traitsOf, type Opposites } from './similarity.js';

export interface Sighting {
  /** Of the rubric's term table. */
  readonly id: number;
  /** 0–1 */
  readonly share: number;
  readonly token: ContentToken;
}

/** What one clause says of every rubric term; indexed by term id. */
export interface ClauseReading {
  readonly clause: Clause;
  readonly said: readonly (Sighting | undefined)[];
  readonly denied: readonly (Sighting | undefined)[];
}

interface Alike {
  readonly id: number;
  readonly share: number;
  readonly opposite: boolean;
}

/** Terms by what a token could equal, so that reading costs one look-up a token and not one a pair. */
export class TermIndex {
  readonly #memo = new Map<string, readonly Alike[]>();
  readonly #byTrait = new Map<string, number[]>();
  /** Terms of the table that `#byTrait` knows; the table grows until its rubric is compiled. */
  #indexed = 0;

  constructor(
    private readonly table: TermTable,
    private readonly opposites: Opposites,
  ) {}

  read(clauses: readonly Clause[]): ClauseReading[] {
    this.#index();
    return clauses.map((clause) => this.#readClause(clause));
  }

  #readClause(clause: Clause): ClauseReading {
    const said: (Sighting | undefined)[] = [];
    const denied: (Sighting | undefined)[] = [];
    for (const token of clause.tokens) {
      for (const { id, share, opposite } of this.#alike(token)) {
        const side = token.denied === opposite ? said : denied;
        const known = side[id];
        if (!known || known.share < share) side[id] = { id, share, token };
      }
    }
    return { clause, said, denied };
  }

  #index(): void {
    const { terms } = this.table;
    if (this.#indexed === terms.length) return;
    this.#memo.clear();
    for (; this.#indexed < terms.length; this.#indexed += 1) {
      for (const trait of new Set(traitsOf(terms[this.#indexed], this.opposites))) {
        const ids = this.#byTrait.get(trait);
        if (ids) ids.push(this.#indexed);
        else this.#byTrait.set(trait, [this.#indexed]);
      }
    }
  }

  #alike(token: ContentToken): readonly Alike[] {
    const key = `${token.kind} ${token.term} ${token.parts.join(' ')}`;
    const known = this.#memo.get(key);
    if (known) return known;
    const candidates = new Set(
      traitsOf(token, this.opposites).flatMap((trait) => this.#byTrait.get(trait) ?? []),
    );
    const found = [...candidates].flatMap((id) => {
      const term = this.table.terms[id];
      const like = term && likeness(term, token, this.opposites);
      return like ? [{ id, ...like }] : [];
    });
    // Answers are unbounded, memory is not.
    if (this.#memo.size > 5000) this.#memo.clear();
    this.#memo.set(key, found);
    return found;
  }
}
