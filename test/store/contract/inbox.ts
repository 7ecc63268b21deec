import { describe, expect, it } from 'vitest';
import type { InboxRow } from '../../../src/core/store.js';
import { minute, noon } from './given.js';
import type { Bench } from './index.js';

type Arrival = Omit<InboxRow, 'reply' | 'replyState' | 'receivedAt'>;

const arrival = (key: string, rest: Partial<Arrival> = {}): Arrival => ({
  key,
  roomKey: 'telegram:1',
  platform: 'telegram',
  accountExternalId: '7',
  update: { text: '什么是\0 TCP \ud800' },
  ...rest,
});

export const inboxContract = (bench: () => Bench): void => {
  describe('the inbox', () => {
    it('takes an update once, however often it comes', async () => {
      const { store } = bench();
      const receive = (text: string) =>
        store.transaction((tx) => tx.inbox.receive(arrival('telegram:bot:1', { update: { text } })));
      const results = await Promise.all(['a', 'a', 'a'].map(receive));
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await receive('b')).toBe(false);
      const row = await store.transaction((tx) => tx.inbox.take('telegram:bot:1'));
      expect(row).toEqual({ ...arrival('telegram:bot:1', { update: { text: 'a' } }), receivedAt: noon });
    });

    it('keeps every character of what arrived and of what is to be said', async () => {
      const { store } = bench();
      const reply = { parts: ['答\0\ud800', { n: 0.1 }], none: null };
      await store.transaction(async (tx) => {
        await tx.inbox.receive(arrival('k'));
        await tx.inbox.finish('k', reply);
        expect(await tx.inbox.take('k')).toEqual({
          ...arrival('k'),
          receivedAt: noon,
          reply,
          replyState: 'pending',
        });
      });
    });

    it('lists what is not finished in order of arrival, of one platform', async () => {
      const { store } = bench();
      const keys = async () =>
        (await store.transaction((tx) => tx.inbox.unfinished('telegram', 10))).map((row) => row.key);
      await store.transaction(async (tx) => {
        for (const key of ['c', 'a', 'b']) await tx.inbox.receive(arrival(key));
        await tx.inbox.receive(arrival('d', { platform: 'discord' }));
      });
      expect(await keys()).toEqual(['c', 'a', 'b']);
      await store.transaction((tx) => tx.inbox.finish('c', 'hello'));
      expect(await keys()).toEqual(['c', 'a', 'b']);
      await store.transaction((tx) => tx.inbox.replied('c', 'sending'));
      expect(await keys()).toEqual(['c', 'a', 'b']);
      await store.transaction((tx) => tx.inbox.replied('c', 'sent'));
      expect(await keys()).toEqual(['a', 'b']);
      expect(await store.transaction((tx) => tx.inbox.waiting())).toEqual({ telegram: 2, discord: 1 });
      const [first] = await store.transaction((tx) => tx.inbox.unfinished('telegram', 1));
      expect(first?.key).toBe('a');
    });

    it('is finished also by a reply of nothing', async () => {
      const { store } = bench();
      await store.transaction(async (tx) => {
        await tx.inbox.receive(arrival('k'));
        await tx.inbox.finish('k', null);
        expect(await tx.inbox.take('k')).toMatchObject({ reply: null, replyState: 'pending' });
      });
    });

    it('does nothing for rows that are not there', async () => {
      const { store } = bench();
      await store.transaction(async (tx) => {
        await tx.inbox.finish('gone', 'reply');
        await tx.inbox.replied('gone', 'sent');
        expect(await tx.inbox.take('gone')).toBeUndefined();
      });
    });

    it('lets one transaction at a time work on a row', async () => {
      const { store } = bench();
      await store.transaction((tx) => tx.inbox.receive(arrival('k')));
      const work = () =>
        store.transaction(async (tx) => {
          const row = await tx.inbox.take('k');
          if (row?.replyState !== undefined) return 'was done';
          await tx.inbox.finish('k', 'done');
          return 'did it';
        });
      const results = await Promise.all([work(), work(), work()]);
      expect(results.toSorted()).toEqual(['did it', 'was done', 'was done']);
    });

    it('forgets what is old', async () => {
      const { store } = bench();
      await store.transaction((tx) => tx.inbox.receive(arrival('old')));
      await bench()
        .at(noon + minute)
        .transaction((tx) => tx.inbox.receive(arrival('new')));
      expect(await store.transaction((tx) => tx.inbox.expire(noon + minute))).toBe(1);
      await store.transaction(async (tx) => {
        expect(await tx.inbox.take('old')).toBeUndefined();
        expect(await tx.inbox.take('new')).toBeDefined();
      });
    });
  });
};
