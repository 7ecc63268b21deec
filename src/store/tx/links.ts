import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Links } from '../../core/store.js';
import type { Db } from '../db.js';
import { linkCodes, linkTries } from '../schema/index.js';

export const linksIn = (db: Db): Links => ({
  async offer(code) {
    const { learnerId: _, ...change } = code;
    await db.insert(linkCodes).values(code).onConflictDoUpdate({ target: linkCodes.learnerId, set: change });
  },
  async find(hash, now) {
    const [row] = await db
      .select()
      .from(linkCodes)
      .where(and(eq(linkCodes.hash, hash), gt(linkCodes.expiresAt, now)))
      .for('update');
    return row;
  },
  async withdraw(learnerId) {
    await db.delete(linkCodes).where(eq(linkCodes.learnerId, learnerId));
  },
  async tries(accountId, since) {
    const own = eq(linkTries.accountId, accountId);
    await db.delete(linkTries).where(and(own, lte(linkTries.at, since)));
    const rows = await db.select({ at: linkTries.at }).from(linkTries).where(own).orderBy(asc(linkTries.at));
    return rows.map(({ at }) => at);
  },
  async failed(accountId, at) {
    await db.insert(linkTries).values({ accountId, at });
  },
});
