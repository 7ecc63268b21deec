import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../src/core/store.js';
import { begin, enter, meet, noon } from './given.js';
import type { Bench } from './index.js';

export const transactionsContract = (bench: () => Bench): void => {
  describe('a transaction', () => {
    it('sees one time, given from outside', async () => {
      const seen = await bench()
        .at(noon + 5)
        .transaction((tx) => Promise.resolve(tx.now));
      expect(seen).toBe(noon + 5);
    });

    it('leaves nothing behind when the work throws, and passes the error on', async () => {
      const { store } = bench();
      const mishap = new Error('the tutor stumbled');
      const failing = store.transaction(async (tx) => {
        await enter(tx, 'a room');
        throw mishap;
      });
      await expect(failing).rejects.toBe(mishap);
      const { title } = await store.transaction((tx) => enter(tx, 'a room', { title: 'first seen now' }));
      expect(title).toBe('first seen now');
    });

    it('inside another is refused at once instead of waiting for itself', async () => {
      const { store } = bench();
      const nested = store.transaction(() => store.transaction(() => Promise.resolve(1)));
      await expect(nested).rejects.toThrow('inside a transaction');
      expect(await store.transaction(() => Promise.resolve('still works'))).toBe('still works');
    });

    it('may ask several things at once', async () => {
      const { store } = bench();
      const { learnerId } = await begin(store);
      const found = await store.transaction((tx) =>
        Promise.all([
          tx.learners.get(learnerId),
          tx.saved.add(learnerId, 'q', noon),
          tx.saved.list(learnerId),
        ]),
      );
      expect(found).toMatchObject([{ id: learnerId }, true, [{ questionId: 'q' }]]);
    });

    it('that is over takes no more statements, so that a straggler cannot write into the next', async () => {
      const { store } = bench();
      let leaked: Tx | undefined;
      await store.transaction((tx) => {
        leaked = tx;
        return Promise.resolve();
      });
      await expect(leaked?.learners.get('x')).rejects.toThrow();
    });

    it('commits nothing when a statement failed, though the work took no notice', async () => {
      const { store } = bench();
      const careless = store.transaction(async (tx) => {
        await enter(tx, 'a room', { title: 'careless' });
        const gap = { id: 'g', accountId: 'nobody', roomId: 'nowhere', query: '', nearest: [], at: noon };
        await tx.gaps.add(gap).catch(() => undefined);
      });
      await expect(careless).rejects.toThrow();
      const { title } = await store.transaction((tx) => enter(tx, 'a room'));
      expect(title).toBeUndefined();
    });

    it('never interleaves with another of the same learner', async () => {
      const { store } = bench();
      const { learnerId } = await begin(store);
      const countUp = () =>
        store.transaction(async (tx) => {
          await meet(tx, 'alice');
          const cap = (await tx.learners.get(learnerId))?.dailyCap ?? 0;
          await tx.learners.update(learnerId, { dailyCap: cap + 1 });
        });
      await Promise.all(Array.from({ length: 12 }, countUp));
      const learner = await store.transaction((tx) => tx.learners.get(learnerId));
      expect(learner?.dailyCap).toBe(20 + 12);
    });

    it('that the database refuses says why, and quotes nobody', async () => {
      const { store } = bench();
      const gap = {
        id: 'g',
        accountId: 'nobody',
        roomId: 'nowhere',
        query: 'my secret',
        nearest: [],
        at: noon,
      };
      const error: unknown = await store
        .transaction((tx) => tx.gaps.add(gap))
        .catch((thrown: unknown) => thrown);
      expect(String(error)).toContain('foreign key');
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('my secret');
    });
  });
};
