/** Which rows of which tables are a learner's: the one list that export and its completeness test go by. */
import { and, eq, exists, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../db.js';
import {
  accounts,
  appeals,
  attempts,
  boardDays,
  exposures,
  gaps,
  inbox,
  judgedCases,
  learnerDays,
  learners,
  linkCodes,
  linkTries,
  occurrences,
  prompts,
  reviews,
  roomQuestions,
  rooms,
  saved,
  subscriptions,
  tellings,
} from '../schema/index.js';

export interface Owned {
  readonly table: PgTable;
  readonly where: SQL;
}

/** Direct messages that only this learner can have been in: met in their rows, or numbered like their account. */
const ownRooms = (db: Db, learnerId: string): SQL | undefined => {
  const met = [prompts, attempts, gaps, subscriptions].map((table) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(table)
        .innerJoin(accounts, eq(accounts.id, table.accountId))
        .where(and(eq(table.roomId, rooms.id), eq(accounts.learnerId, learnerId))),
    ),
  );
  const numbered = exists(
    db
      .select({ one: sql`1` })
      .from(accounts)
      .where(
        and(
          eq(accounts.learnerId, learnerId),
          eq(accounts.platform, rooms.platform),
          eq(accounts.externalId, rooms.externalId),
        ),
      ),
  );
  return and(eq(rooms.kind, 'dm'), or(...met, numbered));
};

/** Everything of a learner, by the table's name in exports. */
export const ownedBy = (db: Db, learnerId: string): Record<string, Owned> => {
  const ids = db.select({ id: accounts.id }).from(accounts).where(eq(accounts.learnerId, learnerId));
  const sent = exists(
    db
      .select({ one: sql`1` })
      .from(accounts)
      .where(
        and(
          eq(accounts.learnerId, learnerId),
          eq(accounts.platform, inbox.platform),
          eq(accounts.externalId, inbox.accountExternalId),
        ),
      ),
  );
  const subscribed = db
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(inArray(subscriptions.accountId, ids));
  const own = (table: PgTable, where: SQL | undefined): Owned => ({ table, where: where ?? sql`false` });
  return {
    learners: own(learners, eq(learners.id, learnerId)),
    accounts: own(accounts, eq(accounts.learnerId, learnerId)),
    linkCodes: own(linkCodes, eq(linkCodes.learnerId, learnerId)),
    linkTries: own(linkTries, inArray(linkTries.accountId, ids)),
    rooms: own(rooms, ownRooms(db, learnerId)),
    roomQuestions: own(roomQuestions, inArray(roomQuestions.accountId, ids)),
    prompts: own(prompts, or(eq(prompts.learnerId, learnerId), inArray(prompts.accountId, ids))),
    attempts: own(attempts, inArray(attempts.accountId, ids)),
    appeals: own(appeals, inArray(appeals.accountId, ids)),
    reviews: own(reviews, eq(reviews.learnerId, learnerId)),
    learnerDays: own(learnerDays, eq(learnerDays.learnerId, learnerId)),
    exposures: own(exposures, eq(exposures.learnerId, learnerId)),
    boardDays: own(boardDays, inArray(boardDays.accountId, ids)),
    saved: own(saved, eq(saved.learnerId, learnerId)),
    judgedCases: own(judgedCases, inArray(judgedCases.accountId, ids)),
    tellings: own(tellings, inArray(tellings.accountId, ids)),
    gaps: own(gaps, inArray(gaps.accountId, ids)),
    subscriptions: own(subscriptions, inArray(subscriptions.accountId, ids)),
    occurrences: own(occurrences, inArray(occurrences.subscriptionId, subscribed)),
    inbox: own(inbox, and(sent, isNotNull(inbox.update))),
  };
};
