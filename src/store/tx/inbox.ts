import { and, asc, count, eq, getTableColumns, isNotNull, lt, sql } from 'drizzle-orm';
import type { Instant } from '../../core/records.js';
import type { Inbox, InboxRow } from '../../core/store.js';
import type { Db } from '../db.js';
import { inbox } from '../schema/index.js';

const { seq: _, ...columns } = getTableColumns(inbox);

type Row = { [K in keyof typeof columns]: (typeof inbox.$inferSelect)[K] };

/** `reply` is there exactly when the effects are, also when the reply was nothing (JSON null). */
const rowOf = (row: Row): InboxRow => {
  const { reply, replyState, update, ...rest } = row;
  return replyState === null ? { ...rest, update } : { ...rest, update, reply, replyState };
};

/** Without effects yet, or with a reply not yet sent. */
const isUnfinished = sql`${inbox.update} is not null and ${inbox.replyState} is distinct from 'sent'`;

/** The row unless it was forgotten; what is then left of it only keeps repeats from being worked off. */
const kept = (key: string) => and(eq(inbox.key, key), isNotNull(inbox.update));

export const inboxIn = (db: Db, now: Instant): Inbox => ({
  async receive(row) {
    const rows = await db
      .insert(inbox)
      .values({ ...row, receivedAt: now })
      .onConflictDoNothing()
      .returning({ key: inbox.key });
    return rows.length > 0;
  },
  async take(key) {
    const [row] = await db.select(columns).from(inbox).where(kept(key)).for('update');
    return row && rowOf(row);
  },
  async finish(key, reply) {
    await db.update(inbox).set({ reply, replyState: 'pending' }).where(kept(key));
  },
  async replied(key, state) {
    // What was said is not kept any longer than it may have to be said again.
    const said = state === 'sent' && { reply: null };
    await db
      .update(inbox)
      .set({ replyState: state, ...said })
      .where(kept(key));
  },
  async unfinished(platform, limit) {
    const rows = await db
      .select(columns)
      .from(inbox)
      .where(and(eq(inbox.platform, platform), isUnfinished))
      .orderBy(asc(inbox.seq))
      .limit(limit);
    return rows.map(rowOf);
  },
  async waiting() {
    const rows = await db
      .select({ platform: inbox.platform, n: count() })
      .from(inbox)
      .where(isUnfinished)
      .groupBy(inbox.platform);
    return Object.fromEntries(rows.map(({ platform, n }) => [platform, n]));
  },
  async expire(before) {
    const rows = await db.delete(inbox).where(lt(inbox.receivedAt, before)).returning({ key: inbox.key });
    return rows.length;
  },
});
