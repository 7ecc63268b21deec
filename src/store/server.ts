/** PostgreSQL through postgres.js. */
import { sql } from 'drizzle-orm';
import { Connection } from './connection.js';
import { only, rawRows } from './db.js';
import type { Driver } from './driver.js';
import { troubleOf } from './errors.js';
import { Pool } from './pool.js';

export interface ServerLimits {
  /** Connections in the pool. */
  readonly connections: number;
  /** All in milliseconds. `connectMs`: to a new connection, and for a free one of the pool. */
  readonly connectMs: number;
  readonly statementMs: number;
  readonly lockMs: number;
}

const serverLimits: ServerLimits = {
  connections: 10,
  connectMs: 4_000,
  statementMs: 5_000,
  lockMs: 4_000,
};

/** Opens nothing yet: connections are made when first needed, so an unreachable database fails there. */
export const serverDriver = (url: string, limits: ServerLimits = serverLimits): Driver => {
  const pool = new Pool(url, limits);

  const timeouts = sql`select
    set_config('statement_timeout', ${String(limits.statementMs)}, true),
    set_config('lock_timeout', ${String(limits.lockMs)}, true),
    set_config('idle_in_transaction_session_timeout', ${String(limits.statementMs * 2)}, true),
    (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now`;

  return {
    kind: 'server',
    async transaction(work, givenUp) {
      const connection = await pool.lend();
      const onGivenUp = (): void => {
        connection.drop();
        // Whoever has given up on one connection cannot trust those lying idle either.
        pool.renew();
      };
      givenUp.addEventListener('abort', onGivenUp);
      try {
        givenUp.throwIfAborted();
        return await connection.within(work);
      } finally {
        givenUp.removeEventListener('abort', onGivenUp);
        pool.takeBack(connection);
      }
    },
    async begin(db) {
      return Number(only(await rawRows<{ now: string }>(db, timeouts)).now);
    },
    async longTransaction(work) {
      const connection = new Connection(url, limits.connectMs);
      try {
        return await connection.within(work);
      } catch (error) {
        throw troubleOf(error).error;
      } finally {
        await connection.end();
      }
    },
    close: () => pool.close(),
  };
};
