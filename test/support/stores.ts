/** The Store on both databases, for suites that every implementation must pass. */
import type { Store } from '../../src/core/store.js';
import { openStore, type OpenOptions, type OpenStore } from '../../src/store/open.js';
import { freshFolder } from './embedded.js';
import { freshDatabase, migrationsDir } from './postgres.js';

export interface StoreKind {
  readonly name: 'PostgreSQL' | 'PGlite';
  /** A new, empty, migrated store; `discard` closes it and removes its data. */
  open(options?: OpenOptions): Promise<OpenStore & { discard(): Promise<void> }>;
}

export const onPostgres: StoreKind = {
  name: 'PostgreSQL',
  async open(options) {
    const database = await freshDatabase();
    const opened = await openStore({ databaseUrl: database.url, dataDir: '', migrationsDir }, options);
    const discard = async (): Promise<void> => {
      await opened.close();
      await database.drop();
    };
    return { ...opened, discard };
  },
};

export const onPGlite: StoreKind = {
  name: 'PGlite',
  async open(options) {
    const folder = await freshFolder();
    const opened = await openStore({ dataDir: folder.dataDir, migrationsDir }, options);
    const discard = async (): Promise<void> => {
      await opened.close();
      folder.remove();
    };
    return { ...opened, discard };
  },
};

/** Empties all tables, so that the tests of a file can share one database. */
export const emptied = async (opened: OpenStore): Promise<Store> => {
  await opened.driver.longTransaction((db) =>
    db.execute('truncate kaodian.learners, kaodian.rooms, kaodian.inbox, kaodian.budgets cascade'),
  );
  return opened.store;
};
