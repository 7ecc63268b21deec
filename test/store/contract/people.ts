import { describe, expect, it } from 'vitest';
import { begin, enter, meet, newcomer, newId, noon } from './given.js';
import type { Bench } from './index.js';

export const peopleContract = (bench: () => Bench): void => {
  describe('learners', () => {
    it('begin with the defaults at first sight and keep what they have changed', async () => {
      const { store } = bench();
      const who = { platform: 'discord', externalId: '42', name: '小王' } as const;
      const see = () =>
        store.transaction((tx) => tx.learners.seen(who, newcomer, { account: newId(), learner: newId() }));
      const first = await see();
      expect(first.learner).toEqual({ ...newcomer, id: first.learner.id, createdAt: noon });
      expect(first.account).toEqual({ ...who, id: first.account.id, learnerId: first.learner.id });
      await store.transaction((tx) =>
        tx.learners.update(first.learner.id, { locale: 'en', role: 'backend' }),
      );
      const again = await see();
      expect(again.account).toEqual(first.account);
      expect(again.learner).toEqual({ ...first.learner, locale: 'en', role: 'backend' });
    });

    it('are told apart by platform and number, and called by their newest name', async () => {
      const { store } = bench();
      const see = (platform: 'discord' | 'telegram', name: string) =>
        store.transaction((tx) =>
          tx.learners.seen({ platform, externalId: '42', name }, newcomer, {
            account: newId(),
            learner: newId(),
          }),
        );
      const one = await see('discord', 'old');
      const other = await see('telegram', 'someone else');
      expect(other.learner.id).not.toBe(one.learner.id);
      const renamed = await see('discord', 'new');
      expect(renamed.account).toEqual({ ...one.account, name: 'new' });
      const accounts = await store.transaction((tx) => tx.learners.accounts(one.learner.id));
      expect(accounts).toEqual([renamed.account]);
    });

    it('seen twice for the first time at the same moment are one', async () => {
      const { store } = bench();
      const people = await Promise.all(
        Array.from({ length: 8 }, () => store.transaction((tx) => meet(tx, 'bob'))),
      );
      expect(new Set(people.map((person) => person.learnerId)).size).toBe(1);
    });

    it('clear what may be absent by setting it to undefined', async () => {
      const { store } = bench();
      const { learnerId } = await begin(store);
      const named = await store.transaction((tx) =>
        tx.learners.update(learnerId, { displayName: 'Ali', interviewDate: '2026-05-01' }),
      );
      expect(named).toMatchObject({ displayName: 'Ali', interviewDate: '2026-05-01' });
      const cleared = await store.transaction((tx) =>
        tx.learners.update(learnerId, { displayName: undefined }),
      );
      expect(cleared).not.toHaveProperty('displayName');
      expect(cleared.interviewDate).toBe('2026-05-01');
      expect(await store.transaction((tx) => tx.learners.update(learnerId, {}))).toEqual(cleared);
    });

    it('that do not exist are undefined, and cannot be changed', async () => {
      const { store } = bench();
      expect(await store.transaction((tx) => tx.learners.get('nobody'))).toBeUndefined();
      await expect(
        store.transaction((tx) => tx.learners.update('nobody', { dailyCap: 1 })),
      ).rejects.toThrow();
    });

    it('may have names that no database can hold', async () => {
      const { store } = bench();
      const see = () =>
        store.transaction((tx) =>
          tx.learners.seen({ platform: 'telegram', externalId: 'x\0y', name: 'a\0b\ud800c😀' }, newcomer, {
            account: newId(),
            learner: newId(),
          }),
        );
      const first = await see();
      expect(first.account.name).toBe('a\ufffdb\ufffdc😀');
      expect(await see()).toEqual(first);
    });
  });

  describe('rooms', () => {
    it('keep their zone and language, and take on new titles', async () => {
      const { store } = bench();
      const first = await store.transaction((tx) =>
        enter(tx, 'g1', { zone: 'Asia/Tokyo', title: 'Old', locale: 'en' }),
      );
      const again = await store.transaction((tx) =>
        enter(tx, 'g1', { zone: 'UTC', title: 'New', server: 's' }),
      );
      expect(again).toEqual({ ...first, title: 'New', server: 's' });
      expect(await store.transaction((tx) => tx.rooms.get(first.id))).toEqual(again);
      expect(await store.transaction((tx) => tx.rooms.get('nowhere'))).toBeUndefined();
    });

    it('are what their admins have made of them, also when seen again', async () => {
      const { store } = bench();
      const { id } = await store.transaction((tx) => enter(tx, 'g1'));
      await store.transaction((tx) => enter(tx, 'g2'));
      const settings = { topics: ['network'], privateAnswers: true };
      const changed = await store.transaction((tx) => tx.rooms.configure(id, { settings, locale: 'en' }));
      expect(changed).toMatchObject({ id, settings, locale: 'en', zone: 'UTC' });
      expect(await store.transaction((tx) => enter(tx, 'g1'))).toEqual(changed);
      expect(await store.transaction((tx) => tx.rooms.configured())).toEqual([changed]);
    });

    it('have questions of their own, in the order they were added', async () => {
      const { store } = bench();
      const { accountId } = await store.transaction((tx) => meet(tx, 'alice'));
      const { id: roomId } = await store.transaction((tx) => enter(tx, 'g1'));
      const asked = ['一', '二', '三'].map((text) => ({
        id: newId(),
        roomId,
        accountId,
        at: noon,
        text,
        points: [`${text}\0`],
      }));
      const own = () => store.transaction((tx) => tx.roomQuestions.ofRoom(roomId));
      await store.transaction(async (tx) => {
        for (const question of asked) await tx.roomQuestions.add(question);
      });
      expect(await own()).toEqual(asked);
      await store.transaction((tx) => tx.roomQuestions.remove(asked[1]?.id ?? ''));
      expect((await own()).map(({ text }) => text)).toEqual(['一', '三']);
    });

    it('entered twice for the first time at the same moment are one', async () => {
      const { store } = bench();
      const rooms = await Promise.all(
        Array.from({ length: 8 }, () => store.transaction((tx) => enter(tx, 'g2'))),
      );
      expect(new Set(rooms.map((room) => room.id)).size).toBe(1);
    });
  });
};
