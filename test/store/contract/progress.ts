import { describe, expect, it } from 'vitest';
import { aReview, begin, enter, meet, minute, noon } from './given.js';
import type { Bench } from './index.js';

export const progressContract = (bench: () => Bench): void => {
  describe('reviews', () => {
    it('are one per question, with every digit of the memory model', async () => {
      const { store } = bench();
      const { learnerId } = await begin(store);
      const review = aReview(learnerId, { stability: 0.1 + 0.2 });
      await store.transaction((tx) => tx.reviews.put(aReview(learnerId)));
      await store.transaction((tx) => tx.reviews.put(review));
      await store.transaction(async (tx) => {
        expect(await tx.reviews.get(learnerId, review.questionId)).toEqual(review);
        expect(await tx.reviews.get(learnerId, 'other')).toBeUndefined();
        expect(await tx.reviews.ofLearner(learnerId)).toEqual([review]);
      });
    });

    it('are due most overdue first, also when due this very moment', async () => {
      const { store } = bench();
      const { learnerId } = await begin(store);
      await store.transaction(async (tx) => {
        const other = await meet(tx, 'bob');
        await tx.reviews.put(aReview(other.learnerId, { due: noon - 9 * minute }));
        for (const [questionId, due] of [
          ['c', 0],
          ['a', -5],
          ['b', -2],
          ['later', 1],
        ] as const) {
          await tx.reviews.put(aReview(learnerId, { questionId, due: noon + due * minute }));
        }
        const ids = async (limit: number) =>
          (await tx.reviews.due(learnerId, noon, limit)).map((review) => review.questionId);
        expect(await ids(10)).toEqual(['a', 'b', 'c']);
        expect(await ids(2)).toEqual(['a', 'b']);
      });
    });

    it('are replaced as a whole, by hundreds or by none', async () => {
      const { store } = bench();
      const { learnerId } = await begin(store);
      const many = Array.from({ length: 1203 }, (_, index) =>
        aReview(learnerId, { questionId: `q${String(index).padStart(4, '0')}` }),
      );
      await store.transaction((tx) => tx.reviews.put(aReview(learnerId, { questionId: 'old' })));
      await store.transaction((tx) => tx.reviews.replace(learnerId, many));
      expect(await store.transaction((tx) => tx.reviews.ofLearner(learnerId))).toEqual(many);
      await store.transaction((tx) => tx.reviews.replace(learnerId, []));
      expect(await store.transaction((tx) => tx.reviews.ofLearner(learnerId))).toEqual([]);
    });
  });

  describe('days', () => {
    it('are one per date, listed from a date on', async () => {
      const { store } = bench();
      const { learnerId } = await begin(store);
      const day = (date: string, attempts: number) => ({
        learnerId,
        day: date,
        attempts,
        honest: true,
        points: 1.5,
      });
      await store.transaction(async (tx) => {
        for (const [date, attempts] of [
          ['2026-02-27', 1],
          ['2026-03-01', 1],
          ['2026-02-28', 2],
        ] as const) {
          await tx.days.put(day(date, attempts));
        }
        await tx.days.put(day('2026-03-01', 7));
        expect(await tx.days.since(learnerId, '2026-02-28')).toEqual([
          day('2026-02-28', 2),
          day('2026-03-01', 7),
        ]);
        await tx.days.replace(learnerId, [day('2026-01-01', 1)]);
        expect(await tx.days.since(learnerId, '2025-01-01')).toEqual([day('2026-01-01', 1)]);
      });
    });

    it('remember what was shown of a note, each kind once', async () => {
      const { store } = bench();
      const { learnerId } = await begin(store);
      await store.transaction(async (tx) => {
        const today = '2026-03-01';
        expect(await tx.days.exposed(learnerId, 'n', today)).toEqual([]);
        for (const kind of ['reveal', 'ask', 'ask'] as const)
          await tx.days.expose(learnerId, 'n', today, kind);
        expect(await tx.days.exposed(learnerId, 'n', today)).toEqual(['ask', 'reveal']);
        expect(await tx.days.exposed(learnerId, 'n', '2026-03-02')).toEqual([]);
        expect(await tx.days.exposed(learnerId, 'other', today)).toEqual([]);
      });
    });
  });

  describe('saved questions', () => {
    it('are kept once and say whether anything changed', async () => {
      const { store } = bench();
      const { learnerId } = await begin(store);
      await store.transaction(async (tx) => {
        expect(await tx.saved.add(learnerId, 'b', noon)).toBe(true);
        expect(await tx.saved.add(learnerId, 'b', noon + 1)).toBe(false);
        expect(await tx.saved.add(learnerId, 'a', noon + 2)).toBe(true);
        expect(await tx.saved.list(learnerId)).toEqual([
          { questionId: 'b', at: noon },
          { questionId: 'a', at: noon + 2 },
        ]);
        expect(await tx.saved.remove(learnerId, 'b')).toBe(true);
        expect(await tx.saved.remove(learnerId, 'b')).toBe(false);
      });
    });
  });

  describe('gaps', () => {
    it('are listed newest first', async () => {
      const { store } = bench();
      const { accountId } = await begin(store);
      await store.transaction(async (tx) => {
        const roomId = (await enter(tx, 'r')).id;
        const gap = (id: string, at: number) => ({
          id,
          accountId,
          roomId,
          query: `什么是 ${id}`,
          nearest: ['n/x'],
          at,
        });
        const [old, recent, same] = [gap('1', noon), gap('2', noon + minute), gap('3', noon + minute)];
        for (const each of [old, recent, same]) await tx.gaps.add(each);
        expect(await tx.gaps.list(10)).toEqual([same, recent, old]);
        expect(await tx.gaps.list(1)).toEqual([same]);
      });
    });
  });
};
