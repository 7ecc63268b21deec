/** Kills the writer again and again and proves after each death that nothing it acknowledged is gone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Attempt } from '../../src/core/records.js';
import type { Store } from '../../src/core/store.js';
import { openStore } from '../../src/store/open.js';
import { meet } from '../store/contract/given.js';
import { startChild, type Child } from './child.js';
import { freshFolder } from './embedded.js';
import { freshDatabase, migrationsDir } from './postgres.js';

/** When a life ends: exactly at the n-th step, or some milliseconds after its n-th acknowledged update. */
export type Death = { readonly atStep: number } | { readonly afterUpdate: number; readonly ms: number };

export interface Target {
  /** An address or a data folder. */
  readonly where: string;
  remove(): Promise<void>;
}

export const targets = {
  PostgreSQL: async (): Promise<Target> => {
    const { url, drop } = await freshDatabase();
    return { where: url, remove: drop };
  },
  PGlite: async (): Promise<Target> => {
    const { dataDir, remove } = await freshFolder();
    return {
      where: dataDir,
      remove: () => {
        remove();
        return Promise.resolve();
      },
    };
  },
} as const;

/** Steps of one update in `children/writer.ts`, from its beginning to its end. */
export const stepsPerUpdate = 13;

const keysSaid = (lines: readonly string[], word: string): readonly string[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

const meetDeath = async (child: Child, death: Death, life: number): Promise<void> => {
  if ('atStep' in death) {
    await child.says('stopped');
  } else {
    await child.says(`acknowledged telegram:bot:${life}-${death.afterUpdate}`);
    await sleep(death.ms);
  }
  await child.kill();
};

const open = (where: string) =>
  openStore({
    ...(where.startsWith('postgres') ? { databaseUrl: where, dataDir: '' } : { dataDir: where }),
    migrationsDir,
  });

const allAttempts = (store: Store): Promise<readonly Attempt[]> =>
  store.transaction((tx) => tx.attempts.all(undefined, 100_000));

/** Effects are whole: every answer is there once, and was counted and paid once. */
const proveWhole = async (store: Store, answered: readonly string[]): Promise<void> => {
  const attempts = await allAttempts(store);
  const ids = new Set(attempts.map((attempt) => attempt.id));
  expect(answered.filter((key) => !ids.has(`attempt ${key}`))).toEqual([]);
  const [first] = attempts;
  if (first === undefined) return;
  await store.transaction(async (tx) => {
    const points = (await tx.boards.all()).reduce((sum, row) => sum + row.points, 0);
    expect(points).toBe(attempts.length);
    const { learnerId } = await meet(tx, 'alice');
    expect((await tx.reviews.get(learnerId, first.questionId))?.reps).toBe(attempts.length);
  });
};

/** Lives through `deaths` on a new database, then once more to the end of what was left. */
export const surviveDeaths = async (target: Target, deaths: readonly Death[]): Promise<void> => {
  const acknowledged = new Set<string>();
  const answered = new Set<string>();
  for (const [life, death] of deaths.entries()) {
    const step = 'atStep' in death ? death.atStep : 0;
    const child = startChild('writer', [target.where, migrationsDir, String(life), String(step)]);
    await meetDeath(child, death, life);
    for (const key of keysSaid(child.lines, 'acknowledged')) acknowledged.add(key);
    for (const key of keysSaid(child.lines, 'answered')) answered.add(key);
    const { store, close } = await open(target.where);
    await proveWhole(store, [...answered]);
    const kept = await store.transaction((tx) => tx.inbox.unfinished('telegram', 100_000));
    const waiting = new Set(kept.map((row) => row.key));
    const attempted = new Set((await allAttempts(store)).map((attempt) => attempt.id));
    const lost = [...acknowledged].filter((key) => !waiting.has(key) && !attempted.has(`attempt ${key}`));
    expect(lost).toEqual([]);
    await close();
  }
  const last = startChild('writer', [target.where, migrationsDir, 'last', 'end']);
  await last.says('recovered');
  expect(await last.ended()).toBe(0);
  const { store, close } = await open(target.where);
  await proveWhole(store, [...acknowledged]);
  expect(await store.transaction((tx) => tx.inbox.unfinished('telegram', 10))).toEqual([]);
  await close();
};
