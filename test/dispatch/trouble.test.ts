import { describe, expect, test } from 'vitest';
import { StoreUnavailable, type Store } from '../../src/core/store.js';
import { createDispatcher, type Dispatcher } from '../../src/dispatch/dispatcher.js';
import { textContent, type Incoming } from '../../src/dispatch/incoming.js';
import type { Reply } from '../../src/replies/reply.js';
import { collectedLog } from '../support/log.js';
import { textOfReply } from '../support/plain.js';
import { seededRandom } from '../support/random.js';
import { talksOn } from '../support/talks.js';

const talk = talksOn();

const says = (text: string, id: string): Incoming => ({
  key: `telegram:test:${id}`,
  platform: 'telegram',
  account: { externalId: 'alice', name: 'Alice' },
  room: { externalId: 'alice', kind: 'dm' },
  at: talk.clock.now,
  content: textContent(text, { addressed: true }),
});

/** A store that fails transactions as long as it is told to. */
interface Breakable extends Store {
  broken: 'no' | 'away' | 'bug';
  /** Transactions that still succeed. */
  after: number;
}

function breakable(store: Store): Breakable {
  const state: Breakable = {
    broken: 'no',
    after: 0,
    transaction: (work) => {
      if (state.broken === 'no' || state.after > 0) {
        state.after -= 1;
        return store.transaction(work);
      }
      const error = state.broken === 'away' ? new StoreUnavailable('no connection') : new Error('a bug');
      return Promise.reject(error);
    },
    close: () => store.close(),
  };
  return state;
}

function dispatcherOn(store: Store, retries: readonly number[] = [1, 1, 1]) {
  const log = collectedLog();
  const seen: string[] = [];
  const dispatcher: Dispatcher = createDispatcher({
    store,
    knowledge: talk.knowledge,
    random: seededRandom(7),
    log,
    retries,
  });
  const send = (reply: Reply): Promise<undefined> => {
    seen.push(textOfReply(reply));
    return Promise.resolve(undefined);
  };
  const deliver = async (incoming: Incoming): Promise<void> => {
    await (
      await dispatcher.accept(incoming, send)
    ).done;
  };
  return { dispatcher, deliver, send, seen, log };
}

describe('a database that cannot be reached', () => {
  test('is told kindly, and everything goes on when it is back', async () => {
    const store = breakable(talk.store);
    const { deliver, seen } = dispatcherOn(store);
    store.broken = 'away';
    await deliver(says('/help', '1'));
    expect(seen.at(-1)).toContain('数据库暂时连不上，这条消息还没有记下');
    store.broken = 'no';
    await deliver(says('/help', '2'));
    expect(seen.at(-1)).toContain('怎么用');
  });

  test('that goes away after a message was recorded does not lose it', async () => {
    const store = breakable(talk.store);
    const { deliver, seen } = dispatcherOn(store, [1, 1, 20]);
    store.broken = 'away';
    store.after = 1;
    const delivered = deliver(says('/settings cap=7', '1'));
    setTimeout(() => (store.broken = 'no'), 10);
    await delivered;
    expect(seen[0]).toContain('已经记下');
    expect(seen.at(-1)).toContain('改好了');
    expect(seen).toHaveLength(2);
  });

  test('for longer than anybody waits leaves the message for the next start', async () => {
    const store = breakable(talk.store);
    const { deliver, seen, dispatcher, send } = dispatcherOn(store, []);
    store.broken = 'away';
    store.after = 1;
    await deliver(says('/settings cap=7', '1'));
    expect(seen).toEqual([]);
    store.broken = 'no';
    expect(await dispatcher.resume('telegram', send)).toBe(1);
    expect(seen.at(-1)).toContain('改好了');
    expect(await dispatcher.resume('telegram', send)).toBe(0);
  });
});

describe('a bug', () => {
  test('is answered with a code that leads to the log, and is not tried again', async () => {
    const { seen, log, deliver, dispatcher, send } = dispatcherOn(talk.store);
    talk.knowledge.breakGrader(new Error('boom'));
    await deliver(says('什么是三次握手', '1'));
    const code = /编号 (\w{6})/u.exec(seen.at(-1) ?? '')?.[1];
    expect(log.entries).toContainEqual(
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ code }) as unknown }),
    );
    expect(await dispatcher.resume('telegram', send)).toBe(0);
    talk.knowledge.breakGrader(undefined);
    await deliver(says('/help', '2'));
    expect(seen.at(-1)).toContain('怎么用');
  });
});

describe('a reply that could not be sent', () => {
  test('is sent after the restart, without doing anything twice', async () => {
    const first = dispatcherOn(talk.store);
    const lost = (): Promise<never> => Promise.reject(new Error('connection reset'));
    const accepted = await first.dispatcher.accept(says('/settings name=Ann', '1'), lost);
    await accepted.done;
    const second = dispatcherOn(talk.store);
    expect(await second.dispatcher.resume('telegram', second.send)).toBe(1);
    expect(second.seen.at(-1)).toContain('Ann');
    expect(await second.dispatcher.resume('telegram', second.send)).toBe(0);
  });
});

test('old updates are forgotten after two days', async () => {
  const { dispatcher, deliver } = dispatcherOn(talk.store);
  await deliver(says('/help', '1'));
  expect(await dispatcher.expire()).toBe(0);
  talk.passes({ days: 2, minutes: 1 });
  expect(await dispatcher.expire()).toBe(1);
});

test('somebody who reads English is told in English', async () => {
  const store = breakable(talk.store);
  const { deliver, seen } = dispatcherOn(store);
  await deliver(says('/settings language=en', '1'));
  store.broken = 'away';
  store.after = 0;
  await deliver(says('hello', '2'));
  expect(seen.at(-1)).toContain('The database cannot be reached');
});
