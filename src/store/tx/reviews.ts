import { and, asc, eq, lte } from 'drizzle-orm';
import type { Reviews } from '../../core/store.js';
import type { Db } from '../db.js';
import { reviews } from '../schema/index.js';
import { inBatches } from './batches.js';

export const reviewsIn = (db: Db): Reviews => ({
  async put(review) {
    await db
      .insert(reviews)
      .values(review)
      .onConflictDoUpdate({ target: [reviews.learnerId, reviews.questionId], set: review });
  },
  async get(learnerId, questionId) {
    const key = and(eq(reviews.learnerId, learnerId), eq(reviews.questionId, questionId));
    const [row] = await db.select().from(reviews).where(key);
    return row;
  },
  ofLearner: (learnerId) =>
    db.select().from(reviews).where(eq(reviews.learnerId, learnerId)).orderBy(asc(reviews.questionId)),
  due: (learnerId, by, limit) =>
    db
      .select()
      .from(reviews)
      .where(and(eq(reviews.learnerId, learnerId), lte(reviews.due, by)))
      .orderBy(asc(reviews.due), asc(reviews.questionId))
      .limit(limit),
  async replace(learnerId, all) {
    await db.delete(reviews).where(eq(reviews.learnerId, learnerId));
    await inBatches(all, (batch) => db.insert(reviews).values(batch));
  },
});
