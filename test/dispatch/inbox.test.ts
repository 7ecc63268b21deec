import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { Store } from '../../src/core/store.js';
import type { Incoming } from '../../src/dispatch/incoming.js';
import type { Action, Who } from '../support/conversation.js';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();

const alice: Who = { name: 'alice', room: 'alice', kind: 'dm' };
const answer = '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK';

/** Everything that is remembered of everybody who ever wrote, and the boards. */
async function everything(store: Store): Promise<unknown> {
  return store.transaction(async (tx) => {
    const { learner } = await tx.learners.seen(
      { platform: 'telegram', externalId: 'alice', name: 'alice' },
      {
        locale: 'zh-CN',
        zone: 'Asia/Shanghai',
        dailyCap: 30,
        onRoomBoards: true,
        onEverywhereBoards: false,
        onboarding: 'done',
      },
      { account: 'none', learner: 'none' },
    );
    return { own: await tx.learners.export(learner.id), boards: await tx.boards.all() };
  });
}

describe('an update', () => {
  test('applied twice changes nothing and is not answered again', async () => {
    await settled(talk, 'alice');
    const { driver, clock } = talk;
    await driver.deliver(driver.incoming(alice, { kind: 'says', text: '/quiz 三次握手' }, clock.now));
    const update = driver.incoming(alice, { kind: 'says', text: answer }, clock.now);
    expect(await driver.deliver(update)).toHaveLength(1);
    const before = await everything(talk.store);
    expect(await driver.deliver(update)).toHaveLength(0);
    expect(await driver.deliver(update)).toHaveLength(0);
    expect(await everything(talk.store)).toEqual(before);
  });

  test('arriving twice at once is worked off once', async () => {
    await settled(talk, 'alice');
    const { driver, clock } = talk;
    await driver.deliver(driver.incoming(alice, { kind: 'says', text: '/quiz 三次握手' }, clock.now));
    const update = driver.incoming(alice, { kind: 'says', text: answer }, clock.now);
    const replies = await Promise.all([
      driver.deliver(update),
      driver.deliver(update),
      driver.deliver(update),
    ]);
    expect(replies.flat()).toHaveLength(1);
  });
});

describe('duplicated and reordered updates', () => {
  const actions: readonly Action[] = [
    { kind: 'says', text: '/quiz 三次握手' },
    { kind: 'says', text: '提示' },
    { kind: 'says', text: answer },
    { kind: 'says', text: '收藏' },
    { kind: 'says', text: '/quiz 三次握手' },
    { kind: 'says', text: '不会' },
    { kind: 'says', text: '/settings cap=12' },
  ];

  test('change nothing, however they come', async () => {
    await settled(talk, 'alice');
    const { driver, clock } = talk;
    const updates: Incoming[] = actions.map((action, at) =>
      driver.incoming(alice, action, clock.now + at * 1000),
    );
    clock.now += 3_600_000;
    for (const update of updates) await driver.deliver(update);
    const once = await everything(talk.store);
    const repeats = fc.array(fc.constantFrom(...updates), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(repeats, async (again) => {
        const replies = await Promise.all(again.map((update) => driver.deliver(update)));
        expect(replies.flat()).toEqual([]);
        expect(await everything(talk.store)).toEqual(once);
      }),
      { numRuns: 20 },
    );
  });
});
