import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Appeals } from '../../core/store.js';
import { present, type Db } from '../db.js';
import { appeals } from '../schema/index.js';

const { seq: _, ...columns } = getTableColumns(appeals);

export const appealsIn = (db: Db): Appeals => ({
  async add(appeal) {
    const rows = await db.insert(appeals).values(appeal).onConflictDoNothing().returning();
    return rows.length > 0;
  },
  async ofAttempt(attemptId) {
    const rows = await db
      .select(columns)
      .from(appeals)
      .where(eq(appeals.attemptId, attemptId))
      .orderBy(asc(appeals.at), asc(appeals.seq));
    return rows.map(present);
  },
  async list(state, limit) {
    const rows = await db
      .select(columns)
      .from(appeals)
      .where(eq(appeals.state, state))
      .orderBy(asc(appeals.at), asc(appeals.seq))
      .limit(limit);
    return rows.map(present);
  },
  async settle(id, state, word) {
    await db
      .update(appeals)
      .set({ state, ...(word !== undefined && { word }) })
      .where(eq(appeals.id, id));
  },
});
