import { describe, expect, it } from 'vitest';
import { anAppeal, anAttempt, begin, meet, minute, newId, noon } from './given.js';
import type { Bench } from './index.js';

export const curatingContract = (bench: () => Bench): void => {
  describe('appeals', () => {
    it('wait oldest first while they are open and their attempt is the newest', async () => {
      const { store } = bench();
      const where = await begin(store);
      await store.transaction(async (tx) => {
        const [old, other] = [anAttempt(where), anAttempt(where)];
        const better = anAttempt(where, { supersedes: old.id, reason: 'supplement' });
        for (const attempt of [old, other, better]) await tx.attempts.add(attempt);
        const late = anAppeal(other, { at: noon + minute });
        const [stale, early] = [anAppeal(old), anAppeal(better)];
        for (const appeal of [late, stale, early]) await tx.appeals.add(appeal);
        expect(await tx.appeals.waiting(10)).toEqual([early, late]);
        expect(await tx.appeals.waiting(1)).toEqual([early]);
        await tx.appeals.settle(early.id, 'declined');
        expect(await tx.appeals.waiting(10)).toEqual([late]);
        expect(await tx.appeals.get(stale.id)).toEqual(stale);
        expect(await tx.appeals.get('none')).toBeUndefined();
      });
    });

    it('are news to their learner once they are judged, and only once', async () => {
      const { store } = bench();
      const where = await begin(store);
      const attempt = anAttempt(where);
      const [first, second] = [anAppeal(attempt), anAppeal(attempt, { point: 'ack', at: noon + minute })];
      await store.transaction(async (tx) => {
        await tx.attempts.add(attempt);
        for (const appeal of [second, first]) await tx.appeals.add(appeal);
        expect(await tx.appeals.news(where.learnerId)).toEqual([]);
        await tx.appeals.settle(second.id, 'accepted');
        await tx.appeals.settle(first.id, 'declined', '没有');
        expect(await tx.appeals.news('nobody')).toEqual([]);
        const told = await tx.appeals.news(where.learnerId);
        expect(told.map(({ point, state, word }) => [point, state, word])).toEqual([
          ['why', 'declined', '没有'],
          ['ack', 'accepted', undefined],
        ]);
      });
      expect(await store.transaction((tx) => tx.appeals.news(where.learnerId))).toEqual([]);
    });
  });

  describe('what curators see', () => {
    it('is whose account it is, and what was written, newest state only', async () => {
      const { store } = bench();
      const where = await begin(store);
      await store.transaction(async (tx) => {
        const bob = { ...(await meet(tx, 'bob')), roomId: where.roomId };
        expect((await tx.learners.ofAccount(bob.accountId))?.learner.id).toBe(bob.learnerId);
        expect(await tx.learners.ofAccount('none')).toBeUndefined();
        const old = anAttempt(where);
        const better = anAttempt(where, { supersedes: old.id, reason: 'regrade', score: 80 });
        const bobs = anAttempt(bob, { at: noon + minute });
        const tapped = anAttempt(bob, { mode: 'true_false' });
        for (const attempt of [old, better, bobs, tapped]) await tx.attempts.add(attempt);
        const seen = await tx.attempts.written(10);
        expect(seen.map(({ learnerId, score }) => [learnerId, score])).toEqual([
          [where.learnerId, 80],
          [bob.learnerId, 66.7],
        ]);
        expect(await tx.attempts.written(1)).toMatchObject([
          { learnerId: bob.learnerId, verdicts: bobs.verdicts },
        ]);
      });
    });

    it('are judged cases, oldest first', async () => {
      const { store } = bench();
      const { accountId } = await begin(store);
      await store.transaction(async (tx) => {
        const judged = (at: number) => ({
          id: newId(),
          accountId,
          questionId: 'q',
          point: 'p',
          answer: '答案',
          score: 94.7,
          at,
        });
        const [late, early] = [judged(noon + minute), judged(noon)];
        for (const each of [late, early]) await tx.cases.add(each);
        expect(await tx.cases.list(10)).toEqual([early, late]);
        expect(await tx.cases.list(1)).toEqual([early]);
      });
    });
  });

  describe('tellings', () => {
    it('are for each account, topic and day the first time only', async () => {
      const { store } = bench();
      const { accountId } = await begin(store);
      await store.transaction(async (tx) => {
        const { accountId: bob } = await meet(tx, 'bob');
        const once = (topic: string, day: string, account = accountId) =>
          tx.tellings.once(account, topic, day);
        expect(await once('appeals', '2026-03-01')).toBe(true);
        expect(await once('appeals', '2026-03-01')).toBe(false);
        expect(await once('gaps', '2026-03-01')).toBe(true);
        expect(await once('appeals', '2026-03-01', bob)).toBe(true);
        expect(await once('appeals', '2026-03-02')).toBe(true);
        expect(await once('appeals', '2026-03-02')).toBe(false);
      });
    });
  });

  describe('gaps', () => {
    it('are told to their asker once', async () => {
      const { store } = bench();
      const where = await begin(store);
      await store.transaction(async (tx) => {
        const gap = (id: string, at: number) => ({
          id,
          accountId: where.accountId,
          roomId: where.roomId,
          query: id,
          nearest: [],
          at,
        });
        const [old, recent] = [gap('a', noon), gap('b', noon + minute)];
        for (const each of [old, recent]) await tx.gaps.add(each);
        expect(await tx.gaps.untold(where.learnerId, 10)).toEqual([recent, old]);
        expect(await tx.gaps.untold(where.learnerId, 1)).toEqual([recent]);
        expect(await tx.gaps.untold('nobody', 10)).toEqual([]);
        await tx.gaps.tell([recent.id]);
        await tx.gaps.tell([]);
        expect(await tx.gaps.untold(where.learnerId, 10)).toEqual([old]);
        expect(await tx.gaps.list(10)).toEqual([recent, old]);
      });
    });
  });
};
