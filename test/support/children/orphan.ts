/**
 * Goes on writing on connections that the server has closed: one reserved from postgres.js, then one of a
 * transaction of ours.
 *
 * Argument: the database's address.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { rawRows, type Db } from '../../../src/store/db.js';
import { serverDriver } from '../../../src/store/server.js';

const [url = ''] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const driver = serverDriver(url);
const never = new AbortController().signal;
const ask = (db: Db) => rawRows<{ pid: number }>(db, sql`select pg_backend_pid() as pid`);

const terminate = (pid: number | undefined) =>
  driver.transaction((db) => db.execute(sql`select pg_terminate_backend(${pid ?? 0}::int)`), never);

let onClosed: () => void = () => undefined;
const closed = new Promise<void>((resolve) => (onClosed = resolve));
const client = postgres(url, {
  max: 1,
  onclose: () => {
    onClosed();
  },
});
const reserved = await client.reserve();
const [backend] = await reserved<{ pid: number }[]>`select pg_backend_pid() as pid`;
await terminate(backend?.pid);
await closed;
await reserved`select 1`.catch((error: unknown) => {
  say(`reserved: ${String(error)}`);
});
await client`select 1`;
say('reserved: works again');
await client.end();

const orphaned = async (db: Db): Promise<void> => {
  const [own] = await ask(db);
  await terminate(own?.pid);
  await sleep(200);
  await ask(db).catch(() => {
    say('ours: refused');
  });
};
await driver.transaction(orphaned, never).catch(() => {
  say('ours: failed');
});
await sleep(300);
await driver.transaction(ask, never);
say('ours: works again');
await driver.close();
