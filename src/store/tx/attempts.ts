import { and, asc, desc, eq, getTableColumns, notExists, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Attempt } from '../../core/records.js';
import type { Attempts } from '../../core/store.js';
import { present, type Db } from '../db.js';
import { accounts, appeals, attempts } from '../schema/index.js';

const { seq: _, ...own } = getTableColumns(attempts);

/** The highest of the scores that appeals not declined lift an attempt to. */
const liftedScore = sql<number | null>`(
  select max(${appeals.liftedScore}) from ${appeals}
  where ${appeals.attemptId} = ${attempts.id} and ${appeals.state} <> 'declined')`.as('lifted');

const columns = { ...own, liftedScore };

export const attemptsIn = (db: Db): Attempts => {
  const newer = alias(attempts, 'newer');
  const current = notExists(
    db
      .select({ one: sql`1` })
      .from(newer)
      .where(eq(newer.supersedes, attempts.id)),
  );

  const oldestFirst = async (learnerId: string, filter?: SQL): Promise<Attempt[]> => {
    const rows = await db
      .select(columns)
      .from(attempts)
      .innerJoin(accounts, eq(accounts.id, attempts.accountId))
      .where(and(eq(accounts.learnerId, learnerId), current, filter))
      .orderBy(asc(attempts.at), asc(attempts.seq));
    return rows.map(present);
  };

  /** Those after `id`, which itself is at `at`: in order of time, then of arrival. */
  const following = (after: { at: number; id: string }): SQL => {
    const seq = sql`(select a.seq from ${attempts} a where a.id = ${after.id})`;
    return sql`(${attempts.at}, ${attempts.seq}) > (${after.at}, coalesce(${seq}, 0))`;
  };

  return {
    async add(attempt) {
      const { liftedScore: _joined, ...row } = attempt;
      await db.insert(attempts).values(row);
    },
    async get(id) {
      const [row] = await db.select(columns).from(attempts).where(eq(attempts.id, id));
      return row && present(row);
    },
    ofQuestion: (learnerId, questionId) => oldestFirst(learnerId, eq(attempts.questionId, questionId)),
    ofLearner: (learnerId) => oldestFirst(learnerId),
    ofDay: (learnerId, day) => oldestFirst(learnerId, eq(attempts.learningDay, day)),
    async ofPrompt(promptId) {
      const [row] = await db
        .select(columns)
        .from(attempts)
        .where(eq(attempts.promptId, promptId))
        .orderBy(desc(attempts.seq))
        .limit(1);
      return row && present(row);
    },
    async questions(learnerId) {
      const rows = await db
        .selectDistinct({ id: attempts.questionId })
        .from(attempts)
        .innerJoin(accounts, eq(accounts.id, attempts.accountId))
        .where(eq(accounts.learnerId, learnerId));
      return new Set(rows.map((row) => row.id));
    },
    async written(limit) {
      const { questionId, score, verdicts, misconceptions } = own;
      const rows = await db
        .select({ learnerId: accounts.learnerId, questionId, score, verdicts, misconceptions })
        .from(attempts)
        .innerJoin(accounts, eq(accounts.id, attempts.accountId))
        .where(and(eq(attempts.mode, 'text'), current))
        .orderBy(desc(attempts.at), desc(attempts.seq))
        .limit(limit);
      return rows.reverse();
    },
    async all(after, limit) {
      const rows = await db
        .select(columns)
        .from(attempts)
        .where(after && following(after))
        .orderBy(asc(attempts.at), asc(attempts.seq))
        .limit(limit);
      return rows.map(present);
    },
  };
};
