/** Pushes from subscription to answer, on a real PostgreSQL; the platform does what each test says. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createLibrary } from '../../src/core/notes/library.js';
import { beginPush } from '../../src/core/tutor/daily/begin.js';
import { planAll, startPlanner } from '../../src/jobs/planner.js';
import { pushing, type Pushing } from '../support/pushing.js';
import { onPostgres } from '../support/stores.js';
import { idle, talksOn } from '../support/talks.js';

const talk = talksOn(onPostgres);
let pushes: Pushing;
beforeEach(() => {
  pushes = pushing(talk);
});

/** Subscribed at half past nine in the morning for ten. */
const subscribed = async (line = '/daily 10:00') => {
  const alice = await idle(talk, 'alice');
  await alice.says(line).sees('订阅好了');
  return alice;
};

const states = async (): Promise<readonly string[]> =>
  (await pushes.occurrences('alice')).map(({ state, reason }) =>
    reason === undefined ? state : `${state}: ${reason}`,
  );

const texts = (): readonly string[] => pushes.received.map(({ text }) => text);

describe('a push', () => {
  test('comes at its time and not before, once a day, as one card', async () => {
    await subscribed('/daily 10:00 三次握手 2');
    await pushes.run();
    expect(texts()).toEqual([]);
    talk.passes({ minutes: 30 });
    await pushes.run();
    await pushes.run();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toMatch(/今日一题.*连续 1 天.*答完还有 1 题/su);
    expect(pushes.received[0]?.to).toEqual({ platform: 'telegram', externalId: 'alice', kind: 'dm' });
    talk.passes({ days: 1 });
    await pushes.run();
    expect(await states()).toEqual(['sent', 'sent']);
  });

  test('is answered by simply answering, hours later too', async () => {
    const alice = await subscribed('/daily 10:00 三次握手');
    talk.passes({ minutes: 30 });
    await pushes.run();
    talk.passes({ hours: 9 });
    await alice.says('客户端发 SYN，服务器回 SYN+ACK，客户端再回 ACK').sees(/分/u);
  });

  test('is skipped while it is paused, and says nothing', async () => {
    const alice = await subscribed();
    await alice.says('/daily pause 1').sees('暂停到 2026-11-23');
    talk.passes({ minutes: 30 });
    await pushes.run();
    expect(texts()).toEqual([]);
    talk.passes({ days: 1 });
    await pushes.run();
    expect(await states()).toEqual(['paused: by the learner', 'sent']);
    expect(texts()[0]).not.toContain('没能推送');
  });

  test('that is late says so; that is more than six hours late is missed, and the next one tells', async () => {
    await subscribed();
    talk.passes({ hours: 3 });
    await pushes.run();
    expect(texts()[0]).toMatch(/晚到 1[56]\d 分钟/u);
    talk.passes({ days: 2, hours: 7 });
    await pushes.run();
    expect(await states()).toEqual(['sent', 'missed: more than 6 h late', 'missed: more than 6 h late']);
    talk.passes({ hours: 16 });
    await pushes.run();
    expect(texts().at(-1)).toContain('前面有 2 次因为服务中断没能推送');
  });

  test('that was refused is tried again, no sooner than the platform allows', async () => {
    await subscribed();
    talk.passes({ minutes: 30 });
    const times: number[] = [];
    pushes.behave(() => {
      times.push(talk.clock.now);
      return times.length === 1
        ? { kind: 'unsent', reason: 'too many requests', retryAfter: 40_000 }
        : { kind: 'sent', messageId: 'm' };
    });
    await pushes.run();
    expect(await states()).toEqual(['planned: too many requests']);
    talk.passes({ seconds: 35 });
    await pushes.run();
    expect(times).toHaveLength(1);
    talk.passes({ seconds: 10 });
    await pushes.run();
    expect(await states()).toEqual(['sent']);
    // The same question, not another one for every try.
    const asked = pushes.received.map(({ outcome }) => outcome.kind === 'push' && outcome.posed.prompt.id);
    expect(new Set(asked).size).toBe(1);
  });

  test('to somebody who has blocked the bot stops the subscription, until it is resumed', async () => {
    const alice = await subscribed();
    talk.passes({ minutes: 30 });
    pushes.behave(() => ({ kind: 'closed', reason: 'bot was blocked by the user' }));
    await pushes.run();
    expect(await states()).toEqual(['paused: bot was blocked by the user']);
    talk.passes({ days: 3 });
    await pushes.run();
    expect(texts()).toHaveLength(1);
    await alice.says('/daily').sees('发不出去').canPress('恢复');
    await alice.presses('恢复').sees('下次：明天 10:00');
  });

  test('follows a room to its new id', async () => {
    await subscribed();
    talk.passes({ minutes: 30 });
    pushes.behave(({ to }) =>
      to.externalId === 'alice' ? { kind: 'moved', externalId: '-100' } : { kind: 'sent', messageId: 'm' },
    );
    await pushes.run();
    expect(pushes.received.map(({ to }) => to.externalId)).toEqual(['alice', '-100']);
  });

  test('without a question of its topic is missed, with the reason', async () => {
    await subscribed('/daily 10:00 GIL');
    talk.passes({ minutes: 30 });
    const empty = createLibrary([], [], talk.knowledge.notes.lexicon);
    await pushing(talk, { knowledge: { ...talk.knowledge, library: () => Promise.resolve(empty) } }).run();
    expect(await states()).toEqual(['missed: no question of the topic']);
  });
});

describe('a push nobody can tell the fate of', () => {
  const silence = async () => {
    const alice = await subscribed('/daily 10:00 三次握手');
    talk.passes({ minutes: 30 });
    pushes.behave(() => ({ kind: 'uncertain', reason: 'no answer' }));
    await pushes.run();
    expect(await states()).toEqual(['uncertain: no answer']);
    pushes.behave(() => ({ kind: 'sent', messageId: 'second' }));
    return alice;
  };

  test('is followed by one more card after a quarter of an hour, marked, and by no third', async () => {
    await silence();
    talk.passes({ minutes: 14 });
    await pushes.run();
    expect(texts()).toHaveLength(1);
    talk.passes({ minutes: 2 });
    await pushes.run();
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toMatch(/^可能重复.*今日一题/su);
    expect(await states()).toEqual(['sent']);
    talk.passes({ hours: 2 });
    await pushes.run();
    expect(texts()).toHaveLength(2);
  });

  test('has arrived when a button of it is pressed, and nothing more comes', async () => {
    const alice = await silence();
    const prompt =
      pushes.received[0]?.outcome.kind === 'push' ? pushes.received[0].outcome.posed.prompt.id : '';
    const press = talk.driver.incoming(alice.who, { kind: 'says', text: '' }, talk.clock.now);
    await talk.driver.deliver({ ...press, content: { kind: 'press', data: `h#${prompt}` } });
    expect(await states()).toEqual(['sent']);
    talk.passes({ minutes: 20 });
    await pushes.run();
    expect(texts()).toHaveLength(1);
  });

  test('stays uncertain when the second one is lost as well', async () => {
    await silence();
    pushes.behave(() => ({ kind: 'uncertain', reason: 'no answer again' }));
    talk.passes({ minutes: 16 });
    await pushes.run();
    talk.passes({ hours: 3 });
    await pushes.run();
    expect(texts()).toHaveLength(2);
    expect(await states()).toEqual(['uncertain: no answer']);
  });
});

describe('the reminder that was asked for', () => {
  test('comes once, when the card was not answered', async () => {
    await subscribed('/daily 10:00 remind=yes');
    talk.passes({ minutes: 30 });
    await pushes.run();
    talk.passes({ hours: 4, minutes: 1 });
    await pushes.run();
    talk.passes({ hours: 4 });
    await pushes.run();
    expect(texts()).toHaveLength(2);
    expect(texts()[1]).toMatch(/^提醒一下/u);
  });

  test('does not come when it was', async () => {
    const alice = await subscribed('/daily 10:00 remind=yes');
    talk.passes({ minutes: 30 });
    await pushes.run();
    await alice.says('不会');
    talk.passes({ hours: 5 });
    await pushes.run();
    expect(texts()).toHaveLength(1);
  });
});

test('a message on its way when its process ends is uncertain to the next, and not sent again', async () => {
  await subscribed();
  talk.passes({ minutes: 30 });
  await planAll(pushes.parts);
  const [planned] = await pushes.occurrences('alice');
  await talk.store.transaction((tx) =>
    beginPush({ tx, knowledge: talk.knowledge, random: pushes.parts.random }, planned?.id ?? ''),
  );
  expect(await states()).toEqual(['sending']);
  talk.passes({ seconds: 55 });
  await pushes.run();
  expect(await states()).toEqual(['uncertain: interrupted while sending']);
  expect(texts()).toEqual([]);
});

test('a bug with one card is told, and does not come back', async () => {
  await subscribed();
  talk.passes({ minutes: 30 });
  const broken = { ...talk.knowledge, library: () => Promise.reject(new Error('a bug')) };
  const failing = pushing(talk, { knowledge: broken });
  await failing.run();
  expect(failing.received).toEqual([]);
  expect(await states()).toEqual(['missed: a fault of the program']);
});

test('new zone data moves the instant, not the date', async () => {
  await subscribed('/daily 10:00 zone=Europe/Berlin');
  const found = await talk.store.transaction(async (tx) => {
    const room = await tx.rooms.seen(
      { platform: 'telegram', externalId: 'alice', kind: 'dm', zone: 'UTC' },
      'unused',
    );
    const [subscription] = await tx.subscriptions.ofRoom(room.id);
    if (!subscription) throw new Error('nothing is subscribed');
    // As if Berlin had been an hour further east by what was known then.
    const { id, nextAt } = subscription;
    return tx.subscriptions.update(id, { nextAt: nextAt - 3_600_000, zoneData: '2020a' });
  });
  const planner = startPlanner(pushes.parts);
  await vi.waitFor(async () => {
    const now = await talk.store.transaction((tx) => tx.subscriptions.get(found.id));
    const { nextDate, nextAt } = found;
    expect(now).toMatchObject({ nextDate, nextAt: nextAt + 3_600_000, zoneData: '2026a' });
  });
  await planner.stop();
});
