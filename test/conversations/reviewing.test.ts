import { describe, test } from 'vitest';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();

const half = '客户端先发 SYN，服务器回 SYN+ACK。';

describe('reviews', () => {
  test('come when they are due, the most overdue first', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('不会').sees('下次：明天');
    await alice.says('复习').sees('没有到期', '下一次复习：明天');
    talk.passes({ days: 1 });
    await alice.says('/quiz gil');
    await alice.says('不会');
    talk.passes({ days: 2 });
    await alice.says('复习').sees('复习 · 今天还有 2 题，约 3 分钟', '过期 2 天', 'TCP 三次握手');
    await alice.says('不会');
    await alice.presses('下一题').sees('今天还有 1 题', 'GIL');
    await alice.says('不会');
    await alice.presses('下一题').sees('今天的复习做完了');
  });

  test('passed over once come back after the others', async () => {
    const alice = await settled(talk, 'alice');
    for (const topic of ['三次握手', 'gil']) {
      await alice.says(`/quiz ${topic}`);
      await alice.says('不会');
    }
    talk.passes({ days: 1 });
    await alice.says('复习').sees('TCP 三次握手');
    await alice.presses('跳过').sees('GIL');
    await alice.says('不会');
    await alice.presses('下一题').sees('今天的复习做完了');
    await alice.says('复习').sees('TCP 三次握手');
  });

  test('stop at the daily cap and go on when wanted', async () => {
    const alice = await settled(talk, 'alice');
    for (const topic of ['三次握手', 'gil', '四次挥手']) {
      await alice.says(`/quiz ${topic}`);
      await alice.says('不会');
    }
    await alice.says('/settings cap=2');
    talk.passes({ days: 1 });
    for (let n = 0; n < 2; n += 1) {
      await alice.says('复习').sees(`今天还有 ${2 - n} 题`);
      await alice.says('不会');
    }
    await alice.says('复习').sees('做完了', '还有 1 题分到后面 1 天').canPress('今天继续');
    await alice.presses('今天继续').sees('复习 ·');
  });

  test('are not moved by an answer after looking it up', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/read 三次握手').sees('半连接');
    await alice.presses('考考我');
    await alice
      .says(half)
      .sees('今天看过答案，不改变复习安排')
      .doesNotSee(/\+\d+ 分/);
  });

  test('belong to the evening before until four in the morning', async () => {
    const alice = await settled(talk, 'alice');
    // Half past nine in the morning; eighteen hours later it is half past three at night.
    talk.passes({ hours: 18 });
    await alice.says('/quiz 三次握手');
    await alice.says('不会').sees('下次：明天');
    talk.passes({ hours: 1 });
    await alice.says('复习').sees('今天还有 1 题');
  });

  test('keep within the time to the interview', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/settings interview=4天').sees('2026-11-27');
    await alice.says('/quiz 三次握手');
    const good = talk.knowledge.notes.question('network/tcp-three-way-handshake')?.keyPoints ?? [];
    await alice
      .says(good.map((point) => point.formulations.slice(0, 3).join('，')).join('。'))
      .sees('下次：2 天后');
    await alice.says('/settings interview=无').sees('面试日期  未设置');
    talk.passes({ days: 2 });
    await alice.says('复习').sees('没有到期');
  });
});

describe('the streak', () => {
  test('grows day by day and forgives one idle day a week', async () => {
    const alice = await settled(talk, 'alice');
    const practise = async (): Promise<void> => {
      await alice.says('/quiz');
      await alice.says('不会');
    };
    await practise();
    talk.passes({ days: 1 });
    await practise();
    await alice.says('进度').sees('连续 2 天');
    talk.passes({ days: 2 });
    await alice.says('/start').sees('已连续 2 天，今天答一题就接上');
    await practise();
    await alice.says('进度').sees('连续 3 天', '本周的一次免打卡已用');
    talk.passes({ days: 3 });
    await practise();
    await alice.says('进度').sees('连续 1 天');
  });
});

describe('mistakes', () => {
  test('are drilled until nothing is missed', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('错题').sees('没有漏掉的考点');
    await alice.says('/quiz 三次握手');
    await alice.says(half).sees('✗');
    await alice.says('错题').sees('错题 · 上次漏了', 'TCP 三次握手');
    await alice.says('提示').sees('提示 1/2', 'x+1 而不是 x');
    await alice.says(
      '客户端先发 SYN，seq=x，变成 SYN-SENT 状态。服务器回 SYN+ACK，ack=x+1，进入 SYN-RECEIVED。客户端最后回一个 ACK，ack=y+1，双方都进入 ESTABLISHED。SYN 要占用一个序号。',
    );
    await alice.says('错题').sees('没有漏掉的考点');
  });
});

describe('progress', () => {
  test('shows level, what is due and the weakest points', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('进度').sees('还没有作答').canPress('出题');
    await alice.says('/quiz 三次握手');
    await alice.says(half);
    await alice
      .says('进度')
      .sees('今天 1 题', '待复习：今天 0', /网络 \d+ 分 · 1\/\d+ 题/, '还没碰过', '最薄弱的考点');
  });
});
