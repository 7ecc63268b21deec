/** What the store needs of the configuration. */
export interface StoreConfig {
  /** PostgreSQL; absent: the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** The folder `migrations/`. */
  readonly migrationsDir: string;
}
