import { describe, expect, it } from 'vitest';
import type { Occurrence, Subscription } from '../../../src/core/pushes.js';
import type { Store } from '../../../src/core/store.js';
import { begin, minute, newId, noon } from './given.js';
import type { Bench } from './index.js';

type Owner = Awaited<ReturnType<typeof begin>>;

export const aSubscription = (
  owner: { roomId: string; accountId: string },
  rest: Partial<Subscription> = {},
): Subscription => ({
  id: newId(),
  platform: 'telegram',
  roomId: owner.roomId,
  accountId: owner.accountId,
  zone: 'Asia/Shanghai',
  time: '08:00',
  weekdays: '12345',
  topic: 'network',
  count: 3,
  mode: 'mixed',
  remind: true,
  state: 'active',
  nextDate: '2026-03-02',
  nextAt: noon,
  zoneData: '2026a',
  createdAt: noon,
  ...rest,
});

export const anOccurrence = (subscriptionId: string, rest: Partial<Occurrence> = {}): Occurrence => ({
  id: newId(),
  subscriptionId,
  platform: 'telegram',
  date: '2026-03-02',
  dueAt: noon,
  state: 'planned',
  notBefore: noon,
  tries: 0,
  ...rest,
});

export const pushesContract = (bench: () => Bench): void => {
  const subscribed = async (
    store: Store,
    rest: Partial<Subscription> = {},
  ): Promise<Subscription & Owner> => {
    const owner = await begin(store);
    const subscription = aSubscription(owner, rest);
    await store.transaction((tx) => tx.subscriptions.add(subscription));
    return { ...subscription, ...owner, accountId: owner.accountId };
  };

  describe('subscriptions', () => {
    it('come back as they were put in, oldest first, without those that ended', async () => {
      const { store } = bench();
      const owner = await begin(store);
      const [first, second, ended] = [
        aSubscription(owner, { pausedUntil: '2026-03-09', reason: 'blocked', state: 'closed' }),
        aSubscription(owner, { time: '21:00', lastDate: '2026-03-01' }),
        aSubscription(owner, { state: 'off' }),
      ];
      await store.transaction(async (tx) => {
        for (const one of [first, second, ended]) await tx.subscriptions.add(one);
        expect(await tx.subscriptions.ofRoom(owner.roomId)).toEqual([first, second]);
        expect(await tx.subscriptions.get(ended.id)).toEqual(ended);
      });
    });

    it('keep what a change does not name, and lose what it clears', async () => {
      const { store } = bench();
      const { id } = await subscribed(store, { state: 'closed', reason: 'blocked' });
      await store.transaction(async (tx) => {
        const changed = await tx.subscriptions.update(id, { state: 'active', reason: undefined, count: 1 });
        expect(changed).toMatchObject({ state: 'active', count: 1, topic: 'network', mode: 'mixed' });
        expect(changed).not.toHaveProperty('reason');
      });
    });

    it('are due from their instant on, once for each date', async () => {
      const { store } = bench();
      const { id } = await subscribed(store);
      await subscribedElsewhere(store);
      await store.transaction(async (tx) => {
        expect(await tx.subscriptions.due(noon - 1, 10)).toEqual([]);
        const due = await tx.subscriptions.due(noon, 10);
        expect(due.map((one) => one.id)).toEqual([id]);
        const next = { lastDate: '2026-03-02', nextDate: '2026-03-03', nextAt: noon + 1440 * minute };
        await tx.subscriptions.advance([{ id, ...next, zoneData: '2026b' }]);
        expect(await tx.subscriptions.due(noon, 10)).toEqual([]);
        expect(await tx.subscriptions.get(id)).toMatchObject({ ...next, zoneData: '2026b' });
        expect((await tx.subscriptions.outdated('2026b', 10)).map((one) => one.id)).not.toContain(id);
      });
    });

    const subscribedElsewhere = (store: Store): Promise<unknown> =>
      subscribed(store, { state: 'closed' }).then(() => subscribed(store, { nextAt: noon + minute }));
  });

  describe('occurrences', () => {
    it('are there once for each subscription and date', async () => {
      const { store } = bench();
      const { id } = await subscribed(store);
      const first = anOccurrence(id);
      await store.transaction(async (tx) => {
        await tx.occurrences.add([
          first,
          anOccurrence(id, { date: '2026-03-03', state: 'paused', reason: 'x' }),
        ]);
        await tx.occurrences.add([anOccurrence(id)]);
        expect(await tx.occurrences.take(first.id)).toEqual(first);
        const before = await tx.occurrences.before(id, '2026-03-04', 10);
        expect(before.map(({ date }) => date)).toEqual(['2026-03-03', '2026-03-02']);
      });
    });

    it('are reserved by one, and free again after a while', async () => {
      const { store } = bench();
      const { id } = await subscribed(store);
      const [early, late, elsewhere] = [
        anOccurrence(id),
        anOccurrence(id, { date: '2026-03-03', notBefore: noon + minute }),
        anOccurrence(id, { date: '2026-03-04', platform: 'discord' }),
      ];
      await store.transaction(async (tx) => {
        await tx.occurrences.add([early, late, elsewhere]);
        expect(await tx.occurrences.reserve('telegram', noon, 10, noon + 5 * minute)).toEqual([early.id]);
        expect(await tx.occurrences.reserve('telegram', noon, 10, noon + 5 * minute)).toEqual([]);
        const later = await tx.occurrences.reserve('telegram', noon + 5 * minute, 1, noon + 9 * minute);
        expect(later).toEqual([late.id]);
      });
    });

    it('that nobody is sending any more are found, card and second message', async () => {
      const { store } = bench();
      const { id } = await subscribed(store);
      const rows = [1, 2, 3].map((day) => anOccurrence(id, { date: `2026-03-0${day}` }));
      const [card, follow, fresh] = rows.map((row) => row.id);
      await store.transaction(async (tx) => {
        await tx.occurrences.add(rows);
        const triedAt = noon - minute;
        await tx.occurrences.update(card ?? '', { state: 'sending', triedAt });
        await tx.occurrences.update(follow ?? '', { state: 'sent', followState: 'sending', triedAt });
        await tx.occurrences.update(fresh ?? '', { state: 'sending', triedAt: noon });
        const stuck = await tx.occurrences.stuck('telegram', noon, 10);
        expect(stuck.map((row) => row.id).toSorted()).toEqual([card, follow].toSorted());
      });
    });

    it('are found by their prompt, and second messages when they are due', async () => {
      const { store } = bench();
      const { id } = await subscribed(store);
      const row = anOccurrence(id);
      await store.transaction(async (tx) => {
        await tx.occurrences.add([row]);
        await tx.occurrences.update(row.id, { state: 'uncertain', promptId: 'p', reason: 'silence' });
        await tx.occurrences.update(row.id, { followAt: noon + minute, followState: 'planned' });
        expect(await tx.occurrences.ofPrompt('p')).toMatchObject({ id: row.id, reason: 'silence' });
        expect(await tx.occurrences.reserveFollows('telegram', noon, 10, noon)).toEqual([]);
        expect(await tx.occurrences.reserveFollows('telegram', noon + minute, 10, noon)).toEqual([row.id]);
        expect((await tx.occurrences.uncertain(10)).map((one) => one.id)).toEqual([row.id]);
      });
    });

    it('are counted by state, with how late the oldest is', async () => {
      const { store } = bench();
      const { id } = await subscribed(store);
      await store.transaction(async (tx) => {
        expect(await tx.occurrences.counts(noon)).toMatchObject({ subscriptions: 1, due: 0, lateBy: 0 });
        await tx.occurrences.add([
          anOccurrence(id, { dueAt: noon - 2 * minute }),
          anOccurrence(id, { date: '2026-03-03', state: 'missed', dueAt: noon - 9 * minute }),
        ]);
        const { due, lateBy, states } = await tx.occurrences.counts(noon);
        expect({ due, lateBy }).toEqual({ due: 1, lateBy: 2 * minute });
        expect(states).toMatchObject({ planned: 1, missed: 1, sent: 0 });
      });
    });
  });

  describe('a budget', () => {
    it('gives each slot once, evenly spaced, and no burst after a pause', async () => {
      const bank = bench();
      const lease = (instant: number, slots: number): Promise<number> =>
        bank.at(instant).transaction((tx) => tx.budgets.lease('telegram', slots, 34));
      expect(await lease(noon, 8)).toBe(0);
      expect(await lease(noon, 8)).toBe(272);
      expect(await lease(noon + 100, 1)).toBe(444);
      expect(await lease(noon + minute, 1)).toBe(0);
      await bank.at(noon + minute).transaction((tx) => tx.budgets.hold('telegram', 1000));
      expect(await lease(noon + minute, 1)).toBe(1000);
    });
  });

  describe('a room that goes on under another id', () => {
    it('keeps everything', async () => {
      const { store } = bench();
      const { roomId } = await subscribed(store);
      await store.transaction(async (tx) => {
        await tx.rooms.move(roomId, '-100123');
        expect(await tx.rooms.get(roomId)).toMatchObject({ externalId: '-100123' });
        expect(await tx.subscriptions.ofRoom(roomId)).toHaveLength(1);
      });
    });
  });
};
