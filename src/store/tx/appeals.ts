import { and, asc, eq, getTableColumns, inArray, isNull, ne, notExists, sql } from 'drizzle-orm';
import type { Appeal, Instant } from '../../core/records.js';
import type { Appeals } from '../../core/store.js';
import { present, type Db } from '../db.js';
import { accounts, appeals, attempts } from '../schema/index.js';

const { seq: _seq, toldAt: _told, ...columns } = getTableColumns(appeals);
const oldestFirst = [asc(appeals.at), asc(appeals.seq)];

export const appealsIn = (db: Db, now: Instant): Appeals => {
  const superseding = db
    .select({ one: sql`1` })
    .from(attempts)
    .where(eq(attempts.supersedes, appeals.attemptId));
  const ofLearner = (learnerId: string) =>
    inArray(
      appeals.accountId,
      db.select({ id: accounts.id }).from(accounts).where(eq(accounts.learnerId, learnerId)),
    );

  return {
    async add(appeal) {
      const rows = await db.insert(appeals).values(appeal).onConflictDoNothing().returning();
      return rows.length > 0;
    },
    async ofAttempt(attemptId) {
      const rows = await db
        .select(columns)
        .from(appeals)
        .where(eq(appeals.attemptId, attemptId))
        .orderBy(...oldestFirst);
      return rows.map(present);
    },
    async list(state, limit) {
      const rows = await db
        .select(columns)
        .from(appeals)
        .where(eq(appeals.state, state))
        .orderBy(...oldestFirst)
        .limit(limit);
      return rows.map(present);
    },
    async get(id) {
      const [row] = await db.select(columns).from(appeals).where(eq(appeals.id, id)).for('update');
      return row && present(row);
    },
    async waiting(limit) {
      const rows = await db
        .select(columns)
        .from(appeals)
        .where(and(eq(appeals.state, 'open'), notExists(superseding)))
        .orderBy(...oldestFirst)
        .limit(limit);
      return rows.map(present);
    },
    async news(learnerId) {
      const rows = await db
        .update(appeals)
        .set({ toldAt: now })
        .where(and(ofLearner(learnerId), ne(appeals.state, 'open'), isNull(appeals.toldAt)))
        .returning(columns);
      return rows.map(present).toSorted((a: Appeal, b: Appeal) => a.at - b.at);
    },
    async settle(id, state, word) {
      await db
        .update(appeals)
        .set({ state, ...(word !== undefined && { word }) })
        .where(eq(appeals.id, id));
    },
  };
};
