import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { Store } from '../../src/core/store.js';
import { deriveBoards, deriveLearner, rebuildLearner } from '../../src/core/tutor/rebuild.js';
import type { Action, Person } from '../support/conversation.js';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();

const answers = [
  '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK，双方进入 ESTABLISHED',
  '服务器先发 SYN 给客户端',
  '面向连接的是 TCP，UDP 不可靠但是快，没有拥塞控制',
  '全局解释器锁让同一时刻只有一个线程执行字节码',
  '完全不记得了，只知道它很重要',
];

/** What learners do, in any order; what does not fit the moment is answered and changes nothing. */
const deeds: fc.Arbitrary<Action | { readonly kind: 'passes'; readonly hours: number }> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('/quiz 三次握手', '/quiz python', '/quiz', '复习', '错题', '下一题').map(says),
  },
  { weight: 5, arbitrary: fc.constantFrom(...answers).map((text) => says(`/answer ${text}`)) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('提示', '不会', '跳过', '再答一次', '看答案', '/settings interview=20')
      .map(says),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('我说到了', '对', '错', '完成')
      .map((label) => ({ kind: 'presses' as const, label })),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 60 }).map((hours) => ({ kind: 'passes' as const, hours })),
  },
);

function says(text: string): Action {
  return { kind: 'says', text };
}

const byQuestion = <T extends { questionId: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.questionId < b.questionId ? -1 : 1));
const byDay = <T extends { day: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.day < b.day ? -1 : 1));
const byKey = (rows: readonly object[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

/** What is stored and what the attempts amount to. */
async function storedAndDerived(store: Store): Promise<{ stored: unknown; derived: unknown; count: number }> {
  return store.transaction(async (tx) => {
    const seen = await tx.learners.seen(
      { platform: 'telegram', externalId: 'alice', name: 'alice' },
      // Never used: alice has been seen.
      {
        locale: 'en',
        zone: 'UTC',
        dailyCap: 1,
        onRoomBoards: true,
        onEverywhereBoards: true,
        onboarding: 'done',
      },
      { account: 'x', learner: 'x' },
    );
    const { learner } = seen;
    const { reviews, days } = await deriveLearner(tx, learner);
    const boards = (await tx.boards.all()).filter((row) => row.points !== 0 || row.attempts !== 0);
    return {
      stored: {
        reviews: byQuestion(await tx.reviews.ofLearner(learner.id)),
        days: byDay(await tx.days.since(learner.id, '2000-01-01')),
        boards: byKey(boards),
      },
      derived: { reviews: byQuestion(reviews), days: byDay(days), boards: byKey(await deriveBoards(tx)) },
      count: (await tx.attempts.ofLearner(learner.id)).length,
    };
  });
}

async function live(person: Person, deed: Action | { kind: 'passes'; hours: number }): Promise<void> {
  if (deed.kind === 'passes') talk.passes({ hours: deed.hours });
  else if (deed.kind === 'says') await person.says(deed.text);
  // A button that was never offered cannot be pressed.
  else await person.presses(deed.kind === 'presses' ? deed.label : '').then(undefined, () => undefined);
}

describe('schedule, days and boards', () => {
  test('rebuilt from attempts equal the stored ones, whatever was done', async () => {
    const alice = await settled(talk, 'alice');
    let attempts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 3, maxLength: 25 }), async (sequence) => {
        for (const deed of sequence) await live(alice, deed);
        const { stored, derived, count } = await storedAndDerived(talk.store);
        expect(derived).toEqual(stored);
        attempts = Math.max(attempts, count);
      }),
      { numRuns: 12 },
    );
    expect(attempts, 'the sequences really lead to attempts').toBeGreaterThan(5);
  });

  test('survive being replaced by what is rebuilt', async () => {
    const alice = await settled(talk, 'alice');
    for (const text of ['/quiz 三次握手', `/answer ${answers[0] ?? ''}`, '/quiz python', '不会'])
      await alice.says(text);
    const before = await storedAndDerived(talk.store);
    await talk.store.transaction(async (tx) => {
      const { learner } = await tx.learners.seen(
        { platform: 'telegram', externalId: 'alice', name: 'alice' },
        {
          locale: 'en',
          zone: 'UTC',
          dailyCap: 1,
          onRoomBoards: true,
          onEverywhereBoards: true,
          onboarding: 'done',
        },
        { account: 'x', learner: 'x' },
      );
      await rebuildLearner(tx, learner);
      await tx.boards.replaceAll(await deriveBoards(tx));
    });
    expect((await storedAndDerived(talk.store)).stored).toEqual(before.stored);
  });
});
