/** Who learns and where: learners, accounts, rooms. */
import { boolean, index, integer, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Locale } from '../../core/language.js';
import type { Learner, Platform, RoomKind, RoomSettings } from '../../core/records.js';
import { arrival, instant, jsonOf, kaodian, text } from './columns.js';

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

/** One-time codes by which another account joins a learner; a learner has one at most. */
export const linkCodes = kaodian.table(
  'link_codes',
  {
    learnerId: text()
      .primaryKey()
      .references(() => learners.id, { onDelete: 'cascade' }),
    /** The account that gave it out. */
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    hash: text().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [uniqueIndex('link_codes_hash').on(table.hash), index('link_codes_account').on(table.accountId)],
);

/** Wrong codes that were entered lately. */
export const linkTries = kaodian.table(
  'link_tries',
  {
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    seq: arrival(),
  },
  (table) => [index('link_tries_account').on(table.accountId)],
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
    settings: jsonOf<RoomSettings>()(),
  },
  (table) => [uniqueIndex('rooms_platform_external').on(table.platform, table.externalId)],
);

export const roomQuestions = kaodian.table(
  'room_questions',
  {
    id: text().primaryKey(),
    roomId: text()
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    text: text().notNull(),
    points: jsonOf<readonly string[]>()().notNull(),
    seq: arrival(),
  },
  (table) => [
    index('room_questions_room').on(table.roomId),
    index('room_questions_account').on(table.accountId),
  ],
);
