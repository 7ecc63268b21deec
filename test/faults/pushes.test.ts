/**
 * Processes that send pushes are killed, and the database restarted, again and again: afterwards every
 * occurrence is in a defined state, nothing came twice, and nothing is said to be sent that did not arrive.
 */
import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { StoreUnavailable, type Tx } from '../../src/core/store.js';
import { openStore, type OpenStore } from '../../src/store/open.js';
import { startChild, type Child } from '../support/child.js';
import { migrationsDir } from '../support/postgres.js';
import { startAgain, startServer, stopServer } from '../support/postgres-server.js';
import { startPushServer } from '../support/push-server.js';
import { subscribeAll } from '../support/subscribers.js';

/** `KILLS=20 npx vitest run --project faults test/faults/pushes.test.ts` for a quick look. */
const KILLS = Number(process.env.KILLS ?? 200);
/** The database is restarted after every so many kills. */
const RESTART_EACH = 10;
/** Due at once, and filled up again when fewer than half are left. */
const CROWD = 400;
/** Milliseconds between two sends, far above Telegram's rate so that every kill finds sends under way. */
const INTERVAL = 8;
/** As many sends as one process has under way at most (`children/pusher.ts`). */
const IN_FLIGHT = 8;

/** Again and again while the database is away. */
async function persistently<T>(opened: OpenStore, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await opened.store.transaction(work);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await sleep(50);
    }
  }
}

it(`${KILLS} kills -9 and restarts of PostgreSQL in between lose, double and invent nothing`, async () => {
  const folder = mkdtempSync(join(inject('run'), 'pushes-'));
  chmodSync(folder, 0o755);
  const database = await startServer(join(folder, 'postgres'), true);
  const databaseUrl = `${database.url}postgres`;
  const platform = await startPushServer({ perSecond: 100_000, slow: 40 });
  const opened = await openStore({ databaseUrl, dataDir: '', migrationsDir });
  const start = (): Child =>
    startChild('pusher', [databaseUrl, migrationsDir, platform.url, String(INTERVAL)]);
  const counts = () => persistently(opened, (tx) => tx.occurrences.counts(tx.now));

  let people = 0;
  const fillUp = async (): Promise<void> => {
    const { due } = await counts();
    if (due > CROWD / 2) return;
    await subscribeAll(opened, { first: people + 1, last: people + CROWD, nextAt: Date.now() });
    people += CROWD;
  };
  let [inFlight, kills, restarts] = [0, 0, 0];
  let [victim, other] = [start(), start()];
  await fillUp();
  await Promise.all([victim, other].map((child) => child.says('running')));
  while (kills < KILLS) {
    const before = platform.arrived.length;
    // Killed at work, at a moment that differs each time.
    while (platform.arrived.length < before + 20) {
      await fillUp();
      await sleep(10);
    }
    await sleep((kills * 7) % 40);
    await victim.kill();
    kills += 1;
    inFlight += IN_FLIGHT;
    [victim, other] = [other, start()];
    if (kills % RESTART_EACH === 0) {
      await stopServer(database, 'immediate');
      await startAgain(database, true);
      restarts += 1;
      // Both processes may have been waiting for an answer.
      inFlight += 2 * IN_FLIGHT;
    }
    await victim.says('running');
  }
  await other.says('running');
  let left = await counts();
  while (left.due > 0 || Object.values(left.states).reduce((sum, n) => sum + n, 0) < people) {
    await sleep(200);
    left = await counts();
  }
  for (const child of [victim, other]) child.tell('stop');
  await Promise.all([victim.ended(), other.ended()]);

  const { states } = left;
  expect(states).toMatchObject({ planned: 0, sending: 0, missed: 0, paused: 0 });
  expect(states.sent + states.uncertain).toBe(people);
  const arrived = platform.arrived.map(({ nonce }) => nonce);
  const unique = new Set(arrived);
  expect(arrived.length - unique.size, 'came twice').toBe(0);
  const uncertain = new Set(
    (await persistently(opened, (tx) => tx.occurrences.uncertain(people))).map(({ id }) => id),
  );
  // A run of more than a quarter of an hour has second cards of uncertain ones among it.
  const reached = new Set(arrived.map((nonce) => nonce.replace(/-2$/u, '')));
  const certain = [...reached].filter((id) => !uncertain.has(id)).length;
  expect(states.sent, 'said to be sent, and arrived').toBe(certain);
  expect(states.uncertain).toBeLessThanOrEqual(inFlight);
  process.stdout.write(
    `${JSON.stringify({ kills, restarts, people, ...states, arrived: arrived.length, inFlight })}\n`,
  );
  await opened.close();
  await platform.close();
  await stopServer(database);
}, 3_600_000);
