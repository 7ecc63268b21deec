/**
 * Databases for tests on a real PostgreSQL: on the server TEST_DATABASE_URL names, else on one that the
 * first test to ask starts for the whole run (`global.ts` stops it).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { readMigrations } from '../../src/store/migrations.js';
import { serverDriver } from '../../src/store/server.js';
import { onceARun } from './once.js';
import { startServer } from './postgres-server.js';

export const migrationsDir = join(import.meta.dirname, '..', '..', 'migrations');

export interface TestDatabase {
  readonly url: string;
  /** Closes everybody's connections and removes it. */
  readonly drop: () => Promise<void>;
}

const run = async (url: string, statement: string): Promise<void> => {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client.unsafe(statement);
  } finally {
    await client.end();
  }
};

const withName = (url: string, name: string): string => {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
};

const adminUrl = (): Promise<string> =>
  onceARun('server', async () => {
    const given = process.env.TEST_DATABASE_URL;
    if (given !== undefined && given !== '') return given;
    const server = await startServer(join(inject('run'), 'postgres'));
    writeFileSync(join(inject('run'), 'stop.json'), JSON.stringify(server));
    return `${server.url}postgres`;
  });

let counter = 0;
const freshName = (): string => `kaodian_test_${process.pid}_${(counter += 1)}_${Date.now().toString(36)}`;

const template = (): Promise<string> =>
  onceARun('template', async () => {
    const admin = await adminUrl();
    const name = `${freshName()}_template`;
    await run(admin, `create database ${name}`);
    const driver = serverDriver(withName(admin, name));
    await migrate(driver, readMigrations(migrationsDir));
    await driver.close();
    return name;
  });

/** A new database, migrated (a copy of a template, some 35 ms) or empty. */
export const freshDatabase = async (content: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> => {
  const admin = await adminUrl();
  const from = content === 'migrated' ? `template ${await template()}` : '';
  const name = freshName();
  await run(admin, `create database ${name} ${from}`);
  return {
    url: withName(admin, name),
    drop: () => run(admin, `drop database if exists ${name} with (force)`),
  };
};
