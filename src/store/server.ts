/** PostgreSQL through node-postgres. */
import { sql } from 'drizzle-orm';
import pg, { type ClientConfig, type Pool, type PoolClient } from 'pg';
import { StoreUnavailable } from '../core/store.js';
import { Connection, within } from './connection.js';
import { only, rawRows } from './db.js';
import type { Driver } from './driver.js';
import { codeOf, rootOf, troubleOf } from './errors.js';

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

// JSON stays text, as on PGlite (schema/columns.ts). Drizzle asks these parsers, which are the module's.
pg.types.setTypeParser(pg.types.builtins.JSON, (text) => text);

/** `sslmode=require` and its like mean what they mean to psql, not what this driver took them for. */
const libpq = (url: string): string => {
  const parsed = new URL(url);
  if (parsed.searchParams.has('sslmode')) parsed.searchParams.set('uselibpqcompat', 'true');
  return parsed.href;
};

const settings = (url: string, limits: ServerLimits): ClientConfig => ({
  connectionString: libpq(url),
  application_name: 'kaodian',
  connectionTimeoutMillis: limits.connectMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});

const poolOf = (url: string, limits: ServerLimits): Pool => {
  const pool = new pg.Pool({
    ...settings(url, limits),
    Client: Connection,
    max: limits.connections,
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: 30 * 60,
  });
  pool.on('error', () => undefined);
  return pool;
};

/** Errors of the connection have no code, unlike PostgreSQL's and the system's. */
const lost = (error: unknown): unknown => {
  const cause = rootOf(error);
  return cause instanceof Error && codeOf(cause) === undefined
    ? new StoreUnavailable(`no connection: ${cause.message}`)
    : error;
};

/** Opens nothing yet: connections are made when first needed, so an unreachable database fails there. */
export const serverDriver = (url: string, limits: ServerLimits = serverLimits): Driver => {
  const lent = new Set<Connection>();
  let pool = poolOf(url, limits);

  const lend = async (): Promise<Connection & PoolClient> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw lost(error);
    });
    if (!(client instanceof Connection)) throw new Error('the pool makes Connections');
    lent.add(client);
    return client;
  };

  /** Takes a connection back: for further use if it can still roll back, else for good. */
  const takeBack = async (client: Connection & PoolClient, failed: boolean): Promise<void> => {
    lent.delete(client);
    const unusable =
      failed &&
      (await client
        .query('rollback')
        .then(() => false)
        .catch(() => true));
    client.release(unusable);
  };

  /** Whoever has given up on one connection cannot trust those lying idle either. */
  const giveUp = (client: Connection): void => {
    client.drop();
    const old = pool;
    pool = poolOf(url, limits);
    void old.end().catch(() => undefined);
  };

  const timeouts = sql`select
    set_config('statement_timeout', ${String(limits.statementMs)}, true),
    set_config('lock_timeout', ${String(limits.lockMs)}, true),
    set_config('idle_in_transaction_session_timeout', ${String(limits.statementMs * 2)}, true),
    (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now`;

  return {
    kind: 'server',
    async transaction(work, givenUp) {
      const client = await lend();
      const onGivenUp = (): void => {
        giveUp(client);
      };
      givenUp.addEventListener('abort', onGivenUp);
      let failed = true;
      try {
        givenUp.throwIfAborted();
        const result = await within(client, work);
        failed = false;
        return result;
      } catch (error) {
        throw client.broken ? lost(error) : error;
      } finally {
        // Also a rollback may hang.
        await takeBack(client, failed);
        givenUp.removeEventListener('abort', onGivenUp);
      }
    },
    async begin(db) {
      return Number(only(await rawRows<{ now: string }>(db, timeouts)).now);
    },
    async longTransaction(work) {
      const client = new Connection(settings(url, limits));
      try {
        await client.connect().catch((error: unknown) => {
          throw lost(error);
        });
        return await within(client, work);
      } catch (error) {
        throw troubleOf(client.broken ? lost(error) : error).error;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    async close() {
      // Updates under way get two seconds.
      const grace = setTimeout(() => {
        for (const client of lent) client.drop();
      }, 2_000);
      await pool.end();
      clearTimeout(grace);
    },
  };
};
