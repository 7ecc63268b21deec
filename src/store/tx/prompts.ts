import { and, desc, eq, getTableColumns, gt, lte, ne, sql } from 'drizzle-orm';
import type { Instant, Prompt } from '../../core/records.js';
import type { Prompts } from '../../core/store.js';
import { present, type Db } from '../db.js';
import { learners, prompts } from '../schema/index.js';

const { closedAt: _closed, seq: _seq, ...columns } = getTableColumns(prompts);

export const promptsIn = (db: Db, now: Instant): Prompts => {
  const first = async (rows: PromiseLike<readonly PromptRow[]>): Promise<Prompt | undefined> => {
    const [row] = await rows;
    return row && present(row);
  };
  const of = (learnerId: string, roomId: string) =>
    and(eq(prompts.learnerId, learnerId), eq(prompts.roomId, roomId));

  return {
    async open(prompt) {
      // One learner opens one prompt at a time, also where `learners.seen` has not locked them already.
      const owner = eq(learners.id, prompt.learnerId);
      await db.select({ id: learners.id }).from(learners).where(owner).for('no key update');
      await db
        .update(prompts)
        .set({
          state: sql`case when ${prompts.expiresAt} <= ${now} then 'expired' else 'replaced' end`,
          closedAt: now,
        })
        .where(and(of(prompt.learnerId, prompt.roomId), eq(prompts.state, 'open')));
      await db.insert(prompts).values({ ...prompt, closedAt: prompt.state === 'open' ? null : now });
    },
    current: (learnerId, roomId, at) =>
      first(
        db
          .select(columns)
          .from(prompts)
          .where(and(of(learnerId, roomId), eq(prompts.state, 'open'), gt(prompts.expiresAt, at))),
      ),
    // A newer one would have closed it, so an open one is the newest.
    expired: (learnerId, roomId, at) =>
      first(
        db
          .select(columns)
          .from(prompts)
          .where(and(of(learnerId, roomId), eq(prompts.state, 'open'), lte(prompts.expiresAt, at))),
      ),
    last: (learnerId, roomId) =>
      first(
        db
          .select(columns)
          .from(prompts)
          .where(and(of(learnerId, roomId), ne(prompts.state, 'open')))
          .orderBy(desc(prompts.closedAt), desc(prompts.seq))
          .limit(1),
      ),
    get: (id) => first(db.select(columns).from(prompts).where(eq(prompts.id, id))),
    byMessage: (roomId, messageId) =>
      first(
        db
          .select(columns)
          .from(prompts)
          .where(and(eq(prompts.roomId, roomId), eq(prompts.messageId, messageId)))
          .orderBy(desc(prompts.seq))
          .limit(1),
      ),
    async update(id, change) {
      const { state } = change;
      const closing = state !== undefined && { closedAt: state === 'open' ? null : now };
      await db
        .update(prompts)
        .set({ id, ...change, ...closing })
        .where(eq(prompts.id, id));
    },
  };
};

type PromptRow = { [K in keyof typeof columns]: (typeof prompts.$inferSelect)[K] };
