import { describe, expect, it } from 'vitest';
import {
  bytes,
  databaseCheck,
  look,
  memoryCheck,
  nodeCheck,
  pushesCheck,
  spaceCheck,
} from '../../src/ops/checks.js';

describe('doctor', () => {
  it.each([
    ['20.19.0', 'ok'],
    ['22.1.0', 'ok'],
    ['24.0.1', 'ok'],
    ['20.18.3', 'bad'],
    ['18.20.8', 'bad'],
  ])('finds Node %s %s', (version, state) => {
    expect(nodeCheck(version)).toMatchObject({ name: 'node', state });
  });

  it('warns of little disk and little memory', () => {
    expect([50e6, 5e9].map((free) => spaceCheck(free).state)).toEqual(['warn', 'ok']);
    expect([512e6, 1e9].map((total) => memoryCheck(total, 1e8).state)).toEqual(['warn', 'ok']);
  });

  it('warns of pushes that wait for long or are uncertain', () => {
    const states = { sent: 9, missed: 1, uncertain: 0 };
    const found = { subscriptions: 3, due: 0, lateBy: 0, states };
    expect(pushesCheck(found)).toEqual({
      state: 'ok',
      says: '3 subscriptions, 9 sent, 1 missed, 0 uncertain',
    });
    expect(pushesCheck({ ...found, due: 2, lateBy: 90 * 60_000 })).toMatchObject({
      state: 'warn',
      says: expect.stringContaining('2 due, the oldest 90 min late') as unknown,
    });
    expect(pushesCheck({ ...found, states: { ...states, uncertain: 1 } })).toMatchObject({
      state: 'warn',
      says: expect.stringContaining('kaodian pushes --uncertain') as unknown,
    });
  });

  it('says sizes as people do', () => {
    expect([0, 4_600_000, 999_900_000, 12_340_000_000].map(bytes)).toEqual([
      '0.0 MB',
      '4.6 MB',
      '999.9 MB',
      '12.3 GB',
    ]);
  });

  it('tells of a database what there is, who has it and what is missing', () => {
    const found = { version: 'PostgreSQL 18.6', applied: ['a'], pending: [], size: 8e6, rows: 3, usedBy: 42 };
    expect(databaseCheck(found)).toEqual({
      state: 'ok',
      says: 'PostgreSQL 18.6, 3 rows, 8.0 MB, 1 migrations, open in process 42',
    });
    expect(databaseCheck({ ...found, pending: ['b'] })).toMatchObject({
      state: 'warn',
      says: expect.stringContaining('not migrated yet: b') as string,
    });
    expect(databaseCheck(undefined).state).toBe('ok');
  });

  it('turns what a look throws into what is wrong', async () => {
    expect(await look('x', () => Promise.reject(new Error('no such folder')))).toEqual({
      name: 'x',
      state: 'bad',
      says: 'no such folder',
    });
  });
});
