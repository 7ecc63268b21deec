/** What follows from attempts (schedule, days, boards) and what a learner keeps (saved questions). */
import { boolean, doublePrecision, index, integer, primaryKey } from 'drizzle-orm/pg-core';
import type { ExposureKind } from '../../core/records.js';
import { instant, jsonOf, kaodian, text } from './columns.js';
import { accounts, learners } from './people.js';

const ofLearner = () =>
  text()
    .notNull()
    .references(() => learners.id, { onDelete: 'cascade' });

export const reviews = kaodian.table(
  'reviews',
  {
    learnerId: ofLearner(),
    questionId: text().notNull(),
    noteId: text().notNull(),
    due: instant().notNull(),
    stability: doublePrecision().notNull(),
    difficulty: doublePrecision().notNull(),
    reps: integer().notNull(),
    lapses: integer().notNull(),
    lastAt: instant().notNull(),
    lastScore: doublePrecision().notNull(),
    missed: jsonOf<readonly string[]>()().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.questionId] }),
    index('reviews_due').on(table.learnerId, table.due),
  ],
);

export const learnerDays = kaodian.table(
  'learner_days',
  {
    learnerId: ofLearner(),
    day: text().notNull(),
    attempts: integer().notNull(),
    honest: boolean().notNull(),
    points: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.day] })],
);

/** What was shown of a note on a learning day: such a note earns no board points any more that day. */
export const exposures = kaodian.table(
  'exposures',
  {
    learnerId: ofLearner(),
    noteId: text().notNull(),
    day: text().notNull(),
    kind: text().$type<ExposureKind>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.noteId, table.day, table.kind] })],
);

/** Points of one account on one day in one scope; a board is their sum. */
export const boardDays = kaodian.table(
  'board_days',
  {
    scope: text().notNull(),
    day: text().notNull(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    points: doublePrecision().notNull(),
    attempts: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.day, table.accountId] }),
    index('board_days_account').on(table.accountId),
  ],
);

export const saved = kaodian.table(
  'saved',
  { learnerId: ofLearner(), questionId: text().notNull(), at: instant().notNull() },
  (table) => [primaryKey({ columns: [table.learnerId, table.questionId] })],
);
