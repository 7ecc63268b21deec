/** Daily pushes: subscriptions, their occurrences, and what may be sent in a time. */
import { sql } from 'drizzle-orm';
import { boolean, index, integer, uniqueIndex } from 'drizzle-orm/pg-core';
import type { FollowState, OccurrenceState, PushMode, Subscription } from '../../core/pushes.js';
import type { Platform } from '../../core/records.js';
import { arrival, instant, kaodian, text } from './columns.js';
import { accounts, rooms } from './people.js';

export const subscriptions = kaodian.table(
  'subscriptions',
  {
    id: text().primaryKey(),
    platform: text().$type<Platform>().notNull(),
    roomId: text()
      .notNull()
      .references(() => rooms.id),
    accountId: text().references(() => accounts.id, { onDelete: 'cascade' }),
    zone: text().notNull(),
    time: text().notNull(),
    weekdays: text().notNull(),
    topic: text(),
    count: integer().notNull(),
    mode: text().$type<PushMode>().notNull(),
    remind: boolean().notNull(),
    state: text().$type<Subscription['state']>().notNull(),
    reason: text(),
    pausedUntil: text(),
    nextDate: text().notNull(),
    nextAt: instant().notNull(),
    lastDate: text(),
    zoneData: text().notNull(),
    createdAt: instant().notNull(),
    seq: arrival(),
  },
  (table) => [
    index('subscriptions_due')
      .on(table.nextAt)
      .where(sql`${table.state} = 'active'`),
    index('subscriptions_room').on(table.roomId),
    index('subscriptions_account').on(table.accountId),
  ],
);

export const occurrences = kaodian.table(
  'occurrences',
  {
    id: text().primaryKey(),
    subscriptionId: text()
      .notNull()
      .references(() => subscriptions.id, { onDelete: 'cascade' }),
    platform: text().$type<Platform>().notNull(),
    date: text().notNull(),
    dueAt: instant().notNull(),
    state: text().$type<OccurrenceState>().notNull(),
    reason: text(),
    notBefore: instant().notNull(),
    tries: integer().notNull(),
    firstTriedAt: instant(),
    triedAt: instant(),
    settledAt: instant(),
    messageId: text(),
    /** No foreign key: an occurrence outlives its prompt. */
    promptId: text(),
    followAt: instant(),
    followState: text().$type<FollowState>(),
  },
  (table) => [
    uniqueIndex('occurrences_once').on(table.subscriptionId, table.date),
    index('occurrences_planned')
      .on(table.platform, table.notBefore)
      .where(sql`${table.state} = 'planned'`),
    index('occurrences_sending')
      .on(table.platform, table.triedAt)
      .where(sql`${table.state} = 'sending' or ${table.followState} = 'sending'`),
    index('occurrences_follow')
      .on(table.platform, table.followAt)
      .where(sql`${table.followState} = 'planned'`),
    index('occurrences_uncertain')
      .on(table.dueAt)
      .where(sql`${table.state} = 'uncertain'`),
    index('occurrences_prompt').on(table.promptId),
  ],
);

/** Nobody's: one row for each platform. */
export const budgets = kaodian.table('budgets', {
  key: text().primaryKey(),
  /** When the next slot is free. */
  freeAt: instant().notNull(),
});
