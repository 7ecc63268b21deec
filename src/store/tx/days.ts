import { and, asc, eq, gte } from 'drizzle-orm';
import type { Days } from '../../core/store.js';
import type { Db } from '../db.js';
import { exposures, learnerDays } from '../schema/index.js';
import { inBatches } from './batches.js';

export const daysIn = (db: Db): Days => ({
  async put(day) {
    await db
      .insert(learnerDays)
      .values(day)
      .onConflictDoUpdate({ target: [learnerDays.learnerId, learnerDays.day], set: day });
  },
  since: (learnerId, from) =>
    db
      .select()
      .from(learnerDays)
      .where(and(eq(learnerDays.learnerId, learnerId), gte(learnerDays.day, from)))
      .orderBy(asc(learnerDays.day)),
  async replace(learnerId, all) {
    await db.delete(learnerDays).where(eq(learnerDays.learnerId, learnerId));
    await inBatches(all, (batch) => db.insert(learnerDays).values(batch));
  },
  async expose(learnerId, noteId, day, kind) {
    await db.insert(exposures).values({ learnerId, noteId, day, kind }).onConflictDoNothing();
  },
  async exposed(learnerId, noteId, day) {
    const rows = await db
      .select({ kind: exposures.kind })
      .from(exposures)
      .where(and(eq(exposures.learnerId, learnerId), eq(exposures.noteId, noteId), eq(exposures.day, day)))
      .orderBy(asc(exposures.kind));
    return rows.map((row) => row.kind);
  },
});
