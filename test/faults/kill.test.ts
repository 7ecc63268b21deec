import { setTimeout as sleep } from 'node:timers/promises';
import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { startChild, type Child } from '../support/child.js';
import { stepsPerUpdate, surviveDeaths, targets, type Death } from '../support/killing.js';
import { migrationsDir } from '../support/postgres.js';
import {
  postmaster,
  signalAll,
  startAgain,
  startServer,
  stopServer,
  type PostgresServer,
} from '../support/postgres-server.js';

/** Two updates long, because the first steps of a life may be those of finishing what was left. */
const everyStep: readonly Death[] = Array.from({ length: 2 * stepsPerUpdate }, (_, index) => ({
  atStep: index + 1,
}));

/** Anywhere, also in the middle of writing to disk. */
const anywhere: readonly Death[] = Array.from({ length: 20 }, (_, index) => ({
  afterUpdate: 1 + ((index * 7) % 12),
  ms: (index * 3) % 17,
}));

describe.each(Object.entries(targets))('kill -9 of a process on %s', (_, target) => {
  it('between any two steps loses no acknowledged answer and repeats no effect', async () => {
    const where = await target();
    await surviveDeaths(where, everyStep);
    await where.remove();
  });

  it('at any moment loses no acknowledged answer and repeats no effect', async () => {
    const where = await target();
    await surviveDeaths(where, anywhere);
    await where.remove();
  });
});

/** A server of its own that really writes to disk, and the writer at work on it. */
const writing = async () => {
  const folder = mkdtempSync(join(inject('run'), 'crash-'));
  chmodSync(folder, 0o755);
  const server = await startServer(join(folder, 'postgres'), true);
  const databaseUrl = `${server.url}postgres`;
  const writer = startChild('writer', [databaseUrl, migrationsDir, '0', '0']);
  await writer.says('acknowledged telegram:bot:0-20');
  return { server, databaseUrl, writer };
};

/** What is left of a killed server goes by itself; until then no new one starts. */
const startedAgain = async (server: PostgresServer): Promise<void> => {
  for (let tries = 0; tries < 20; tries += 1) {
    await sleep(1_000);
    const started = await startAgain(server, true).then(
      () => true,
      () => false,
    );
    if (started) return;
  }
  throw new Error('the server does not start again');
};

/** How many updates the writer has acknowledged so far. */
const count = (writer: Child): number =>
  writer.lines.filter((line) => line.startsWith('acknowledged')).length;

/** Ten more updates than now. */
const goesOn = async (writer: Child): Promise<void> => {
  await writer.says(`acknowledged telegram:bot:0-${count(writer) + 10}`);
};

const proveAllThere = async (databaseUrl: string, writer: Child): Promise<void> => {
  const { store, close } = await openStore({ databaseUrl, dataDir: '', migrationsDir });
  const attempts = await store.transaction((tx) => tx.attempts.all(undefined, 1_000_000));
  const ids = attempts.map((attempt) => attempt.id);
  const answered = writer.lines.filter((line) => line.startsWith('answered ')).map((line) => line.slice(9));
  expect(answered.filter((key) => !ids.includes(`attempt ${key}`))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  await close();
};

describe('a PostgreSQL server', () => {
  it.each(['immediate', 'kill -9'])(
    'killed (%s) loses no acknowledged answer, and work goes on after',
    async (how) => {
      const { server, databaseUrl, writer } = await writing();
      if (how === 'immediate') await stopServer(server, 'immediate');
      else process.kill(postmaster(server), 'SIGKILL');
      await startedAgain(server);
      await goesOn(writer);
      await writer.kill();
      await proveAllThere(databaseUrl, writer);
      await stopServer(server);
    },
  );

  it('frozen for longer than anybody waits is used again when it moves', async () => {
    const { server, databaseUrl, writer } = await writing();
    signalAll(server, 'SIGSTOP');
    const before = count(writer);
    await sleep(15_000);
    expect(count(writer) - before).toBeLessThan(2);
    signalAll(server, 'SIGCONT');
    await goesOn(writer);
    await writer.kill();
    await proveAllThere(databaseUrl, writer);
    await stopServer(server);
  });
});
