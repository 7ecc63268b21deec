import { setTimeout as sleep } from 'node:timers/promises';
import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { startChild } from '../support/child.js';
import { stepsPerUpdate, surviveDeaths, targets, type Death } from '../support/killing.js';
import { migrationsDir } from '../support/postgres.js';
import { postmaster, startAgain, startServer, stopServer } from '../support/postgres-server.js';

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

describe('a PostgreSQL server that is killed', () => {
  it.each([
    ['as a whole', 'immediate'],
    ['by kill -9', 'kill'],
  ])('%s loses no acknowledged answer, and the process goes on when it is back', async (_, how) => {
    const folder = mkdtempSync(join(inject('run'), 'crash-'));
    chmodSync(folder, 0o755);
    const server = await startServer(join(folder, 'postgres'), true);
    const databaseUrl = `${server.url}postgres`;
    const writer = startChild('writer', [databaseUrl, migrationsDir, '0', '0']);
    await writer.says('acknowledged telegram:bot:0-20');
    if (how === 'kill') {
      process.kill(postmaster(server), 'SIGKILL');
      await sleep(1_000);
    } else {
      await stopServer(server, 'immediate');
    }
    await writer.kill();
    await startAgain(server, true);
    const { store, close } = await openStore({ databaseUrl, dataDir: '', migrationsDir });
    const attempts = await store.transaction((tx) => tx.attempts.all(undefined, 100_000));
    const ids = new Set(attempts.map((attempt) => attempt.id));
    const answered = writer.lines.filter((line) => line.startsWith('answered ')).map((line) => line.slice(9));
    expect(answered.length).toBeGreaterThan(15);
    expect(answered.filter((key) => !ids.has(`attempt ${key}`))).toEqual([]);
    await close();
    await stopServer(server);
  });
});
