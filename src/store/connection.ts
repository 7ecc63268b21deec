/** One connection to PostgreSQL through postgres.js, and one transaction at a time on it. */
import net from 'node:net';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { casing, type Db } from './db.js';
import * as schema from './schema/index.js';

/** Where the server listens. Read here because postgres.js takes an IPv6 address for a host with a port. */
const addressOf = (url: URL): { host: string; port: number } => {
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1');
  return { host: host === '' ? 'localhost' : host, port: url.port === '' ? 5432 : Number(url.port) };
};

// JSON stays text, as on PGlite (schema/columns.ts).
const json = { to: 114, from: [114], serialize: (value: unknown) => value, parse: (text: string) => text };

/**
 * The client for the time of one transaction: it counts what was asked, so that the commit waits for it, and
 * once the transaction is over it refuses, so that a straggler cannot write into the next one.
 */
const forNow = (client: Sql, scoped: TransactionSql): { sql: Sql; close(): Promise<void> } => {
  let last: Promise<unknown> = Promise.resolve();
  let over = false;
  const unsafe = (...asked: Parameters<Sql['unsafe']>): ReturnType<Sql['unsafe']> => {
    if (over) throw new Error('the transaction is over');
    const query = scoped.unsafe(...asked);
    // Answers come in the order of the questions.
    last = query.catch(() => undefined);
    return query;
  };
  const own: Record<PropertyKey, unknown> = { unsafe, options: client.options };
  return {
    // Drizzle wants a client's options, which the client of a transaction has not.
    sql: new Proxy(scoped as unknown as Sql, {
      get: (target, key): unknown => own[key] ?? Reflect.get(target, key),
    }),
    async close() {
      over = true;
      await last;
    },
  };
};

/**
 * Connects when first used, once: when the connection breaks, whatever is asked is refused. A client that
 * connects again by itself lets what is left of a broken transaction talk on its next connection.
 */
export class Connection {
  /** Of no use any more. */
  broken = false;
  readonly #client: Sql;
  #socket: net.Socket | undefined;

  /**
   * `connectMs`: milliseconds that connecting and logging in may take. `onClose` is told once the connection
   * has ended, by whomever.
   */
  constructor(url: string, connectMs: number, onClose: () => void = () => undefined) {
    const { host, port } = addressOf(new URL(url));
    const socket = (): net.Socket => {
      if (this.broken || this.#socket !== undefined) {
        this.broken = true;
        throw Object.assign(new Error('the connection is closed'), { code: 'CONNECTION_CLOSED' });
      }
      this.#socket = net.connect({ host, port });
      // The name for TLS is taken from here.
      return Object.assign(this.#socket, { host });
    };
    // Documented, but missing from the types. A list is taken as it is.
    const untyped: object = { socket, host: [host], port: [port] };
    this.#client = postgres(url, {
      max: 1,
      connect_timeout: connectMs / 1_000,
      max_lifetime: null,
      keep_alive: 10,
      fetch_types: false,
      onnotice: () => undefined,
      onclose: () => {
        this.broken = true;
        onClose();
      },
      connection: { application_name: 'kaodian' },
      types: { json },
      ...untyped,
    });
  }

  /**
   * Begins, works and commits; rolls back when the work throws, and also when it took no notice of a failed
   * statement. @throws what the work threw, or the connection's or the statement's error
   */
  async within<T>(work: (db: Db) => Promise<T>): Promise<T> {
    let result: { readonly value: T } | undefined;
    await this.#client.begin('isolation level read committed', async (scoped) => {
      const own = forNow(this.#client, scoped);
      try {
        result = { value: await work(drizzle(own.sql, { schema, casing })) };
      } finally {
        await own.close();
      }
    });
    if (result === undefined) throw new Error('postgres.js committed without working');
    return result.value;
  }

  /** Asks outside of any transaction, for what belongs to the session itself: its locks. */
  async ask<T extends object>(statement: string, ...values: readonly string[]): Promise<readonly T[]> {
    return this.#client.unsafe<T[]>(statement, [...values]);
  }

  /** Leaves without a farewell, also from a server that hangs; what runs is rejected. */
  drop(): void {
    this.broken = true;
    this.#socket?.destroy();
    void this.#client.end({ timeout: 0 });
  }

  /** Says farewell, for at most a second. */
  async end(): Promise<void> {
    this.broken = true;
    await this.#client.end({ timeout: 1 });
    this.#socket?.destroy();
  }
}
