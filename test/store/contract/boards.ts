import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../src/core/store.js';
import { meet } from './given.js';
import type { Bench } from './index.js';

const room = 'room:r1';
const today = '2026-03-01';

const score = async (tx: Tx, name: string, points: number, scope = room, day = today): Promise<string> => {
  const { accountId, learnerId } = await meet(tx, name, { onEverywhereBoards: name !== 'shy' });
  await tx.boards.add(scope, day, accountId, { points, attempts: 1 });
  return learnerId;
};

export const boardsContract = (bench: () => Bench): void => {
  describe('boards', () => {
    it('rank by points, ties sharing a rank and the next one skipped', async () => {
      await bench().store.transaction(async (tx) => {
        for (const [name, points] of [
          ['dora', 5],
          ['carl', 7],
          ['bob', 7],
          ['alice', 9.5],
        ] as const) {
          await score(tx, name, points);
        }
        const { rows, learners } = await tx.boards.top(room, undefined, today, 10, 'nobody');
        expect(rows.map((row) => [row.rank, row.name, row.points])).toEqual([
          [1, 'alice', 9.5],
          [2, 'bob', 7],
          [2, 'carl', 7],
          [4, 'dora', 5],
        ]);
        expect(learners).toBe(4);
      });
    });

    it('add up days of a period, and correct downwards', async () => {
      await bench().store.transaction(async (tx) => {
        for (const day of ['2026-02-27', '2026-02-28', today]) await score(tx, 'alice', 2, room, day);
        await score(tx, 'alice', -0.5);
        await score(tx, 'alice', 100, 'room:other');
        const points = async (from: string | undefined, to: string) =>
          (await tx.boards.top(room, from, to, 10, 'nobody')).rows.map((row) => [row.points, row.attempts]);
        expect(await points(undefined, today)).toEqual([[5.5, 4]]);
        expect(await points('2026-02-28', today)).toEqual([[3.5, 3]]);
        expect(await points('2026-02-28', '2026-02-28')).toEqual([[2, 1]]);
        expect(await points('2026-03-02', '2026-03-09')).toEqual([]);
      });
    });

    it('show the asker their own row when it is not among the first', async () => {
      await bench().store.transaction(async (tx) => {
        await score(tx, 'alice', 9);
        await score(tx, 'bob', 8);
        const dora = await score(tx, 'dora', 5);
        const board = await tx.boards.top(room, undefined, today, 2, dora);
        expect(board.rows.map((row) => row.name)).toEqual(['alice', 'bob']);
        expect(board.own).toEqual({ learnerId: dora, name: 'dora', points: 5, attempts: 1, rank: 3 });
        expect((await tx.boards.top(room, undefined, today, 3, dora)).own).toBeUndefined();
      });
    });

    it('leave out who does not want to be seen, except for themself', async () => {
      await bench().store.transaction(async (tx) => {
        const hidden = await score(tx, 'hidden', 9);
        await tx.learners.update(hidden, { onRoomBoards: false });
        await score(tx, 'alice', 5);
        const names = async (asker: string) =>
          (await tx.boards.top(room, undefined, today, 10, asker)).rows.map((row) => [row.rank, row.name]);
        expect(await names('nobody')).toEqual([[1, 'alice']]);
        expect(await names(hidden)).toEqual([
          [1, 'hidden'],
          [2, 'alice'],
        ]);
      });
    });

    it('across rooms list only who opted in', async () => {
      await bench().store.transaction(async (tx) => {
        await score(tx, 'shy', 9, 'everywhere');
        await score(tx, 'alice', 5, 'everywhere');
        const { rows, learners } = await tx.boards.top('everywhere', undefined, today, 10, 'nobody');
        expect(rows.map((row) => row.name)).toEqual(['alice']);
        expect(learners).toBe(1);
      });
    });

    it('call a learner by the name they chose', async () => {
      await bench().store.transaction(async (tx) => {
        const alice = await score(tx, 'alice', 5);
        await tx.learners.update(alice, { displayName: '爱丽丝' });
        expect((await tx.boards.top(room, undefined, today, 10, alice)).rows[0]?.name).toBe('爱丽丝');
      });
    });

    it('can be read and replaced as a whole', async () => {
      await bench().store.transaction(async (tx) => {
        await score(tx, 'alice', 5);
        const { accountId } = await meet(tx, 'alice');
        const row = { scope: room, day: today, accountId, points: 5, attempts: 1 };
        expect(await tx.boards.all()).toEqual([row]);
        const rebuilt = [
          { ...row, scope: 'everywhere' },
          { ...row, points: 6 },
        ];
        await tx.boards.replaceAll(rebuilt);
        expect(await tx.boards.all()).toEqual(rebuilt);
        await tx.boards.replaceAll([]);
        expect(await tx.boards.all()).toEqual([]);
      });
    });
  });
};
