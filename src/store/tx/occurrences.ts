import { and, asc, count, desc, eq, lt, lte, min, or, sql } from 'drizzle-orm';
import type { Occurrence, OccurrenceState } from '../../core/pushes.js';
import type { Occurrences } from '../../core/push-store.js';
import { present, type Db } from '../db.js';
import { occurrences, subscriptions } from '../schema/index.js';

type Row = typeof occurrences.$inferSelect;

const none: Readonly<Record<OccurrenceState, number>> = {
  planned: 0,
  sending: 0,
  sent: 0,
  missed: 0,
  uncertain: 0,
  paused: 0,
};

export const occurrencesIn = (db: Db): Occurrences => {
  const all = async (rows: PromiseLike<readonly Row[]>): Promise<readonly Occurrence[]> =>
    (await rows).map(present);
  const first = async (rows: PromiseLike<readonly Row[]>): Promise<Occurrence | undefined> =>
    (await all(rows))[0];
  return {
    async add(rows) {
      if (rows.length === 0) return;
      // One parameter for all rows: thousands are planned in one transaction.
      await db.execute(sql`insert into kaodian.occurrences
          (id, subscription_id, platform, date, due_at, state, reason, not_before, tries, settled_at)
        select id, "subscriptionId", platform, date, "dueAt", state, reason, "notBefore", tries, "settledAt"
        from json_to_recordset(${JSON.stringify(rows)}::text::json)
          as v(id text, "subscriptionId" text, platform text, date text, "dueAt" bigint, state text,
            reason text, "notBefore" bigint, tries integer, "settledAt" bigint)
        on conflict (subscription_id, date) do nothing`);
    },
    take: (id) => first(db.select().from(occurrences).where(eq(occurrences.id, id)).for('update')),
    async update(id, change) {
      const cleared = 'reason' in change && change.reason === undefined ? { reason: null } : {};
      await db
        .update(occurrences)
        .set({ id, ...change, ...cleared })
        .where(eq(occurrences.id, id));
    },
    async reserve(platform, by, limit, until) {
      const free = db
        .select({ id: occurrences.id })
        .from(occurrences)
        .where(
          and(
            eq(occurrences.platform, platform),
            eq(occurrences.state, 'planned'),
            lte(occurrences.notBefore, by),
          ),
        )
        .orderBy(asc(occurrences.notBefore))
        .limit(limit)
        .for('update', { skipLocked: true });
      const rows = await db
        .update(occurrences)
        .set({ notBefore: until })
        .where(sql`${occurrences.id} = any(array(${free}))`)
        .returning({ id: occurrences.id });
      return rows.map(({ id }) => id);
    },
    async reserveFollows(platform, by, limit, until) {
      const free = db
        .select({ id: occurrences.id })
        .from(occurrences)
        .where(
          and(
            eq(occurrences.platform, platform),
            eq(occurrences.followState, 'planned'),
            lte(occurrences.followAt, by),
          ),
        )
        .orderBy(asc(occurrences.followAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      const rows = await db
        .update(occurrences)
        .set({ followAt: until })
        .where(sql`${occurrences.id} = any(array(${free}))`)
        .returning({ id: occurrences.id });
      return rows.map(({ id }) => id);
    },
    stuck: (platform, before, limit) =>
      all(
        db
          .select()
          .from(occurrences)
          .where(
            and(
              eq(occurrences.platform, platform),
              or(eq(occurrences.state, 'sending'), eq(occurrences.followState, 'sending')),
              lt(occurrences.triedAt, before),
            ),
          )
          .limit(limit)
          .for('update', { skipLocked: true }),
      ),
    ofPrompt: (promptId) =>
      first(db.select().from(occurrences).where(eq(occurrences.promptId, promptId)).for('update')),
    before: (subscriptionId, date, limit) =>
      all(
        db
          .select()
          .from(occurrences)
          .where(and(eq(occurrences.subscriptionId, subscriptionId), lt(occurrences.date, date)))
          .orderBy(desc(occurrences.date))
          .limit(limit),
      ),
    uncertain: (limit) =>
      all(
        db
          .select()
          .from(occurrences)
          .where(eq(occurrences.state, 'uncertain'))
          .orderBy(asc(occurrences.dueAt))
          .limit(limit),
      ),
    async counts(now) {
      const [active] = await db
        .select({ n: count() })
        .from(subscriptions)
        .where(eq(subscriptions.state, 'active'));
      const rows = await db
        .select({ state: occurrences.state, n: count(), oldest: min(occurrences.dueAt) })
        .from(occurrences)
        .groupBy(occurrences.state);
      const states = { ...none, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
      const open = rows.filter(({ state }) => state === 'planned' || state === 'sending');
      const oldest = Math.min(now, ...open.map((row) => row.oldest ?? now));
      return {
        subscriptions: active?.n ?? 0,
        due: states.planned + states.sending,
        lateBy: now - oldest,
        states,
      };
    },
  };
};
