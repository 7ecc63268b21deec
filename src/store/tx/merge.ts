/** Accounts that change their learner. What is derived from attempts is left to `core` to derive anew. */
import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Instant, Learner } from '../../core/records.js';
import { only, present, type Db } from '../db.js';
import { accounts, exposures, learners, prompts, saved } from '../schema/index.js';
import { inBatches } from './batches.js';

/** Everything of one learner becomes another's; the one is gone then. */
export const mergeLearners = async (
  db: Db,
  now: Instant,
  fromId: string,
  intoId: string,
): Promise<Learner> => {
  const from = await locked(db, fromId);
  const into = await locked(db, intoId);
  await closeRivals(db, now, fromId, intoId);
  await db.update(prompts).set({ learnerId: intoId }).where(eq(prompts.learnerId, fromId));
  await copyKept(db, fromId, intoId);
  await db.update(accounts).set({ learnerId: intoId }).where(eq(accounts.learnerId, fromId));
  await db.delete(learners).where(eq(learners.id, fromId));
  const settled = [from, into].some(({ onboarding }) => onboarding === 'done');
  const rows = await db
    .update(learners)
    .set({
      displayName: into.displayName ?? from.displayName,
      role: into.role ?? from.role,
      interviewDate: into.interviewDate ?? from.interviewDate,
      onboarding: settled ? 'done' : into.onboarding,
    })
    .where(eq(learners.id, intoId))
    .returning();
  return present(only(rows));
};

/** One account goes to a new learner with the same settings and favourites. */
export const splitLearner = async (
  db: Db,
  now: Instant,
  accountId: string,
  newId: string,
): Promise<Learner> => {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, accountId));
  if (!account) throw new Error('there is no such account');
  const { learnerId } = account;
  const settings = await locked(db, learnerId);
  const rows = await db
    .insert(learners)
    .values({ ...settings, id: newId, createdAt: now })
    .returning();
  await copyKept(db, learnerId, newId);
  await db.update(accounts).set({ learnerId: newId }).where(eq(accounts.id, accountId));
  await db.update(prompts).set({ learnerId: newId }).where(eq(prompts.accountId, accountId));
  return present(only(rows));
};

const locked = async (db: Db, id: string) =>
  only(await db.select().from(learners).where(eq(learners.id, id)).for('update'));

/** A learner has one open question in a room: of two, the one who stays keeps theirs. */
const closeRivals = async (db: Db, now: Instant, fromId: string, intoId: string): Promise<void> => {
  const other = alias(prompts, 'other');
  const rival = and(eq(other.learnerId, intoId), eq(other.roomId, prompts.roomId), eq(other.state, 'open'));
  const both = db
    .select({ id: prompts.id })
    .from(prompts)
    .where(
      and(
        eq(prompts.learnerId, fromId),
        eq(prompts.state, 'open'),
        exists(
          db
            .select({ one: sql`1` })
            .from(other)
            .where(rival),
        ),
      ),
    );
  await db.update(prompts).set({ state: 'replaced', closedAt: now }).where(inArray(prompts.id, both));
};

/** Favourites and what was shown today hang on the learner alone, so both have them. */
const copyKept = async (db: Db, fromId: string, toId: string): Promise<void> => {
  const given = <T>(rows: readonly T[]) => rows.map((row) => ({ ...row, learnerId: toId }));
  const favourites = await db.select().from(saved).where(eq(saved.learnerId, fromId));
  await inBatches(given(favourites), (batch) => db.insert(saved).values(batch).onConflictDoNothing());
  const shown = await db.select().from(exposures).where(eq(exposures.learnerId, fromId));
  await inBatches(given(shown), (batch) => db.insert(exposures).values(batch).onConflictDoNothing());
};
