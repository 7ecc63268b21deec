import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Account, Instant, Learner } from '../../core/records.js';
import type { Learners } from '../../core/store.js';
import { only, present, type Db } from '../db.js';
import { accounts, learners } from '../schema/index.js';
import { storable } from '../schema/columns.js';
import { exportLearner } from './export.js';
import { forgetLearner } from './forget.js';
import { mergeLearners, splitLearner } from './merge.js';

const { createdAt: _, ...accountColumns } = getTableColumns(accounts);

/** Undefined clears what may be absent and leaves alone what may not. */
const clearable = ['displayName', 'role', 'interviewDate'] as const;

type Change = Parameters<Learners['update']>[1];

const columnsOf = (change: Change) => {
  const cleared = clearable.filter((key) => key in change && change[key] === undefined);
  return { ...change, ...Object.fromEntries(cleared.map((key) => [key, null])) };
};

export const learnersIn = (db: Db, now: Instant): Learners => {
  const get = async (id: string): Promise<Learner | undefined> => {
    const [row] = await db.select().from(learners).where(eq(learners.id, id));
    return row && present(row);
  };

  /** Locks account and learner; others may refer to their keys meanwhile (hence `no key`). */
  const find = async (who: Pick<Account, 'platform' | 'externalId'>) => {
    const [row] = await db
      .select({ account: accountColumns, learner: learners })
      .from(accounts)
      .innerJoin(learners, eq(learners.id, accounts.learnerId))
      .where(and(eq(accounts.platform, who.platform), eq(accounts.externalId, who.externalId)))
      .for('no key update');
    return row && { account: row.account, learner: present(row.learner) };
  };

  /** Two first sightings at once: the second waits here and then finds what the first has made. */
  const lockFirstSighting = async (platform: string, externalId: string): Promise<void> => {
    const key = storable(`kaodian account ${platform} ${externalId}`);
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  };

  return {
    get,
    async seen(who, defaults, ids) {
      let known = await find(who);
      if (known === undefined) {
        await lockFirstSighting(who.platform, who.externalId);
        known = await find(who);
      }
      if (known === undefined) {
        await db.insert(learners).values({ ...defaults, id: ids.learner, createdAt: now });
        await db.insert(accounts).values({ ...who, id: ids.account, learnerId: ids.learner, createdAt: now });
        known = await find(who);
      }
      if (known === undefined) throw new Error('an account vanished while it was seen');
      const name = storable(who.name);
      if (known.account.name === name) return known;
      await db.update(accounts).set({ name }).where(eq(accounts.id, known.account.id));
      return { ...known, account: { ...known.account, name } };
    },
    async ofAccount(accountId) {
      const [row] = await db
        .select({ account: accountColumns, learner: learners })
        .from(accounts)
        .innerJoin(learners, eq(learners.id, accounts.learnerId))
        .where(eq(accounts.id, accountId))
        .for('no key update');
      return row && { account: row.account, learner: present(row.learner) };
    },
    async update(id, change) {
      const columns = columnsOf(change);
      // The id itself, because drizzle refuses an update of nothing.
      const rows = await db
        .update(learners)
        .set({ id, ...columns })
        .where(eq(learners.id, id))
        .returning();
      return present(only(rows));
    },
    accounts: (learnerId) =>
      db
        .select(accountColumns)
        .from(accounts)
        .where(eq(accounts.learnerId, learnerId))
        .orderBy(asc(accounts.createdAt), asc(accounts.id)),
    merge: (fromId, intoId) => mergeLearners(db, now, fromId, intoId),
    split: (accountId, newId) => splitLearner(db, now, accountId, newId),
    forget: (learnerId) => forgetLearner(db, learnerId),
    export: (learnerId) => exportLearner(db, learnerId),
  };
};
