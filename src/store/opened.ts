/** What opening a database gives, and how it may be opened. */
import type { Leases } from '../core/ports.js';
import type { Store } from '../core/store.js';
import type { Driver } from './driver.js';
import type { Handlers } from './folder/claim.js';
import type { ServerLimits } from './server.js';
import type { StoreOptions } from './store.js';

export interface OpenStore {
  readonly store: Store;
  readonly kind: Driver['kind'];
  /** For what needs more than the port: backup, restore, doctor, tests. */
  readonly driver: Driver;
  /**
   * Commands that other processes may give to this one while it has the embedded database, beside backup,
   * restore and status. Nothing happens on a PostgreSQL server, which others reach by themselves.
   */
  readonly serve: (handlers: Handlers) => void;
  /** What only one of the processes on this database may do. */
  readonly leases: Leases;
  readonly close: () => Promise<void>;
}

export interface OpenOptions extends StoreOptions {
  readonly limits?: ServerLimits;
  /** Told what happened while opening, in plain words, without secrets. */
  readonly tell?: (message: string) => void;
}

export const silent = (): void => undefined;

/** Closing twice is closing once. */
export const closeOnce = (close: () => Promise<void>): (() => Promise<void>) => {
  let closed: Promise<void> | undefined;
  return () => (closed ??= close());
};
