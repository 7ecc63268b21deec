import { and, asc, eq } from 'drizzle-orm';
import type { Saved } from '../../core/store.js';
import type { Db } from '../db.js';
import { saved } from '../schema/index.js';

export const savedIn = (db: Db): Saved => ({
  async add(learnerId, questionId, at) {
    const rows = await db
      .insert(saved)
      .values({ learnerId, questionId, at })
      .onConflictDoNothing()
      .returning();
    return rows.length > 0;
  },
  async remove(learnerId, questionId) {
    const key = and(eq(saved.learnerId, learnerId), eq(saved.questionId, questionId));
    return (await db.delete(saved).where(key).returning()).length > 0;
  },
  list: (learnerId) =>
    db
      .select({ questionId: saved.questionId, at: saved.at })
      .from(saved)
      .where(eq(saved.learnerId, learnerId))
      .orderBy(asc(saved.at), asc(saved.questionId)),
});
