import { join } from 'node:path';
import { backup } from './backup/dump.js';
import { keepBackup } from './backup/keep.js';
import { embeddedCommands } from './commands.js';
import { dailyBackups } from './daily.js';
import { embeddedDriver, openPGlite } from './embedded.js';
import type { Claim, Handlers } from './folder/claim.js';
import { soleOwner } from './lease.js';
import { migrate } from './migrate.js';
import { readMigrations } from './migrations.js';
import { closeOnce, silent, type OpenOptions, type OpenStore } from './opened.js';
import { isDatabase, plant } from './seed.js';
import type { StoreConfig } from './settings.js';
import { storeOn } from './store.js';

/** Opens the embedded database of a claimed folder; closing releases the claim. */
export const openFolder = async (
  claim: Claim,
  config: StoreConfig,
  options: OpenOptions,
): Promise<OpenStore> => {
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
  return {
    store: { ...storeOn(driver, options), close },
    kind: 'embedded',
    driver,
    serve,
    leases: soleOwner,
    close,
  };
};
