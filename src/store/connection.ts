/** A connection to PostgreSQL, and one transaction on it. */
import { drizzle } from 'drizzle-orm/node-postgres';
import pg, { type ClientConfig } from 'pg';
import { casing, type Db } from './db.js';
import * as schema from './schema/index.js';

/** A connection that knows when it is gone, and can be left without a farewell to a server that hangs. */
export class Connection extends pg.Client {
  broken = false;

  constructor(config?: ClientConfig) {
    super(config);
    // Told by an event as well as by the query; the event would end the process if nobody listened.
    const note = (): void => {
      this.broken = true;
    };
    this.on('error', note);
    this.on('end', note);
  }

  drop(): void {
    this.connection.stream.destroy();
  }
}

/**
 * The connection for the time of one transaction. Statements asked at once go one after another, as the
 * protocol wants it. Once the transaction is over it refuses: a straggler must not write into the next one.
 */
const forNow = (client: Connection): { client: Connection; close(): Promise<void> } => {
  const ask = client.query.bind(client) as (...args: unknown[]) => unknown;
  let last: Promise<unknown> = Promise.resolve();
  let over = false;
  const query = (...args: unknown[]): Promise<unknown> => {
    if (over) return Promise.reject(new Error('the transaction is over'));
    const next = last.then(() => ask(...args));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    client: new Proxy(client, {
      get: (target, key): unknown => (key === 'query' ? query : Reflect.get(target, key)),
    }),
    async close() {
      over = true;
      await last;
    },
  };
};

/** COMMIT of a transaction in which a statement has failed rolls back, and only its answer says so. */
const commit = async (client: Connection): Promise<void> => {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('a statement had failed, so nothing was committed');
};

/** Begins, works and commits; what it throws leaves the transaction open for the caller to roll back. */
export const within = async <T>(client: Connection, work: (db: Db) => Promise<T>): Promise<T> => {
  await client.query('begin isolation level read committed');
  const own = forNow(client);
  let result: T;
  try {
    result = await work(drizzle(own.client, { schema, casing }));
  } finally {
    await own.close();
  }
  await commit(client);
  return result;
};
