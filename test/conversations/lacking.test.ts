import { beforeEach, describe, expect, test } from 'vitest';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();
beforeEach(() => talk.knowledge.become());

const without = ['network/tcp-three-way-handshake', 'python/gil'];

describe('gaps', () => {
  test('are shown to curators once each, however they were put, until the notes answer them', async () => {
    await talk.knowledge.become(without);
    const editor = await settled(talk, 'editor');
    await editor.says('/ask 装饰器是什么').sees('还没有讲');
    await editor.says('/ask 请问什么是装饰器？').sees('还没有讲').doesNotSee('现在有了');
    await talk.person('bob').says('/ask 裝飾器').sees('还没有讲');
    const seen = await editor.says('/gaps').sees('没找到的 · 1', '3 次，2 人', '最接近').text();
    expect(seen.match(/装饰器|裝飾器/gu)).toHaveLength(1);
    await talk.person('bob').says('/gaps').sees('给编者用的');

    await talk.knowledge.become();
    await editor.in('group').says('/ask GIL 是什么').doesNotSee('现在有了');
    await editor.says('/ask GIL 是什么').sees(/你问过的“请问什么是装饰器？”，笔记里现在有了/u);
    await editor.says('/gaps').sees('没有缺口').doesNotSee('现在有了');
  });
});

describe('items', () => {
  test('tell how a question does: answers, mean, what nobody says, what is believed', async () => {
    const editor = await settled(talk, 'editor');
    await editor.says('/items').sees('还没有人用自己的话答过');
    for (const name of ['alice', 'bob', 'carol']) {
      const person = talk.person(name);
      await person.says('/quiz 三次握手');
      await person.says('/answer 服务器先发送 SYN 给客户端，客户端再回 ACK');
    }
    await editor
      .says('/items')
      .sees('1 题有人答过', '请描述 TCP 三次握手', '3 次 · 3 人 · 均分', '没人说到', '误区 3 次')
      .doesNotSee('区分度');
    await editor.says('/items python').sees('还没有人用自己的话答过');
    await editor.says('/items 红烧肉').sees('没有叫', '红烧肉');
    await talk.person('dave').says('/items').sees('给编者用的');
  });
});
