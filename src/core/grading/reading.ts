/** An answer read against one rubric: for every rubric term, where it is said and where it is denied. */
import type { Clause, ContentToken } from './clauses.js';
import type { TermTable } from './pattern.js';
import { likeness, type Opposites } from './similarity.js';

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

/** Terms by what a token could equal, so that reading costs one look-up a token and not one a pair. */
export class TermIndex {
  readonly #memo = new Map<string, readonly { id: number; share: number; opposite: boolean }[]>();

  constructor(
    private readonly table: TermTable,
    private readonly opposites: Opposites,
  ) {}

  read(clauses: readonly Clause[]): ClauseReading[] {
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

  #alike(token: ContentToken): readonly { id: number; share: number; opposite: boolean }[] {
    const key = `${token.kind} ${token.term} ${token.parts.join(' ')}`;
    const known = this.#memo.get(key);
    if (known) return known;
    const found = this.table.terms.flatMap((term, id) => {
      const like = likeness(term, token, this.opposites);
      return like ? [{ id, ...like }] : [];
    });
    // Answers are unbounded, memory is not.
    if (this.#memo.size > 5000) this.#memo.clear();
    this.#memo.set(key, found);
    return found;
  }
}
