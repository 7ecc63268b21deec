import { describe, expect, test } from 'vitest';
import { settled } from '../support/talks.js';
import { messageOf } from '../support/telegram/chats.js';
import { telegramTalks } from '../support/telegram/talks.js';

const talk = telegramTalks();

const answer = '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK';

describe('a private chat', () => {
  test('begins with three taps and a statement to judge', async () => {
    const alice = talk.person('alice');
    await alice.says('/start').sees('你好，我是考点', '1/3').canPress('简体中文', 'English');
    await alice.presses('简体中文').sees('2/3');
    await alice.presses('后端').sees('3/3');
    await alice.presses('还没定').sees('这句话对吗').canPress('对', '错');
    await alice.presses('对').sees(/判断(正确|错了)/);
  });

  test('grades what is typed and goes on after a restart', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手').sees('TCP 三次握手', /难度 \d/);
    await alice.presses('提示').sees('提示 1/2');
    await talk.restarts();
    await alice.says(answer).sees('✓ “', '下次：').canPress('下一题', '怎么判的');
  });

  test('answers every press, also one that leads nowhere', async () => {
    const alice = await settled(talk, 'alice');
    const { shown } = talk.driver.cardOf(alice.who, '提示');
    talk.server.push({
      callback_query: {
        id: 'old',
        from: talk.driver.userOf(alice.who),
        chat_instance: '1',
        data: 'made up',
        message: messageOf(talk.server.chats.open(talk.driver.chatOf(alice.who)), shown),
      },
    });
    await talk.driver.settled();
    expect(talk.server.events.at(-1)).toMatchObject({
      kind: 'answered',
      press: 'old',
      text: '这个按钮已经过时了，没有改动任何东西。',
    });
  });

  test('puts changes of a card in its place', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.presses('看答案自评');
    const before = talk.server.events.length;
    await alice.presses('第一步');
    const kinds = talk.server.events.slice(before).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'edited' || kind === 'sent')).toEqual(['edited']);
  });

  test('grades an answer as a whole that the app has cut in two', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    const before = talk.server.events.length;
    const chat = talk.server.chats.open(talk.driver.chatOf(alice.who)).chat;
    const from = talk.driver.userOf(alice.who);
    const date = Math.floor(talk.clock.now / 1000);
    const pieces = [`${answer}。${'这个过程要记牢。'.repeat(507)}`.slice(0, 4096), '完。'];
    for (const [at, text] of pieces.entries())
      talk.server.push({ message: { message_id: 9000 + at, date, chat, from, text } as never });
    await talk.driver.settled();
    const sent = talk.server.events.slice(before).filter(({ kind }) => kind === 'sent');
    expect(sent).toMatchObject([{ shown: { text: expect.stringContaining('✓') as unknown } }]);
  });

  test('brings exports as a file', async () => {
    const alice = await settled(talk, 'alice');
    expect((await alice.says('/export').file()).name).toBe('kaodian-2026-11-23.json');
  });
});
