import { describe, expect, test } from 'vitest';
import type { Event } from '../support/telegram/methods.js';
import { bot, messageOf, type Shown } from '../support/telegram/chats.js';
import type { Person } from '../support/conversation.js';
import { settled } from '../support/talks.js';
import { telegramTalks } from '../support/telegram/talks.js';

const talk = telegramTalks();

const answer = '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK';

/** The message as replies to it carry it. */
const asReplied = (person: Person, shown: Shown) => ({
  reply_to_message: { ...messageOf(talk.server.chats.open(talk.driver.chatOf(person.who)), shown) } as never,
});
const sentOf = (events: readonly Event[]): readonly Shown[] =>
  events.flatMap((event) => (event.kind === 'sent' ? [event.shown] : []));
const since = async (what: () => PromiseLike<unknown>): Promise<readonly Event[]> => {
  const before = talk.server.events.length;
  await what();
  return talk.server.events.slice(before);
};
const inStudy = async (name = 'alice'): Promise<Person> => (await settled(talk, name)).in('study');
const dmOf = (person: Person): number => talk.driver.userOf(person.who).id;

describe('a question in a group', () => {
  test('replies to who asked for it and is answered by a reply to it', async () => {
    const alice = await inStudy();
    await alice.says('/quiz@kaodian_bot 三次握手').sees('TCP 三次握手').canPress('提示', '✍️ 作答');
    const { shown } = talk.driver.cardOf(alice.who, '提示');
    expect(shown.replyTo).toBeDefined();
    const [grade] = sentOf(await talk.driver.sends(alice.who, answer, asReplied(alice, shown)));
    expect(grade?.text).toMatch(/及格|良好|优秀/u);
  });

  test('opens a field to answer in, for who pressed only', async () => {
    const alice = await inStudy();
    await alice.says('/quiz 三次握手');
    const [field] = sentOf(await since(() => alice.presses('✍️ 作答')));
    expect(field).toMatchObject({ forceReply: true, text: '✍️ 作答 alice' });
    if (!field) return;
    const [grade] = sentOf(await talk.driver.sends(alice.who, answer, asReplied(alice, field)));
    expect(grade?.text).toMatch(/及格|良好|优秀/u);
  });

  test('gives hints in a pop-up that only the learner sees', async () => {
    const alice = await inStudy();
    await alice.says('/quiz 三次握手');
    const events = await since(() => alice.presses('提示').sees('提示 1/2'));
    expect(events).toMatchObject([{ kind: 'answered', alert: true }]);
  });

  test('is nobody else’s', async () => {
    const alice = await inStudy();
    const bob = await inStudy('bob');
    await alice.says('/quiz 三次握手');
    const events = await since(() => bob.pressesOf(alice, '不会').sees('这是别人的题'));
    expect(events.map(({ kind }) => kind)).toEqual(['answered']);
    const { shown } = talk.driver.cardOf(alice.who, '提示');
    const [refusal] = sentOf(await talk.driver.sends(bob.who, answer, asReplied(bob, shown)));
    expect(refusal).toMatchObject({ text: expect.stringContaining('这是别人的题') as unknown });
  });
});

describe('what is personal', () => {
  test('comes as a private message; the group sees a reaction', async () => {
    const alice = await inStudy();
    await alice.says('/quiz 三次握手');
    const events = await since(() => alice.says(`/answer ${answer}`));
    expect(sentOf(events).map(({ chat }) => chat)).toEqual([dmOf(alice)]);
    expect(events.at(-1)).toMatchObject({ kind: 'reacted', emoji: '👌' });
  });

  test('behind a button is announced by the button', async () => {
    const alice = await inStudy();
    await alice.says('/quiz 三次握手');
    const events = await since(() => alice.presses('看答案自评'));
    expect(sentOf(events).map(({ chat }) => chat)).toEqual([dmOf(alice)]);
    expect(events.at(-1)).toMatchObject({ kind: 'answered', text: '已经私信给你了' });
  });

  test('waits behind a link for who never talked to the bot', async () => {
    const alice = await inStudy();
    const direct = talk.server.chats.get(dmOf(alice));
    if (direct) direct.closed = "bot can't initiate conversation with a user";
    const [way] = sentOf(await since(() => alice.says('/progress').sees('只给你看')));
    const [key] = way?.markup?.inline_keyboard.flat() ?? [];
    const url = key && 'url' in key ? new URL(key.url) : undefined;
    expect(url?.href).toContain('t.me/kaodian_bot');
    if (direct) delete direct.closed;
    const payload = url?.searchParams.get('start') ?? '';
    await talk.person('alice').says(`/start ${payload}`).sees('还没有作答');
  });

  test('behind a button opens the private chat there and then', async () => {
    const alice = await inStudy();
    await alice.says('/quiz 三次握手');
    const direct = talk.server.chats.get(dmOf(alice));
    if (direct) direct.closed = 'bot was blocked by the user';
    await alice.presses('看答案自评');
    const call = talk.server.calls.findLast(({ method }) => method === 'answerCallbackQuery');
    expect(call?.payload.url).toMatch(/^https:\/\/t\.me\/kaodian_bot\?start=p_/u);
  });
});

describe('people among themselves', () => {
  test('and other bots are left alone', async () => {
    const alice = await inStudy();
    await alice.says('今天吃什么').seesNothing();
    await alice.says('/weather').seesNothing();
    await alice.says('/quiz@other_bot 网络').seesNothing();
    await alice.says('/nonsense@kaodian_bot').sees('没有');
  });

  test('reach the tutor by its name', async () => {
    const alice = await inStudy();
    await alice.says('@kaodian_bot 什么是三次握手').sees('TCP 三次握手');
    await alice.says('me@kaodian_bots 什么是三次握手').seesNothing();
  });
});

test('a forum’s topic is a room of its own', async () => {
  const alice = await inStudy();
  const topic = { message_thread_id: 77, is_topic_message: true } as const;
  const [card] = sentOf(await talk.driver.sends(alice.who, '/quiz 三次握手', topic));
  expect(card?.topic).toBe(77);
  await alice.says('/hint').sees('没有等着回答的题');
  const first = { message_id: 77, date: 0, chat: talk.driver.chatOf(alice.who), from: bot };
  const told = await talk.driver.sends(alice.who, '大家好', { ...topic, reply_to_message: first as never });
  expect(told).toEqual([]);
  const [hint] = sentOf(await talk.driver.sends(alice.who, '/hint', topic));
  expect(hint).toMatchObject({ topic: 77, text: expect.stringContaining('提示 1/2') as unknown });
});

test('edited messages and Telegram’s own notices are nothing to the tutor', async () => {
  const alice = await inStudy();
  const chat = talk.driver.chatOf(alice.who);
  const from = talk.driver.userOf(alice.who);
  const events = await since(() => {
    const edited = { message_id: 1, date: 1, edit_date: 2, chat, from, text: '/quiz' };
    talk.server.push({ edited_message: edited as never });
    talk.server.push({ message: { message_id: 9, date: 1, chat, from, new_chat_title: 'x' } as never });
    return talk.driver.settled();
  });
  expect(events).toEqual([]);
});

test('a group that becomes a supergroup stays the room it was', async () => {
  const alice = await inStudy();
  await alice.says('/quiz 三次握手');
  const to = -1_009_999_999_999;
  await talk.driver.sends(alice.who, '', { migrate_to_chat_id: to });
  const chat = talk.server.chats.open({ id: to, type: 'supergroup', title: 'study' }).chat;
  const [hint] = sentOf(await talk.driver.sends(alice.who, '/hint', { chat: chat }));
  expect(hint).toMatchObject({ chat: to, text: expect.stringContaining('提示 1/2') as unknown });
});

test('managing a group is for those whom Telegram calls its admins', async () => {
  const alice = await inStudy();
  await alice.says('/room').sees('管理员');
  talk.server.admins.add(talk.driver.userOf(alice.who).id);
  const asked = talk.server.calls.length;
  await alice.says('/room').doesNotSee('只有管理员');
  await alice.says('/help');
  const checks = talk.server.calls.slice(asked).filter(({ method }) => method === 'getChatMember');
  expect(checks).toHaveLength(1);
});
