/** What the Store needs of a database; `server.ts` and `embedded.ts` are the two there are. */
import type { Instant } from '../core/records.js';
import type { Db } from './db.js';

export interface Driver {
  readonly kind: 'server' | 'embedded';
  /**
   * One transaction on one connection; commits when `work` resolves, rolls back when it rejects. `given up`
   * says that nobody waits any more: a connection that may hang for ever is then dropped.
   */
  transaction<T>(work: (db: Db) => Promise<T>, givenUp: AbortSignal): Promise<T>;
  /** First statement of a transaction: sets its time-outs and reads the database's clock. */
  begin(db: Db): Promise<Instant>;
  /** Like `transaction`, for work that may take minutes (migrations, backup, restore): no time-outs. */
  longTransaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
