/** Many people who are subscribed, made by the database itself. */
import { sql } from 'drizzle-orm';
import type { Instant } from '../../src/core/records.js';
import type { OpenStore } from '../../src/store/open.js';

export interface Crowd {
  /** Numbers of the first and the last; each number once in a database. */
  readonly first: number;
  readonly last: number;
  /** When all of them are due. */
  readonly nextAt: Instant;
}

/** Each in a DM of their own on Telegram, named and numbered by `first` to `last`. */
export const subscribeAll = (opened: OpenStore, { first, last, nextAt }: Crowd): Promise<void> =>
  opened.driver.longTransaction(async (db) => {
    const each = sql`generate_series(${first}::int, ${last}::int) as n`;
    const date = new Date(nextAt).toISOString().slice(0, 10);
    const time = new Date(nextAt).toISOString().slice(11, 16);
    await db.execute(sql`insert into kaodian.learners
      (id, locale, zone, daily_cap, on_room_boards, on_everywhere_boards, onboarding, created_at)
      select 'l' || n, 'zh-CN', 'UTC', 30, true, false, 'done', 0 from ${each}`);
    await db.execute(sql`insert into kaodian.accounts
      (id, learner_id, platform, external_id, name, created_at)
      select 'a' || n, 'l' || n, 'telegram', n::text, 'n' || n, 0 from ${each}`);
    await db.execute(sql`insert into kaodian.rooms (id, platform, external_id, kind, zone)
      select 'r' || n, 'telegram', n::text, 'dm', 'UTC' from ${each}`);
    await db.execute(sql`insert into kaodian.subscriptions
      (id, platform, room_id, account_id, zone, time, weekdays, count, mode, remind, state,
        next_date, next_at, zone_data, created_at)
      select 's' || n, 'telegram', 'r' || n, 'a' || n, 'UTC', ${time}, '1234567', 1, 'due', false, 'active',
        ${date}, ${nextAt}, '2026a', 0 from ${each}`);
  });
