import { desc, getTableColumns } from 'drizzle-orm';
import type { Gaps } from '../../core/store.js';
import type { Db } from '../db.js';
import { gaps } from '../schema/index.js';

const { seq: _, ...columns } = getTableColumns(gaps);

export const gapsIn = (db: Db): Gaps => ({
  async add(gap) {
    await db.insert(gaps).values(gap);
  },
  list: (limit) => db.select(columns).from(gaps).orderBy(desc(gaps.at), desc(gaps.seq)).limit(limit),
});
