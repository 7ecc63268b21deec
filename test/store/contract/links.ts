import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/core/store.js';
import { aPrompt, anAttempt, aReview, enter, meet, minute, newId, noon } from './given.js';
import type { Bench } from './index.js';

const day = '2026-03-01';

/** Somebody with a question open in the room everybody is in, an answer, a favourite and points. */
const fill = (store: Store, name: string) =>
  store.transaction(async (tx) => {
    const person = await meet(tx, name);
    const group = await enter(tx, 'group');
    const here = { ...person, roomId: group.id };
    const prompt = aPrompt(here);
    await tx.prompts.open(prompt);
    await tx.attempts.add(anAttempt(here, { answer: name }));
    await tx.reviews.put(aReview(person.learnerId));
    await tx.days.put({ learnerId: person.learnerId, day, attempts: 1, honest: true, points: 1 });
    await tx.days.expose(person.learnerId, `network/${name}`, day, 'ask');
    await tx.saved.add(person.learnerId, `network/${name}`, noon);
    await tx.boards.add('everywhere', day, person.accountId, { points: 3, attempts: 1 });
    return { ...person, room: group.id, prompt: prompt.id };
  });

export const linksContract = (bench: () => Bench): void => {
  describe('learners that become one', () => {
    it('leave nothing behind and lose nothing', async () => {
      const { store } = bench();
      const alice = await fill(store, 'alice');
      const other = await fill(store, 'other');
      await store.transaction((tx) => tx.learners.merge(other.learnerId, alice.learnerId));
      await store.transaction(async (tx) => {
        const left = await tx.learners.export(other.learnerId);
        expect(Object.values(left).flat()).toEqual([]);
        const accounts = await tx.learners.accounts(alice.learnerId);
        expect(accounts.map(({ id }) => id).sort()).toEqual([alice.accountId, other.accountId].sort());
        const answers = (await tx.attempts.ofLearner(alice.learnerId)).map(({ answer }) => answer);
        expect(answers.sort()).toEqual(['alice', 'other']);
        const saved = (await tx.saved.list(alice.learnerId)).map(({ questionId }) => questionId);
        expect(saved).toEqual(['network/alice', 'network/other']);
        expect(await tx.days.exposed(alice.learnerId, 'network/other', day)).toEqual(['ask']);
        const board = await tx.boards.top('everywhere', day, day, 10, alice.learnerId);
        expect(board.rows).toMatchObject([{ learnerId: alice.learnerId, points: 6, attempts: 2 }]);
      });
    });

    it('keep one open question in a room: that of the one who stays', async () => {
      const { store } = bench();
      const alice = await fill(store, 'alice');
      const other = await fill(store, 'other');
      await store.transaction((tx) => tx.learners.merge(other.learnerId, alice.learnerId));
      await store.transaction(async (tx) => {
        expect((await tx.prompts.current(alice.learnerId, alice.room, noon))?.id).toBe(alice.prompt);
        expect(await tx.prompts.get(other.prompt)).toMatchObject({
          learnerId: alice.learnerId,
          state: 'replaced',
        });
      });
    });

    it('take over settings that the one who stays lacks, and no others', async () => {
      const { store } = bench();
      const alice = await store.transaction((tx) => meet(tx, 'alice', { locale: 'en', role: 'backend' }));
      const other = await store.transaction((tx) =>
        meet(tx, 'other', { role: 'sre', interviewDate: '2026-05-01', onboarding: 'done' }),
      );
      const merged = await store.transaction((tx) => tx.learners.merge(other.learnerId, alice.learnerId));
      expect(merged).toMatchObject({
        id: alice.learnerId,
        locale: 'en',
        role: 'backend',
        interviewDate: '2026-05-01',
        onboarding: 'done',
      });
    });

    it('come apart again: each account with what belongs to it', async () => {
      const { store } = bench();
      const alice = await fill(store, 'alice');
      const other = await fill(store, 'other');
      const id = newId();
      await store.transaction((tx) => tx.learners.merge(other.learnerId, alice.learnerId));
      await store.transaction((tx) => tx.learners.split(other.accountId, id));
      await store.transaction(async (tx) => {
        const answersOf = async (learnerId: string): Promise<string[]> =>
          (await tx.attempts.ofLearner(learnerId)).map(({ answer }) => answer);
        expect(await answersOf(alice.learnerId)).toEqual(['alice']);
        expect(await answersOf(id)).toEqual(['other']);
        expect((await tx.prompts.get(other.prompt))?.learnerId).toBe(id);
        expect((await tx.saved.list(id)).length).toBe(2);
        const { learnerId } = await meet(tx, 'other');
        expect(learnerId).toBe(id);
      });
    });

    it('both at once, each the other, are one in the end', async () => {
      const { store } = bench();
      const [alice, other] = [await fill(store, 'alice'), await fill(store, 'other')];
      const merge = (from: string, into: string) =>
        store
          .transaction((tx) => tx.learners.merge(from, into))
          .then(
            () => true,
            () => false,
          );
      const done = await Promise.all([
        merge(alice.learnerId, other.learnerId),
        merge(other.learnerId, alice.learnerId),
      ]);
      expect(done.filter(Boolean)).toHaveLength(1);
      const [one, two] = await store.transaction(async (tx) => [
        await meet(tx, 'alice'),
        await meet(tx, 'other'),
      ]);
      expect(one.learnerId).toBe(two.learnerId);
    });
  });

  describe('codes', () => {
    it('are found until they expire, are withdrawn or replaced', async () => {
      const { store } = bench();
      const alice = await store.transaction((tx) => meet(tx, 'alice'));
      const offer = (hash: string) =>
        store.transaction((tx) => tx.links.offer({ ...alice, hash, expiresAt: noon + minute }));
      const find = (hash: string, at = noon) => store.transaction((tx) => tx.links.find(hash, at));
      await offer('one');
      expect(await find('one')).toEqual({ ...alice, hash: 'one', expiresAt: noon + minute });
      expect(await find('one', noon + minute)).toBeUndefined();
      await offer('two');
      expect(await find('one')).toBeUndefined();
      await store.transaction((tx) => tx.links.withdraw(alice.learnerId));
      expect(await find('two')).toBeUndefined();
    });

    it('that were wrong are remembered for a while, by account', async () => {
      const { store } = bench();
      const [alice, bob] = await store.transaction(async (tx) => [
        await meet(tx, 'alice'),
        await meet(tx, 'bob'),
      ]);
      await store.transaction(async (tx) => {
        for (const at of [noon, noon, noon + minute]) await tx.links.failed(alice.accountId, at);
        expect(await tx.links.tries(alice.accountId, noon - 1)).toEqual([noon, noon, noon + minute]);
        expect(await tx.links.tries(alice.accountId, noon)).toEqual([noon + minute]);
        expect(await tx.links.tries(bob.accountId, noon - 1)).toEqual([]);
      });
    });
  });
};
