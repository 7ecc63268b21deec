/**
 * Lends connections. Not postgres.js's own pool: there a connection cannot be dropped alone, and a broken one
 * connects again under the transaction that is still on it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '../core/store.js';
import { Connection } from './connection.js';

export interface PoolOptions {
  readonly connections: number;
  /** Milliseconds, both to a new connection and for a free one. */
  readonly connectMs: number;
}

/** Milliseconds: networks forget connections that say nothing, and servers gather memory for old ones. */
const idleMs = 60_000;
const lifeMs = 30 * 60_000;
const graceMs = 2_000;

interface Lent {
  readonly connection: Connection;
  readonly since: number;
  timer?: NodeJS.Timeout;
}

export class Pool {
  readonly #idle: Lent[] = [];
  readonly #lent = new Map<Connection, Lent>();
  readonly #waiting: (() => void)[] = [];
  #closing = false;
  #renewedAt = -Infinity;

  constructor(
    private readonly url: string,
    private readonly options: PoolOptions,
  ) {}

  /** One nobody else has, for `takeBack` to get again. @throws StoreUnavailable when none gets free in time */
  async lend(): Promise<Connection> {
    if (this.#closing) throw new StoreUnavailable('the database is closed');
    if (this.#lent.size >= this.options.connections) await this.#turn();
    return this.#take();
  }

  /** Those that broke, have grown old, or are from before `renew` are not used again. */
  takeBack(connection: Connection): void {
    const lent = this.#lent.get(connection);
    if (lent === undefined) return;
    this.#lent.delete(connection);
    const old = lent.since <= this.#renewedAt || performance.now() - lent.since > lifeMs;
    if (connection.broken || old || this.#closing) void connection.end();
    else this.#rest(lent);
    this.#waiting.shift()?.();
  }

  /** Trusts none of the present connections any more; transactions on them may end by themselves. */
  renew(): void {
    this.#renewedAt = performance.now();
    for (const { connection } of this.#idle.splice(0)) void connection.end();
  }

  /** Updates under way get two seconds. */
  async close(): Promise<void> {
    this.#closing = true;
    const farewells = this.#idle.splice(0).map(({ connection }) => connection.end());
    const end = performance.now() + graceMs;
    while (this.#lent.size > 0 && performance.now() < end) await sleep(10);
    for (const connection of this.#lent.keys()) connection.drop();
    await Promise.all(farewells);
  }

  #take(): Connection {
    for (let rested = this.#idle.pop(); rested !== undefined; rested = this.#idle.pop()) {
      clearTimeout(rested.timer);
      if (rested.connection.broken) continue;
      this.#lent.set(rested.connection, rested);
      return rested.connection;
    }
    const connection = new Connection(this.url, this.options.connectMs);
    this.#lent.set(connection, { connection, since: performance.now() });
    return connection;
  }

  #rest(lent: Lent): void {
    lent.timer = setTimeout(() => {
      const place = this.#idle.indexOf(lent);
      if (place >= 0) this.#idle.splice(place, 1);
      void lent.connection.end();
    }, idleMs).unref();
    this.#idle.push(lent);
  }

  /** Until one of those lent comes back. */
  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const mine = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(mine), 1);
        reject(new StoreUnavailable(`no connection was free within ${this.options.connectMs} ms`));
      }, this.options.connectMs);
      this.#waiting.push(mine);
    });
  }
}
