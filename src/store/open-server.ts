import { StoreUnavailable } from '../core/store.js';
import { serverLeases } from './lease.js';
import { migrate } from './migrate.js';
import { readMigrations } from './migrations.js';
import { closeOnce, silent, type OpenOptions, type OpenStore } from './opened.js';
import { serverDriver } from './server.js';
import type { StoreConfig } from './settings.js';
import { storeOn } from './store.js';

/** Opens a PostgreSQL database; one that cannot be reached is used and migrated when it can. */
export const openServer = async (
  url: string,
  config: StoreConfig,
  options: OpenOptions,
): Promise<OpenStore> => {
  const { tell = silent } = options;
  const driver = serverDriver(url, options.limits);
  const known = readMigrations(config.migrationsDir);
  let migrated: Promise<void> | undefined;
  const ready = (): Promise<void> => {
    migrated ??= migrate(driver, known).then((tags) => {
      if (tags.length > 0) tell(`migrated the database: ${tags.join(', ')}`);
    });
    // A failure is not kept: the next transaction tries again.
    migrated.catch(() => (migrated = undefined));
    return migrated;
  };
  const close = closeOnce(() => driver.close());
  const store = { ...storeOn(driver, options, ready), close };
  try {
    await store.transaction(() => Promise.resolve());
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) {
      await close();
      throw error;
    }
    tell(`the database cannot be reached yet: ${error.message}`);
  }
  return { store, kind: 'server', driver, serve: silent, leases: serverLeases(url), close };
};
