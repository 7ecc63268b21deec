import { beforeEach, describe, expect, test } from 'vitest';
import { connectDiscord } from '../../src/adapters/discord/connect.js';
import type { Address } from '../../src/core/ports.js';
import type { Dispatcher } from '../../src/dispatch/dispatcher.js';
import type { Reply } from '../../src/replies/reply.js';
import type { Person } from '../support/conversation.js';
import { useSlash } from '../support/discord/events.js';
import { textIn } from '../support/discord/reading.js';
import { discordTalks } from '../support/discord/talks.js';
import { collectedLog } from '../support/log.js';
import { settled } from '../support/talks.js';

const on = discordTalks();
const { talk } = on;

const answer = '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK';

let alice: Person;
beforeEach(async () => {
  alice = await settled(talk, 'alice');
});

const replies = (method: string, path: string): boolean =>
  path.startsWith('/webhooks/') && (method === 'POST' || method === 'PATCH');
const callbacks = (_: string, path: string): boolean => path.endsWith('/callback');

describe('a connection that breaks in the middle of a quiz', () => {
  test.each(['drop', 'reconnect'] as const)('(%s) is resumed, and nothing is missed', async (how) => {
    const { gateway } = on.driver.server;
    await alice.says('/quiz 三次握手');
    gateway[how]();
    await alice.says(answer).sees('下次：');
    await alice.presses('下一题').sees('难度');
    expect(gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
  });
});

describe('events that come twice', () => {
  test('are worked off once', async () => {
    const { gateway, world } = on.driver.server;
    on.driver.expectTrouble();
    await alice.says('/quiz 三次握手');
    await alice.says(answer).sees('下次：');
    const before = world.messages.length;
    gateway.repeat();
    await on.driver.settled();
    useSlash(on.driver.server, { who: 'alice', where: world.room('study') }, 'quiz');
    gateway.repeat();
    gateway.repeat();
    await on.driver.settled();
    expect(world.messages.length).toBe(before + 1);
  });
});

describe('Discord that is busy or broken', () => {
  test('with too many requests gets the reply later', async () => {
    const headers = { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' };
    const body = { message: 'You are being rate limited.', retry_after: 0.05, global: false };
    on.driver.server.fault({ when: replies, times: 6, status: 429, headers, body });
    await alice.in('study').says('/quiz 三次握手').sees('TCP 三次握手');
  });

  test('with 5xx gets the reply once it works again', async () => {
    on.driver.server.fault({ when: replies, times: 2, status: 502 });
    await alice.in('study').says('/quiz 三次握手').sees('TCP 三次握手');
  });

  test('with answers that get lost shows no reply to a message twice', async () => {
    const { server } = on.driver;
    const posts = (method: string, path: string): boolean => method === 'POST' && path.endsWith('/messages');
    server.fault({ when: posts, times: 2, status: 500, afterwards: true });
    const before = server.world.messages.length;
    await alice.says('/quiz 三次握手').sees('TCP 三次握手');
    expect(server.world.messages.length).toBe(before + 1);
  });
});

describe('an interaction that is over', () => {
  const gone = { status: 404, body: { code: 10_062, message: 'Unknown interaction' } };

  test('before it was acknowledged is answered in the channel', async () => {
    const { server } = on.driver;
    on.driver.expectTrouble();
    server.fault({ when: callbacks, times: 1, ...gone });
    useSlash(server, { who: 'alice', where: server.world.room('study') }, 'quiz', [
      { name: 'topic', value: '三次握手' },
    ]);
    await on.driver.settled();
    const [card] = server.world.messages.slice(-1);
    expect(card && textIn(card)).toContain('TCP 三次握手');
    expect(card).toMatchObject({ channel: server.world.room('study').id });
  });

  test('is answered in a DM where only the asker may see it', async () => {
    const { server } = on.driver;
    on.driver.expectTrouble();
    server.fault({ when: callbacks, times: 1, ...gone });
    useSlash(server, { who: 'alice', where: server.world.room('study') }, 'progress');
    await on.driver.settled();
    const [told] = server.world.messages.slice(-1);
    expect(told && textIn(told)).toContain('进度');
    expect(told?.channel).toBe(server.world.dm(server.world.user('alice').id).id);
  });

  test('nothing about it that is secret gets into the log', async () => {
    const { server, log } = on.driver;
    on.driver.expectTrouble();
    server.fault({
      when: replies,
      times: 20,
      status: 400,
      body: { code: 50_035, message: 'Invalid Form Body' },
    });
    const asked = useSlash(server, { who: 'alice', where: server.world.room('study') }, 'ask', [
      { name: 'question', value: '三次握手' },
    ]);
    await on.driver.settled();
    const written = JSON.stringify(log.entries, (_, value: unknown) =>
      value instanceof Error ? [Object.entries(value), value.message, value.stack] : value,
    );
    expect(written).toContain('50035');
    expect(written).not.toContain(asked.token);
    expect(written).not.toContain('SYN');
  });
});

describe('a process that ends between its work and the reply', () => {
  test('leaves the reply to the next one, which brings it where “thinking…” stands', async () => {
    const { server } = on.driver;
    on.driver.expectTrouble();
    server.fault({ when: replies, times: 4, status: 500 });
    const { world } = server;
    useSlash(server, { who: 'alice', where: world.room('study') }, 'progress');
    await on.driver.settled();
    expect(world.thinking).toHaveLength(1);
    await talk.restarts();
    expect(world.thinking).toHaveLength(0);
    const [told] = world.messages.slice(-1);
    expect(told && textIn(told)).toContain('进度');
    expect(told?.onlyFor).toBe(world.user('alice').id);
    const count = world.messages.length;
    await talk.restarts();
    expect(world.messages).toHaveLength(count);
  });
});

describe('what nobody asked for', () => {
  const card: Reply = {
    visibility: 'public',
    blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text: '今天的题' }] }],
    buttons: [],
  };
  const to = (): Address => {
    const { world } = on.driver.server;
    return { platform: 'discord', externalId: world.room('study').id, kind: 'channel' };
  };
  const creates = (method: string, path: string): boolean => method === 'POST' && path.endsWith('/messages');

  test('is sent once however often it is tried with its nonce', async () => {
    const { channel, server } = on.driver;
    const first = await channel.deliver(to(), card, 'occurrence-1');
    expect(await channel.deliver(to(), card, 'occurrence-1')).toEqual(first);
    expect(server.world.messages.filter((message) => textIn(message) === '今天的题')).toHaveLength(1);
    expect(first.kind).toBe('sent');
  });

  test('is not tried again by itself when nobody can tell whether it arrived', async () => {
    const { channel, server } = on.driver;
    server.fault({ when: creates, times: 1, status: 500, afterwards: true });
    expect(await channel.deliver(to(), card, 'n')).toMatchObject({ kind: 'uncertain' });
    server.fault({ when: creates, times: 1, status: 200, hangUp: true, afterwards: true });
    expect(await channel.deliver(to(), card, 'm')).toMatchObject({ kind: 'uncertain' });
    expect(
      server.calls.filter(({ method, path }) => creates(method, path) && path.includes(to().externalId)),
    ).toHaveLength(2);
  });

  test('finds rooms closed that are', async () => {
    const { channel, server } = on.driver;
    expect(await channel.deliver({ ...to(), externalId: '123' }, card)).toMatchObject({ kind: 'closed' });
    server.world.shut.add(to().externalId);
    expect(await channel.deliver(to(), card)).toMatchObject({ kind: 'closed' });
    server.world.shut.clear();
    expect(await channel.deliver(to(), card)).toMatchObject({ kind: 'sent' });
  });

  test('takes the place of an earlier message', async () => {
    const { channel, server } = on.driver;
    const sent = await channel.deliver(to(), card);
    const messageId = sent.kind === 'sent' ? (sent.messageId ?? '') : '';
    const other: Reply = { ...card, blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text: '完' }] }] };
    expect(await channel.edit(to(), messageId, other)).toMatchObject({ kind: 'sent', messageId });
    expect(server.world.messages.filter((message) => textIn(message) === '完')).toHaveLength(1);
  });
});

describe('connecting', () => {
  const silent: Dispatcher = {
    accept: () => Promise.reject(new Error('nothing comes')),
    resume: () => Promise.resolve(0),
    expire: () => Promise.resolve(0),
    policy: () => ({}),
    readPolicies: () => Promise.resolve(),
  };

  test('with a wrong token says so without naming it', async () => {
    const { apiBase } = on.driver.server;
    const parts = {
      dispatcher: silent,
      library: () => talk.knowledge.library(),
      search: () => talk.knowledge.search(),
      log: collectedLog(),
      fail: () => undefined,
    };
    const wrong = connectDiscord({ token: 'a.wrong.token', apiBase }, parts);
    await expect(wrong).rejects.toThrow(/token/u);
    await expect(wrong).rejects.not.toThrow(/a\.wrong/u);
  });

  test('to send only needs no gateway', async () => {
    const { apiBase, token, gateway, world } = on.driver.server;
    const parts = {
      dispatcher: silent,
      library: () => talk.knowledge.library(),
      search: () => talk.knowledge.search(),
      log: collectedLog(),
      fail: () => undefined,
      sendOnly: true,
    };
    const channel = await connectDiscord({ token, apiBase }, parts);
    expect(
      await channel.deliver(
        { platform: 'discord', externalId: world.room('study').id, kind: 'channel' },
        { visibility: 'public', blocks: [], buttons: [] },
      ),
    ).toMatchObject({ kind: 'sent' });
    expect(gateway.counts.identified).toBe(1);
    await channel.close();
  });

  test('asks for nothing that Discord must grant first', () => {
    const GUILDS_MESSAGES_AND_DMS = (1 << 0) | (1 << 9) | (1 << 12);
    expect(on.driver.server.gateway.intents).toBe(GUILDS_MESSAGES_AND_DMS);
  });

  test('is over for good when Discord says so', async () => {
    on.driver.expectTrouble();
    on.driver.server.gateway.closeWith(4004);
    const lost = (): boolean =>
      on.driver.log.entries.some(({ message }) => message === 'the connection is lost');
    for (let tries = 0; !lost() && tries < 1000; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(lost()).toBe(true);
  });
});
