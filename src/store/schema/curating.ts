/** What curators' work leaves behind: judged answers for the regression tests, and whom was told what. */
import { doublePrecision, index, primaryKey } from 'drizzle-orm/pg-core';
import { arrival, instant, kaodian, text } from './columns.js';
import { accounts } from './people.js';

const ofAccount = () =>
  text()
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' });

/** A learner's words: they go with their account. */
export const judgedCases = kaodian.table(
  'judged_cases',
  {
    id: text().primaryKey(),
    accountId: ofAccount(),
    questionId: text().notNull(),
    point: text().notNull(),
    answer: text().notNull(),
    score: doublePrecision().notNull(),
    at: instant().notNull(),
    seq: arrival(),
  },
  (table) => [index('judged_cases_account').on(table.accountId)],
);

/** What an account was told on which learning day; kept so that it is told once. */
export const tellings = kaodian.table(
  'tellings',
  { accountId: ofAccount(), topic: text().notNull(), day: text().notNull() },
  (table) => [primaryKey({ columns: [table.accountId, table.topic] })],
);
