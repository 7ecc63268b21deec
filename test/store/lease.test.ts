import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { once } from 'node:events';
import postgres from 'postgres';
import type { Leases } from '../../src/core/ports.js';
import { serverLeases } from '../../src/store/lease.js';
import { freshDatabase } from '../support/postgres.js';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const quick = { answerMs: 2_000, pauseMs: 20 };
const leases = (): Leases => serverLeases(database.url, quick);
const never = new AbortController().signal;

const acquired = async (name: string, of = leases()) => {
  const lease = await of.acquire(name, never);
  if (!lease) throw new Error('the lease was not given');
  return lease;
};

/** Ends every session that holds an advisory lock, as a restart of the server would. */
async function cutOff(): Promise<void> {
  const sql = postgres(database.url, { max: 1 });
  await sql`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
  await sql.end();
}

describe('a lease', () => {
  test('has one owner, and the next one waits for its release', async () => {
    const first = await acquired('telegram:1');
    let waited = false;
    let second: unknown;
    const waiting = leases()
      .acquire('telegram:1', never, () => (waited = true))
      .then((lease) => (second = lease) && lease);
    await expect.poll(() => waited).toBe(true);
    expect(second).toBeUndefined();
    expect(first.lost.aborted).toBe(false);
    await first.release();
    const lease = await waiting;
    expect(lease?.lost.aborted).toBe(false);
    await lease?.release();
  });

  test('of another name is another one', async () => {
    const [one, two] = await Promise.all([acquired('discord:1/0'), acquired('discord:1/1')]);
    await Promise.all([one.release(), two.release()]);
  });

  test('is lost with its connection, and then somebody else’s', async () => {
    const lease = await acquired('telegram:2');
    const lost = once(lease.lost, 'abort');
    await cutOff();
    await lost;
    const next = await acquired('telegram:2');
    await next.release();
  });

  test('is not waited for any longer than wanted', async () => {
    const owner = await acquired('telegram:3');
    const stop = new AbortController();
    const waiting = leases().acquire('telegram:3', stop.signal, () => {
      stop.abort();
    });
    expect(await waiting).toBeUndefined();
    await owner.release();
  });
});
