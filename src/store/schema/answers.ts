/** What was asked and answered: prompts, attempts, appeals. */
import { sql } from 'drizzle-orm';
import { boolean, doublePrecision, index, integer, uniqueIndex, type AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Appeal, Attempt, AnswerMode, Prompt, PromptData, PromptMode } from '../../core/records.js';
import { arrival, instant, jsonOf, kaodian, text } from './columns.js';
import { accounts, learners, rooms } from './people.js';

export const prompts = kaodian.table(
  'prompts',
  {
    id: text().primaryKey(),
    learnerId: text()
      .notNull()
      .references(() => learners.id, { onDelete: 'cascade' }),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    roomId: text()
      .notNull()
      .references(() => rooms.id),
    questionId: text().notNull(),
    mode: text().$type<PromptMode>().notNull(),
    state: text().$type<Prompt['state']>().notNull(),
    hints: integer().notNull(),
    posedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** When it left the state `open`. */
    closedAt: instant(),
    data: jsonOf<PromptData>()().notNull(),
    messageId: text(),
    seq: arrival(),
  },
  (table) => [
    uniqueIndex('prompts_one_open')
      .on(table.learnerId, table.roomId)
      .where(sql`${table.state} = 'open'`),
    index('prompts_learner_room').on(table.learnerId, table.roomId, table.closedAt),
    index('prompts_account').on(table.accountId),
    index('prompts_message').on(table.roomId, table.messageId),
  ],
);

export const attempts = kaodian.table(
  'attempts',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    roomId: text()
      .notNull()
      .references(() => rooms.id),
    questionId: text().notNull(),
    noteId: text().notNull(),
    area: text().notNull(),
    /** No foreign key: an attempt outlives its prompt. */
    promptId: text(),
    mode: text().$type<AnswerMode>().notNull(),
    at: instant().notNull(),
    learningDay: text().notNull(),
    zone: text().notNull(),
    roomDate: text().notNull(),
    answer: text().notNull(),
    score: doublePrecision().notNull(),
    verdicts: jsonOf<Attempt['verdicts']>()().notNull(),
    misconceptions: jsonOf<Attempt['misconceptions']>()().notNull(),
    hints: integer().notNull(),
    exposed: boolean().notNull(),
    points: doublePrecision().notNull(),
    difficulty: integer().notNull(),
    rubricHash: text().notNull(),
    supersedes: text().references((): AnyPgColumn => attempts.id, { onDelete: 'cascade' }),
    reason: text().$type<NonNullable<Attempt['reason']>>(),
    seq: arrival(),
  },
  (table) => [
    /** An attempt is superseded once at most: of two at the same time, the slower reads again. */
    uniqueIndex('attempts_supersedes').on(table.supersedes),
    index('attempts_account_question').on(table.accountId, table.questionId),
    index('attempts_account_day').on(table.accountId, table.learningDay),
    index('attempts_prompt').on(table.promptId),
    index('attempts_room').on(table.roomId),
    index('attempts_at').on(table.at, table.seq),
  ],
);

export const appeals = kaodian.table(
  'appeals',
  {
    id: text().primaryKey(),
    attemptId: text()
      .notNull()
      .references(() => attempts.id, { onDelete: 'cascade' }),
    accountId: text()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    questionId: text().notNull(),
    point: text().notNull(),
    liftedScore: doublePrecision().notNull(),
    state: text().$type<Appeal['state']>().notNull(),
    at: instant().notNull(),
    word: text(),
    /** When the learner was told what became of it. */
    toldAt: instant(),
    seq: arrival(),
  },
  (table) => [
    uniqueIndex('appeals_attempt_point').on(table.attemptId, table.point),
    index('appeals_account').on(table.accountId),
    index('appeals_state').on(table.state, table.at),
  ],
);
