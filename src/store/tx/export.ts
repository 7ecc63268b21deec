import { getTableColumns } from 'drizzle-orm';
import { present, type Db } from '../db.js';
import { ownedBy } from './owned.js';

/** Everything kept of a learner, table by table; empty lists for an unknown one. */
export const exportLearner = async (
  db: Db,
  learnerId: string,
): Promise<Record<string, readonly unknown[]>> => {
  const result: Record<string, readonly unknown[]> = {};
  for (const [name, { table, where }] of Object.entries(ownedBy(db, learnerId))) {
    const { seq, ...columns } = getTableColumns(table);
    const rows = await db
      .select(columns)
      .from(table)
      .where(where)
      .orderBy(...(seq === undefined ? [] : [seq]));
    result[name] = rows.map(present);
  }
  return result;
};
