/** Opens the Store that the configuration names, migrated and ready. */
import { join } from 'node:path';
import { StoreUnavailable, type Store } from '../core/store.js';
import { backup } from './backup/dump.js';
import { keepBackup } from './backup/keep.js';
import { dailyBackups } from './daily.js';
import type { Driver } from './driver.js';
import { embeddedDriver, openPGlite } from './embedded.js';
import { embeddedCommands } from './commands.js';
import { claimFolder, type Claim, type Handlers } from './folder/claim.js';
import { migrate } from './migrate.js';
import { readMigrations } from './migrations.js';
import { isDatabase, plant } from './seed.js';
import type { StoreConfig } from './settings.js';
import { serverDriver, type ServerLimits } from './server.js';
import { storeOn, type StoreOptions } from './store.js';

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
  readonly close: () => Promise<void>;
}

export interface OpenOptions extends StoreOptions {
  readonly limits?: ServerLimits;
  /** Told what happened while opening, in plain words, without secrets. */
  readonly tell?: (message: string) => void;
}

const silent = (): void => undefined;

/** Closing twice is closing once. */
const closeOnce = (close: () => Promise<void>): (() => Promise<void>) => {
  let closed: Promise<void> | undefined;
  return () => (closed ??= close());
};

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
  return { store, kind: 'server', driver, serve: silent, close };
};

const openFolder = async (claim: Claim, config: StoreConfig, options: OpenOptions): Promise<OpenStore> => {
  const { tell = silent, clock = Date.now } = options;
  const folder = join(claim.folder, 'database');
  if (!isDatabase(folder) && !(await plant(folder))) {
    tell('no image of an empty database was built at installation: the first start takes more memory');
  }
  const driver = embeddedDriver(await openPGlite(folder));
  const known = readMigrations(config.migrationsDir);
  const save = async (): Promise<void> => {
    const at = clock();
    await keepBackup(claim.folder, 'before-migration', at, (file) => backup(driver, file, at));
  };
  try {
    const tags = await migrate(driver, known, save);
    if (tags.length > 0) tell(`prepared the database: ${tags.join(', ')}`);
  } catch (error) {
    await driver.close();
    throw error;
  }
  const daily = dailyBackups(driver, claim.folder, clock, tell);
  const close = closeOnce(async () => {
    await daily.stop();
    await driver.close();
    await claim.release();
  });
  const commands = embeddedCommands(driver, claim.folder, known, clock);
  claim.serve(commands);
  const serve = (handlers: Handlers): void => {
    claim.serve({ ...handlers, ...commands });
  };
  return { store: { ...storeOn(driver, options), close }, kind: 'embedded', driver, serve, close };
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
