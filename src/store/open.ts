/** Opens the Store that the configuration names, migrated and ready. Only the driver that is used is loaded. */
import { claimFolder } from './folder/claim.js';
import type { OpenOptions, OpenStore } from './opened.js';
import type { StoreConfig } from './settings.js';

export type { OpenOptions, OpenStore } from './opened.js';

/**
 * Opens the database and brings it up to date. A PostgreSQL server that cannot be reached is no failure:
 * transactions throw StoreUnavailable until it can, and migrate then.
 * @throws FolderInUse; MigrationFault
 */
export const openStore = async (config: StoreConfig, options: OpenOptions = {}): Promise<OpenStore> => {
  if (config.databaseUrl !== undefined) {
    const { openServer } = await import('./open-server.js');
    return openServer(config.databaseUrl, config, options);
  }
  const claim = await claimFolder(config.dataDir);
  try {
    const { openFolder } = await import('./open-folder.js');
    return await openFolder(claim, config, options);
  } catch (error) {
    await claim.release();
    throw error;
  }
};
