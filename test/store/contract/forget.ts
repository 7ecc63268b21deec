import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/core/store.js';
import * as schema from '../../../src/store/schema/index.js';
import { aPrompt, anAppeal, anAttempt, aReview, enter, meet, newcomer, newId, noon } from './given.js';
import type { Bench } from './index.js';
import { anOccurrence, aSubscription } from './pushes.js';

/** Tables that are nobody's. */
const shared = new Set(['budgets']);

/** A learner with something in every table; every text of theirs contains `word`. */
const fill = (store: Store, who: string, word: string) =>
  store.transaction(async (tx) => {
    const ids = { account: newId(), learner: newId() };
    const account = { platform: 'telegram', externalId: who, name: `${word} name` } as const;
    await tx.learners.seen(account, { ...newcomer, displayName: word, role: word }, ids);
    const dm = await enter(tx, who, { kind: 'dm', title: word });
    const group = await enter(tx, 'group', { title: 'everybody' });
    const here = { learnerId: ids.learner, accountId: ids.account, roomId: dm.id };
    const prompt = aPrompt(here, { data: { doubt: word }, messageId: 'm' });
    await tx.prompts.open(prompt);
    const attempt = anAttempt({ ...here, roomId: group.id }, { answer: `${word} 答案`, promptId: prompt.id });
    await tx.attempts.add(attempt);
    await tx.attempts.add(anAttempt(here, { answer: word, supersedes: attempt.id, reason: 'supplement' }));
    await tx.appeals.add(anAppeal(attempt, { word }));
    await tx.reviews.put(aReview(ids.learner));
    await tx.days.put({ learnerId: ids.learner, day: '2026-03-01', attempts: 1, honest: true, points: 1 });
    await tx.days.expose(ids.learner, 'network/x', '2026-03-01', 'ask');
    await tx.boards.add(`room:${group.id}`, '2026-03-01', ids.account, { points: 1, attempts: 1 });
    await tx.saved.add(ids.learner, 'network/x', noon);
    await tx.links.offer({
      hash: `${who} hash`,
      learnerId: ids.learner,
      accountId: ids.account,
      expiresAt: noon,
    });
    await tx.links.failed(ids.account, noon);
    const asked = { id: newId(), text: word, points: [word] };
    await tx.roomQuestions.add({ ...asked, roomId: group.id, accountId: ids.account, at: noon });
    await tx.cases.add({
      id: newId(),
      accountId: ids.account,
      questionId: 'network/x',
      point: 'p',
      answer: word,
      score: 90,
      at: noon,
    });
    await tx.tellings.once(ids.account, 'appeals', '2026-03-01');
    await tx.gaps.add({
      id: newId(),
      accountId: ids.account,
      roomId: group.id,
      query: word,
      nearest: [],
      at: noon,
    });
    const subscription = aSubscription({ roomId: dm.id, accountId: ids.account }, { topic: word });
    await tx.subscriptions.add(subscription);
    await tx.occurrences.add([anOccurrence(subscription.id)]);
    for (const key of [`telegram:bot:${who}1`, `telegram:bot:${who}2`]) {
      const update = { text: word, from: who };
      await tx.inbox.receive({
        key,
        roomKey: `dm:${who}`,
        platform: 'telegram',
        accountExternalId: who,
        update,
      });
    }
    await tx.inbox.finish(`telegram:bot:${who}1`, { said: word });
    return { ...ids, dm: dm.id, group: group.id };
  });

export const forgetContract = (bench: () => Bench): void => {
  const everything = async (store: Store, people: readonly string[]): Promise<string> =>
    JSON.stringify(
      await store.transaction(async (tx) => ({
        exports: await Promise.all(people.map((id) => tx.learners.export(id))),
        gaps: await tx.gaps.list(100),
        cases: await tx.cases.list(100),
        attempts: await tx.attempts.all(undefined, 100),
        appeals: await tx.appeals.list('open', 100),
        boards: await tx.boards.all(),
        inbox: await tx.inbox.unfinished('telegram', 100),
      })),
    );

  describe('an export', () => {
    it('has something of every table there is, and nothing of anybody else', async () => {
      const { store } = bench();
      const alice = await fill(store, 'alice', '爱丽丝的话');
      await fill(store, 'bob', '鲍勃的话');
      const data = await store.transaction((tx) => tx.learners.export(alice.learner));
      const tables = Object.entries(schema).flatMap(([key, value]) =>
        is(value, PgTable) && !shared.has(key) ? [{ key, name: getTableName(value) }] : [],
      );
      expect(Object.keys(data).toSorted()).toEqual(tables.map(({ key }) => key).toSorted());
      for (const { key, name } of tables) expect(data[key], name).not.toEqual([]);
      expect(JSON.stringify(data)).toContain('爱丽丝的话 答案');
      expect(JSON.stringify(data)).not.toContain('鲍勃');
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    });

    it('of nobody is empty', async () => {
      const data = await bench().store.transaction((tx) => tx.learners.export('nobody'));
      expect(Object.values(data).flat()).toEqual([]);
    });
  });

  describe('forgetting', () => {
    it('leaves no word and no row, and touches nobody else', async () => {
      const { store } = bench();
      const bob = await fill(store, 'bob', '鲍勃的话');
      const before = await everything(store, [bob.learner]);
      const alice = await fill(store, 'alice', '爱丽丝的话');
      expect(await everything(store, [])).toContain('爱丽丝的话');
      await store.transaction((tx) => tx.learners.forget(alice.learner));
      expect(await everything(store, [bob.learner])).toBe(before);
      await store.transaction(async (tx) => {
        expect(await tx.learners.get(alice.learner)).toBeUndefined();
        expect(await tx.learners.accounts(alice.learner)).toEqual([]);
        expect(await tx.rooms.get(alice.dm)).toBeUndefined();
        expect(await tx.rooms.get(alice.group)).toBeDefined();
        expect(await tx.prompts.last(alice.learner, alice.dm)).toBeUndefined();
        expect(Object.values(await tx.learners.export(alice.learner)).flat()).toEqual([]);
      });
    });

    it('while an update is worked off: its reply is not kept, and a repeat of it does nothing', async () => {
      const { store } = bench();
      const alice = await fill(store, 'alice', '爱丽丝的话');
      const key = 'telegram:bot:alice2';
      await store.transaction(async (tx) => {
        await tx.inbox.take(key);
        await tx.learners.forget(alice.learner);
        await tx.inbox.finish(key, '再见，爱丽丝');
      });
      await store.transaction(async (tx) => {
        await tx.inbox.replied(key, 'sending');
        expect(await tx.inbox.unfinished('telegram', 10)).toEqual([]);
        expect(await tx.inbox.take(key)).toBeUndefined();
        const repeat = {
          key,
          roomKey: 'dm:alice',
          platform: 'telegram',
          accountExternalId: 'alice',
        } as const;
        expect(await tx.inbox.receive({ ...repeat, update: '爱丽丝的话' })).toBe(false);
      });
    });

    it('lets the same person begin anew', async () => {
      const { store } = bench();
      const alice = await fill(store, 'alice', '爱丽丝的话');
      await store.transaction((tx) => tx.learners.forget(alice.learner));
      const again = await store.transaction((tx) => meet(tx, 'alice'));
      expect(again.learnerId).not.toBe(alice.learner);
      expect((await store.transaction((tx) => tx.attempts.ofLearner(again.learnerId))).length).toBe(0);
    });
  });
};
