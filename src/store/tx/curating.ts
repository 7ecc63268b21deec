import { asc, getTableColumns, ne } from 'drizzle-orm';
import type { Cases, Tellings } from '../../core/store.js';
import type { Db } from '../db.js';
import { judgedCases, tellings } from '../schema/index.js';

const { seq: _, ...columns } = getTableColumns(judgedCases);

export const casesIn = (db: Db): Cases => ({
  async add(judged) {
    await db.insert(judgedCases).values(judged);
  },
  list: (limit) =>
    db.select(columns).from(judgedCases).orderBy(asc(judgedCases.at), asc(judgedCases.seq)).limit(limit),
});

export const tellingsIn = (db: Db): Tellings => ({
  async once(accountId, topic, day) {
    const rows = await db
      .insert(tellings)
      .values({ accountId, topic, day })
      .onConflictDoUpdate({
        target: [tellings.accountId, tellings.topic],
        set: { day },
        setWhere: ne(tellings.day, day),
      })
      .returning();
    return rows.length > 0;
  },
});
