import { describe, expect, test } from 'vitest';
import { idle, settled, talksOn } from '../support/talks.js';

const talk = talksOn();

describe('a question to the tutor', () => {
  test('is answered from the notes, with more behind buttons', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('TCP 三次握手是怎样的？').sees('TCP 三次握手', 'SYN').canPress('详细笔记', '考考我');
    await alice.presses('详细笔记').sees('半连接', '出处', 'RFC 9293');
    await alice.presses('考考我').sees('TCP 三次握手', '难度');
  });

  test.each([
    ['三向交握是什麼', '三次握手'],
    ['what is the GIL in Python', 'GIL'],
    ['mysql 索引的数据结构', '索引'],
    ['decorater 怎么用', '装饰器'],
  ])('is understood in other words, scripts and with typos: %s', async (question, title) => {
    const alice = await idle(talk, 'alice');
    await alice.says(question).sees(title).canPress('详细笔记');
  });

  test('about what is related is one press away', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('/ask 三次握手').canPress('TCP 四次挥手');
    await alice.presses('TCP 四次挥手').sees('FIN');
  });

  test('that the notes do not cover is declined, and the gap is recorded', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('红烧肉怎么做才好吃？').sees('笔记里还没有讲', '红烧肉', '缺口已经记下');
    const gaps = await talk.store.transaction((tx) => tx.gaps.list(10));
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.query).toBe('红烧肉怎么做才好吃？');
  });

  test('without any words in it is not looked up', async () => {
    const alice = await idle(talk, 'alice');
    await alice.says('？？？').sees('没有能读的文字');
    await alice.says('/ask').sees('想问什么', '/ask <question>');
  });

  test('in Taiwan’s words is answered in Taiwan’s characters', async () => {
    const alice = talk.person('alice');
    await alice.says('/start');
    await alice.presses('繁體中文');
    await alice.says('TCP 為什麼要三次握手？').sees('伺服器', '序號');
  });
});

describe('text while a question is open', () => {
  test('that reads as a question is not graded before the learner says which it is', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('什么是 GIL？').sees('是对当前题目的回答，还是一个新问题').canPress('作答', '查一下');
    await alice.presses('查一下').sees('GIL').canPress('跳过');
    await alice.presses('作答').sees('过时');
    await alice.says('客户端先发 SYN，服务器回 SYN+ACK').sees('✓ “客户端先发 SYN”');
  });

  test('that says nothing to it but much to another note is doubtful too', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('Python 的 GIL 全局解释器锁').canPress('作答', '查一下');
    await alice.presses('作答').sees('没答到点上');
  });

  test('that is simply wrong is graded', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('就是两边互相打个招呼吧，具体我记不清了').sees('没答到点上');
  });

  test('that comes after two hours is not lost', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    talk.passes({ hours: 3 });
    await alice.says('客户端先发 SYN，服务器回 SYN+ACK').sees('已经过了两小时').canPress('作答', '查一下');
    await alice.presses('作答').sees('✓ “客户端先发 SYN”');
  });
});

describe('topics', () => {
  test('are found by any of their names', async () => {
    const alice = await settled(talk, 'alice');
    for (const topic of ['网络', 'network', '網路', 'Networking']) {
      await alice.says(`/quiz ${topic}`).sees('网络 ·');
    }
    await alice.says('/quiz 全局解释器锁为什么存在').sees('GIL');
  });

  test('that do not exist get the nearest names', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 网罗').sees('没有叫', '网罗').canPress('网络');
    await alice.presses('网络').sees('网络 ·');
  });

  test('may lack a difficulty', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手 5').sees('没有这个难度');
    await alice.says('/quiz 三次握手 4').sees('难度 4');
  });
});

describe('commands in plain words', () => {
  test('take their arguments along', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('出题 三次握手 4').sees('TCP 三次握手', '难度 4');
    await alice.says('考我 python').sees('Python ·');
    await alice.says('quiz 数据库').sees('数据库 ·');
    await alice.says('查一下 GIL').sees('全局解释器锁');
  });

  test('are not heard in the beginning of an answer', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('继续 说：客户端先发 SYN').sees('✓ “客户端先发 SYN”');
  });
});
