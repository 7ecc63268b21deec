/** Who learns and where: learners, accounts, rooms. */
import { boolean, index, integer, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Locale } from '../../core/language.js';
import type { Learner, Platform, RoomKind } from '../../core/records.js';
import { instant, kaodian, text } from './columns.js';

export const learners = kaodian.table('learners', {
  id: text().primaryKey(),
  locale: text().$type<Locale>().notNull(),
  zone: text().notNull(),
  displayName: text(),
  role: text(),
  interviewDate: text(),
  dailyCap: integer().notNull(),
  onRoomBoards: boolean().notNull(),
  onEverywhereBoards: boolean().notNull(),
  onboarding: text().$type<Learner['onboarding']>().notNull(),
  createdAt: instant().notNull(),
});

export const accounts = kaodian.table(
  'accounts',
  {
    id: text().primaryKey(),
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    platform: text().$type<Platform>().notNull(),
    externalId: text().notNull(),
    name: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('accounts_platform_external').on(table.platform, table.externalId),
    index('accounts_learner').on(table.learnerId),
  ],
);

export const rooms = kaodian.table(
  'rooms',
  {
    id: text().primaryKey(),
    platform: text().$type<Platform>().notNull(),
    externalId: text().notNull(),
    kind: text().$type<RoomKind>().notNull(),
    title: text(),
    server: text(),
    zone: text().notNull(),
    locale: text().$type<Locale>(),
  },
  (table) => [uniqueIndex('rooms_platform_external').on(table.platform, table.externalId)],
);
