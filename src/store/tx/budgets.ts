import { sql } from 'drizzle-orm';
import type { Instant } from '../../core/records.js';
import type { Budgets } from '../../core/push-store.js';
import { only, rawRows, type Db } from '../db.js';

export const budgetsIn = (db: Db, now: Instant): Budgets => {
  const add = async (key: string, ms: number): Promise<number> => {
    const rows = await rawRows<{ free: string }>(
      db,
      sql`insert into kaodian.budgets as b (key, free_at) values (${key}, ${now}::bigint + ${ms}::bigint)
        on conflict (key) do update set free_at = greatest(b.free_at, ${now}::bigint) + ${ms}::bigint
        returning free_at::text as free`,
    );
    return Number(only(rows).free);
  };
  return {
    // Time that nobody used is gone: there are no bursts.
    lease: async (key, slots, interval) => (await add(key, slots * interval)) - slots * interval - now,
    async hold(key, ms) {
      await db.execute(sql`insert into kaodian.budgets as b (key, free_at)
        values (${key}, ${now}::bigint + ${ms}::bigint)
        on conflict (key) do update set free_at = greatest(b.free_at, ${now}::bigint + ${ms}::bigint)`);
    },
  };
};
