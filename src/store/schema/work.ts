/** What is under way or waits for a person: the inbox, gaps. */
import { sql } from 'drizzle-orm';
import { index } from 'drizzle-orm/pg-core';
import type { Platform } from '../../core/records.js';
import type { ReplyState } from '../../core/store.js';
import { arrival, instant, jsonOf, kaodian, text } from './columns.js';
import { accounts, rooms } from './people.js';

export const inbox = kaodian.table(
  'inbox',
  {
    key: text().primaryKey(),
    roomKey: text().notNull(),
    platform: text().$type<Platform>().notNull(),
    accountExternalId: text().notNull(),
    receivedAt: instant().notNull(),
    /** Null once the learner has been forgotten: what is left only keeps the key from being worked off again. */
    update: jsonOf<unknown>()(),
    reply: jsonOf<unknown>()(),
    replyState: text().$type<ReplyState>(),
    seq: arrival(),
  },
  (table) => [
    index('inbox_unfinished')
      .on(table.platform, table.seq)
      .where(sql`${table.update} is not null and ${table.replyState} is distinct from 'sent'`),
    index('inbox_received').on(table.receivedAt),
    index('inbox_account').on(table.platform, table.accountExternalId),
  ],
);

export const gaps = kaodian.table(
  'gaps',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    roomId: text()
      .notNull()
      .references(() => rooms.id),
    query: text().notNull(),
    nearest: jsonOf<readonly string[]>()().notNull(),
    at: instant().notNull(),
    /** When the asker was told that the notes answer it now. */
    toldAt: instant(),
    seq: arrival(),
  },
  (table) => [index('gaps_account').on(table.accountId), index('gaps_at').on(table.at)],
);
