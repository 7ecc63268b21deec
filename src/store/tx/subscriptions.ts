import { and, asc, eq, getTableColumns, lte, ne, sql } from 'drizzle-orm';
import type { Subscription } from '../../core/pushes.js';
import type { Subscriptions } from '../../core/push-store.js';
import { only, present, type Db } from '../db.js';
import { subscriptions } from '../schema/index.js';

const { seq: _, ...columns } = getTableColumns(subscriptions);

/** Undefined clears what may be absent. */
const clearable = ['topic', 'reason', 'pausedUntil'] as const;

type Row = { [K in keyof typeof columns]: (typeof subscriptions.$inferSelect)[K] };

export const subscriptionsIn = (db: Db): Subscriptions => {
  const all = async (rows: PromiseLike<readonly Row[]>): Promise<readonly Subscription[]> =>
    (await rows).map(present);
  return {
    async add(subscription) {
      await db.insert(subscriptions).values(subscription);
    },
    async get(id) {
      const [row] = await db.select(columns).from(subscriptions).where(eq(subscriptions.id, id));
      return row && present(row);
    },
    ofRoom: (roomId) =>
      all(
        db
          .select(columns)
          .from(subscriptions)
          .where(and(eq(subscriptions.roomId, roomId), ne(subscriptions.state, 'off')))
          .orderBy(asc(subscriptions.seq)),
      ),
    async update(id, change) {
      const cleared = clearable.filter((key) => key in change && change[key] === undefined);
      const rows = await db
        .update(subscriptions)
        .set({ id, ...change, ...Object.fromEntries(cleared.map((key) => [key, null])) })
        .where(eq(subscriptions.id, id))
        .returning(columns);
      return present(only(rows));
    },
    due: (by, limit) =>
      all(
        db
          .select(columns)
          .from(subscriptions)
          .where(and(eq(subscriptions.state, 'active'), lte(subscriptions.nextAt, by)))
          .orderBy(asc(subscriptions.nextAt))
          .limit(limit)
          .for('update', { skipLocked: true }),
      ),
    async advance(rows) {
      // One parameter for all rows: thousands of subscriptions are due in the same minute.
      await db.execute(sql`update kaodian.subscriptions as s
        set last_date = v."lastDate", next_date = v."nextDate", next_at = v."nextAt", zone_data = v."zoneData"
        from json_to_recordset(${JSON.stringify(rows)}::text::json)
          as v(id text, "lastDate" text, "nextDate" text, "nextAt" bigint, "zoneData" text)
        where s.id = v.id`);
    },
    outdated: (zoneData, limit) =>
      all(
        db
          .select(columns)
          .from(subscriptions)
          .where(and(eq(subscriptions.state, 'active'), ne(subscriptions.zoneData, zoneData)))
          .limit(limit)
          .for('update', { skipLocked: true }),
      ),
  };
};
