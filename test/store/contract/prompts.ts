import { describe, expect, it } from 'vitest';
import { aPrompt, begin, enter, meet, minute, noon } from './given.js';
import type { Bench } from './index.js';

export const promptsContract = (bench: () => Bench): void => {
  describe('prompts', () => {
    it('come back as they were opened', async () => {
      const { store } = bench();
      const where = await begin(store);
      const prompt = aPrompt(where, {
        messageId: 'm1',
        data: { queue: ['a', 'b'], topic: '网络\ud800\0', judged: { '0': true } },
      });
      await store.transaction((tx) => tx.prompts.open(prompt));
      await store.transaction(async (tx) => {
        expect(await tx.prompts.get(prompt.id)).toEqual(prompt);
        expect(await tx.prompts.current(where.learnerId, where.roomId, noon)).toEqual(prompt);
        expect(await tx.prompts.byMessage(where.roomId, 'm1')).toEqual(prompt);
        expect(await tx.prompts.byMessage(where.roomId, 'm2')).toBeUndefined();
        expect(await tx.prompts.last(where.learnerId, where.roomId)).toBeUndefined();
      });
    });

    it('replace the one still open of the same learner in the same room, and no other', async () => {
      const { store } = bench();
      const alice = await begin(store);
      await store.transaction(async (tx) => {
        const elsewhere = { ...alice, roomId: (await enter(tx, 'elsewhere')).id };
        const bob = { ...(await meet(tx, 'bob')), roomId: alice.roomId };
        const opened = [aPrompt(alice), aPrompt(elsewhere), aPrompt(bob), aPrompt(alice)];
        for (const prompt of opened) await tx.prompts.open(prompt);
        const states = await Promise.all(opened.map(async ({ id }) => (await tx.prompts.get(id))?.state));
        expect(states).toEqual(['replaced', 'open', 'open', 'open']);
      });
    });

    it('opened at the same moment leave one open', async () => {
      const { store } = bench();
      const where = await begin(store);
      const prompts = Array.from({ length: 8 }, () => aPrompt(where));
      await Promise.all(prompts.map((prompt) => store.transaction((tx) => tx.prompts.open(prompt))));
      const states = await store.transaction((tx) =>
        Promise.all(prompts.map(async ({ id }) => (await tx.prompts.get(id))?.state)),
      );
      expect(states.filter((state) => state === 'open')).toHaveLength(1);
    });

    it('expire: no longer current, still to be had until the next one opens', async () => {
      const { store } = bench();
      const where = await begin(store);
      const { learnerId, roomId } = where;
      const prompt = aPrompt(where, { expiresAt: noon + minute });
      await store.transaction((tx) => tx.prompts.open(prompt));
      await store.transaction(async (tx) => {
        expect(await tx.prompts.expired(learnerId, roomId, noon + minute - 1)).toBeUndefined();
        expect(await tx.prompts.current(learnerId, roomId, noon + minute - 1)).toEqual(prompt);
        expect(await tx.prompts.current(learnerId, roomId, noon + minute)).toBeUndefined();
        expect(await tx.prompts.expired(learnerId, roomId, noon + minute)).toEqual(prompt);
      });
      await bench()
        .at(noon + 2 * minute)
        .transaction((tx) => tx.prompts.open(aPrompt(where)));
      await store.transaction(async (tx) => {
        expect((await tx.prompts.get(prompt.id))?.state).toBe('expired');
        expect(await tx.prompts.expired(learnerId, roomId, noon + 2 * minute)).toBeUndefined();
      });
    });

    it('change in part, and the one closed last is the last', async () => {
      const { store } = bench();
      const where = await begin(store);
      const [first, second] = [aPrompt(where), aPrompt(where)];
      await store.transaction(async (tx) => {
        await tx.prompts.open(first);
        await tx.prompts.update(first.id, { hints: 2, messageId: 'm9' });
        await tx.prompts.update(first.id, { data: { doubt: '是吗' } });
        expect(await tx.prompts.get(first.id)).toEqual({
          ...first,
          hints: 2,
          messageId: 'm9',
          data: { doubt: '是吗' },
        });
        await tx.prompts.update(first.id, { state: 'skipped' });
        await tx.prompts.open(second);
        expect((await tx.prompts.last(where.learnerId, where.roomId))?.id).toBe(first.id);
        await tx.prompts.update(second.id, { state: 'answered' });
        expect((await tx.prompts.last(where.learnerId, where.roomId))?.id).toBe(second.id);
        await tx.prompts.update(second.id, {});
        expect((await tx.prompts.get(second.id))?.state).toBe('answered');
      });
    });
  });
};
