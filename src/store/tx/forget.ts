import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import type { Db } from '../db.js';
import { attempts, gaps, inbox, learners, prompts, rooms, subscriptions } from '../schema/index.js';
import { ownedBy } from './owned.js';

/**
 * Erases a learner. Rows go by cascade from learner and accounts; what hangs on neither is dealt with here.
 * Of an inbox row only its key stays (until it expires), so that an update the platform delivers once more
 * does not bring back what was erased.
 */
export const forgetLearner = async (db: Db, learnerId: string): Promise<void> => {
  const owned = ownedBy(db, learnerId);
  const { where: sent } = owned.inbox ?? { where: sql`false` };
  await db
    .update(inbox)
    .set({ update: null, reply: null, replyState: null, accountExternalId: '', roomKey: '' })
    .where(sent);
  const ownRooms = await db
    .select({ id: rooms.id })
    .from(rooms)
    .where(owned.rooms?.where ?? sql`false`);
  await db.delete(learners).where(eq(learners.id, learnerId));
  if (ownRooms.length === 0) return;
  const unused = [prompts, attempts, gaps, subscriptions].map((table) =>
    notExists(
      db
        .select({ one: sql`1` })
        .from(table)
        .where(eq(table.roomId, rooms.id)),
    ),
  );
  const ids = ownRooms.map((room) => room.id);
  await db.delete(rooms).where(and(inArray(rooms.id, ids), ...unused));
};
