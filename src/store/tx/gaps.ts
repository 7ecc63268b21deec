import { and, desc, eq, getTableColumns, inArray, isNull } from 'drizzle-orm';
import type { Instant } from '../../core/records.js';
import type { Gaps } from '../../core/store.js';
import type { Db } from '../db.js';
import { accounts, gaps } from '../schema/index.js';

const { seq: _seq, toldAt: _told, ...columns } = getTableColumns(gaps);

export const gapsIn = (db: Db, now: Instant): Gaps => ({
  async add(gap) {
    await db.insert(gaps).values(gap);
  },
  list: (limit) => db.select(columns).from(gaps).orderBy(desc(gaps.at), desc(gaps.seq)).limit(limit),
  untold: (learnerId, limit) =>
    db
      .select(columns)
      .from(gaps)
      .innerJoin(accounts, eq(accounts.id, gaps.accountId))
      .where(and(eq(accounts.learnerId, learnerId), isNull(gaps.toldAt)))
      .orderBy(desc(gaps.at), desc(gaps.seq))
      .limit(limit),
  async tell(ids) {
    if (ids.length > 0)
      await db
        .update(gaps)
        .set({ toldAt: now })
        .where(inArray(gaps.id, [...ids]));
  },
});
