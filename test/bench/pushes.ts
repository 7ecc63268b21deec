/**
 * `npm run bench:pushes`: how fast pushes are planned and sent, on a PostgreSQL server of its own.
 *   --subscriptions N   due in the same minute, for planning (100000)
 *   --drain N           sent at Telegram's rate by two processes (10000; some 6 minutes)
 * Prints one JSON object. Nothing here is a test.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { planAll } from '../../src/jobs/planner.js';
import { systemRandom } from '../../src/main/random.js';
import { openStore, type OpenStore } from '../../src/store/open.js';
import { startChild } from '../support/child.js';
import { startServer, stopServer } from '../support/postgres-server.js';
import { startPushServer } from '../support/push-server.js';
import { subscribeAll } from '../support/subscribers.js';

const { values } = parseArgs({
  options: {
    subscriptions: { type: 'string', default: '100000' },
    drain: { type: 'string', default: '10000' },
  },
});
const subscriptions = Number(values.subscriptions);
const drained = Number(values.drain);
const migrationsDir = join(import.meta.dirname, '..', '..', 'migrations');
/** Milliseconds between two sends, as in production; the server allows 30 in any second. */
const INTERVAL = 34;
const MINUTE = 60_000;

const states = (opened: OpenStore) => opened.store.transaction((tx) => tx.occurrences.counts(tx.now));

async function planned(opened: OpenStore): Promise<Record<string, number>> {
  const minute = Math.floor(Date.now() / MINUTE) * MINUTE;
  await subscribeAll(opened, { first: 1, last: subscriptions, nextAt: minute });
  const began = performance.now();
  const zoneData = '2026a';
  const due = await planAll({ store: opened.store, random: systemRandom, zoneData });
  return { subscriptions: due, seconds: (performance.now() - began) / 1_000 };
}

async function sent(opened: OpenStore, databaseUrl: string): Promise<Record<string, number>> {
  const server = await startPushServer({ perSecond: 30, slow: 60 });
  const args = [databaseUrl, migrationsDir, server.url, String(INTERVAL)];
  await subscribeAll(opened, { first: 1, last: drained, nextAt: Date.now() });
  const children = [startChild('pusher', args), startChild('pusher', args)];
  await Promise.all(children.map((child) => child.says('running')));
  while ((await states(opened)).states.sent < drained) await sleep(500);
  for (const child of children) child.tell('stop');
  await Promise.all(children.map((child) => child.ended()));
  const [first, last] = [server.arrived[0]?.at ?? 0, server.arrived.at(-1)?.at ?? 0];
  const perSecond = (server.arrived.length - 1) / ((last - first) / 1_000);
  const { refused, arrived } = server;
  await server.close();
  const doubles = arrived.length - new Set(arrived.map(({ nonce }) => nonce)).size;
  return { sent: arrived.length, doubles, refused, perSecond, shareOf30: perSecond / 30 };
}

const folder = mkdtempSync(join(tmpdir(), 'kaodian-bench-'));
// The server may run as another user.
chmodSync(folder, 0o755);
const server = await startServer(join(folder, 'postgres'), true);
try {
  const databaseUrl = `${server.url}postgres`;
  const opened = await openStore({ databaseUrl, dataDir: '', migrationsDir });
  const planning = await planned(opened);
  await opened.driver.longTransaction((db) => db.execute('truncate kaodian.learners, kaodian.rooms cascade'));
  const sending = drained > 0 ? await sent(opened, databaseUrl) : undefined;
  await opened.close();
  process.stdout.write(`${JSON.stringify({ planning, sending }, undefined, 2)}\n`);
} finally {
  await stopServer(server);
  rmSync(folder, { recursive: true, force: true });
}
