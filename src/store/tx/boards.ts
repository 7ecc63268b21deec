import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { BoardRow, BoardScope } from '../../core/records.js';
import type { Boards } from '../../core/store.js';
import type { Db } from '../db.js';
import { accounts, boardDays, learners } from '../schema/index.js';
import { inBatches } from './batches.js';

/** Who is listed: those who allow it on this kind of board, and always the one who asks. */
const listed = (scope: BoardScope, asker: string) => {
  const allowed = scope === 'everywhere' ? learners.onEverywhereBoards : learners.onRoomBoards;
  return sql`(${allowed} or ${learners.id} = ${asker})`;
};

export const boardsIn = (db: Db): Boards => ({
  async add(scope, day, accountId, delta) {
    await db
      .insert(boardDays)
      .values({ scope, day, accountId, ...delta })
      .onConflictDoUpdate({
        target: [boardDays.scope, boardDays.day, boardDays.accountId],
        set: {
          points: sql`${boardDays.points} + excluded.points`,
          attempts: sql`${boardDays.attempts} + excluded.attempts`,
        },
      });
  },
  async top(scope, from, to, limit, asker) {
    const points = sql<number>`sum(${boardDays.points})`;
    /** The name of the account that has been here longest, where the learner has not chosen one. */
    const name = sql<string>`coalesce(${learners.displayName},
      (array_agg(${accounts.name} order by ${accounts.createdAt}, ${accounts.id}))[1])`;
    const sums = db
      .select({
        learnerId: learners.id,
        name: name.as('name'),
        points: points.mapWith(Number).as('points'),
        attempts: sql<number>`sum(${boardDays.attempts})`.mapWith(Number).as('attempts'),
        rank: sql<number>`rank() over (order by ${points} desc)`.mapWith(Number).as('rank'),
        learners: sql<number>`count(*) over ()`.mapWith(Number).as('learners'),
      })
      .from(boardDays)
      .innerJoin(accounts, eq(accounts.id, boardDays.accountId))
      .innerJoin(learners, eq(learners.id, accounts.learnerId))
      .where(
        and(
          eq(boardDays.scope, scope),
          from === undefined ? undefined : gte(boardDays.day, from),
          lte(boardDays.day, to),
          listed(scope, asker),
        ),
      )
      .groupBy(learners.id)
      .having(sql`sum(${boardDays.attempts}) > 0`)
      .as('sums');
    const order = [asc(sums.rank), sql`${sums.name} collate "C"`, sql`${sums.learnerId} collate "C"`];
    const rows = await db
      .select()
      .from(sums)
      .orderBy(...order)
      .limit(limit);
    const [mine] = await db.select().from(sums).where(eq(sums.learnerId, asker));
    const row = ({ learners: _, ...rest }: (typeof rows)[number]): BoardRow => rest;
    const shown = rows.some((other) => other.learnerId === asker);
    return {
      rows: rows.map(row),
      own: mine === undefined || shown ? undefined : row(mine),
      learners: (rows[0] ?? mine)?.learners ?? 0,
    };
  },
  all: () =>
    db
      .select()
      .from(boardDays)
      .orderBy(
        sql`${boardDays.scope} collate "C"`,
        asc(boardDays.day),
        sql`${boardDays.accountId} collate "C"`,
      ),
  async replaceAll(rows) {
    await db.delete(boardDays);
    await inBatches(rows, (batch) => db.insert(boardDays).values(batch));
  },
});
