/** Opens the Store that the configuration names, migrated and ready. */
import { join } from 'node:path';
import { StoreUnavailable, type Store } from '../core/store.js';
import type { Driver } from './driver.js';
import { embeddedDriver, openPGlite } from './embedded.js';
import { claimFolder, type Claim, type Handlers } from './folder/claim.js';
import { migrate } from './migrate.js';
import { readMigrations } from './migrations.js';
import { isDatabase, plant } from './seed.js';
import { serverDriver, type ServerLimits } from './server.js';
import { storeOn, type StoreOptions } from './store.js';

export interface StoreConfig {
  /** PostgreSQL; undefined: the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** The folder `migrations/`. */
  readonly migrationsDir: string;
}

export interface OpenStore {
  readonly store: Store;
  readonly kind: Driver['kind'];
  /** For backup, restore and doctor, which need more than the port. */
  readonly driver: Driver;
  /** Lets other processes give commands to this one; nothing happens on a PostgreSQL server. */
  serve(handlers: Handlers): void;
  close(): Promise<void>;
}

export interface OpenOptions extends StoreOptions {
  readonly limits?: ServerLimits;
  /** Told what happened while opening, in plain words, without secrets. */
  readonly tell?: (message: string) => void;
}

const silent = (): void => undefined;

const openServer = async (url: string, config: StoreConfig, options: OpenOptions): Promise<OpenStore> => {
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
  const store = storeOn(driver, options, ready);
  try {
    await store.transaction(() => Promise.resolve());
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) {
      await store.close();
      throw error;
    }
    tell(`the database cannot be reached yet: ${error.message}`);
  }
  return { store, kind: 'server', driver, serve: silent, close: () => store.close() };
};

const openFolder = async (claim: Claim, config: StoreConfig, options: OpenOptions): Promise<OpenStore> => {
  const { tell = silent } = options;
  const folder = join(claim.folder, 'database');
  if (!isDatabase(folder) && !(await plant(folder))) {
    tell('no image of an empty database was built at installation: the first start takes more memory');
  }
  const driver = embeddedDriver(await openPGlite(folder));
  try {
    const tags = await migrate(driver, readMigrations(config.migrationsDir));
    if (tags.length > 0) tell(`prepared the database: ${tags.join(', ')}`);
  } catch (error) {
    await driver.close();
    throw error;
  }
  const close = async (): Promise<void> => {
    await driver.close();
    await claim.release();
  };
  const store = { ...storeOn(driver, options), close };
  return {
    store,
    kind: 'embedded',
    driver,
    serve: (handlers) => {
      claim.serve(handlers);
    },
    close,
  };
};

/**
 * Opens the database and brings it up to date. A PostgreSQL server that cannot be reached is no failure:
 * transactions throw StoreUnavailable until it can, and migrate then.
 * @throws FolderInUse; MigrationFault
 */
export const openStore = async (config: StoreConfig, options: OpenOptions = {}): Promise<OpenStore> => {
  if (config.databaseUrl !== undefined) return openServer(config.databaseUrl, config, options);
  const claim = await claimFolder(config.dataDir);
  try {
    return await openFolder(claim, config, options);
  } catch (error) {
    await claim.release();
    throw error;
  }
};
