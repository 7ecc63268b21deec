/** PostgreSQL through postgres.js. */
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Db } from './db.js';
import { casing, only, rawRows } from './db.js';
import type { Driver } from './driver.js';
import { troubleOf } from './errors.js';
import * as schema from './schema/index.js';

export interface ServerLimits {
  /** Connections in the pool. */
  readonly connections: number;
  /** All in milliseconds. */
  readonly connectMs: number;
  readonly statementMs: number;
  readonly lockMs: number;
}

export const serverLimits: ServerLimits = {
  connections: 10,
  connectMs: 4_000,
  statementMs: 5_000,
  lockMs: 4_000,
};

const asText = { serialize: (value: unknown) => value, parse: (text: string) => text };

const connect = (url: string, limits: ServerLimits, connections: number) => {
  const client = postgres(url, {
    max: connections,
    connect_timeout: limits.connectMs / 1_000,
    idle_timeout: 60,
    max_lifetime: 60 * 30,
    keep_alive: 30,
    // The default grows to 20 s, which is how long a database that is back would go unnoticed.
    backoff: (retries) => Math.min(1, 0.05 * 2 ** retries),
    onnotice: () => undefined,
    connection: { application_name: 'kaodian' },
    types: { json: { to: 114, from: [114], ...asText } },
  });
  return { client, db: drizzle(client, { schema, casing }) };
};

/** Opens nothing yet: connections are made when first needed, so an unreachable database fails there. */
export const serverDriver = (url: string, limits: ServerLimits = serverLimits): Driver => {
  let pool = connect(url, limits, limits.connections);
  let renewedAt = -Infinity;
  const timeouts = sql`select
    set_config('statement_timeout', ${String(limits.statementMs)}, true),
    set_config('lock_timeout', ${String(limits.lockMs)}, true),
    set_config('idle_in_transaction_session_timeout', ${String(limits.statementMs * 2)}, true),
    (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now`;
  return {
    kind: 'server',
    transaction: (work) => pool.db.transaction((tx) => work(tx), { isolationLevel: 'read committed' }),
    async begin(db: Db) {
      return Number(only(await rawRows<{ now: string }>(db, timeouts)).now);
    },
    async longTransaction(work) {
      const own = connect(url, limits, 1);
      try {
        return await own.db.transaction((tx) => work(tx));
      } catch (error) {
        throw troubleOf(error).error;
      } finally {
        await own.client.end({ timeout: 5 });
      }
    },
    suspect() {
      // A dead network leaves connections that look alive for many minutes. New ones show at once whether
      // the database is back; what still runs on the old ones gets five seconds.
      if (performance.now() - renewedAt < limits.connectMs) return;
      renewedAt = performance.now();
      const old = pool.client;
      pool = connect(url, limits, limits.connections);
      void old.end({ timeout: 5 }).catch(() => undefined);
    },
    // Long enough for an update under way; after a broken connection postgres.js waits for nothing.
    close: () => pool.client.end({ timeout: 2 }),
  };
};
