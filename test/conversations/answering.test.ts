import { describe, expect, test } from 'vitest';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();

const good =
  '客户端先发 SYN，seq=x，进入 SYN-SENT；服务器回 SYN+ACK，seq=y，ack=x+1，进入 SYN-RECEIVED；客户端再发 ACK，ack=y+1，双方 ESTABLISHED。SYN 要占一个序号，所以确认号加一。';
const half = '客户端先发 SYN，服务器回 SYN+ACK。';

describe('without knowing the answer', () => {
  test('“不会” is an honest attempt: the answer is shown and the question comes back', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('不会').sees('没关系', '参考答案', '下次：明天').canPress('下一题', '再答一次');
    await alice.says('不会').sees('现在没有等着回答的题');
  });

  test('the answer can be shown and ticked off', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    const shown = await alice.presses('看答案自评').sees('参考答案', '勾出').text();
    expect(shown).toContain('SYN');
    await alice.presses('第一步：客户端发送 SYN').sees('参考答案');
    await alice.presses('完成').sees(/自评 \d\d 分/, '✓ 第一步', '✗ 第二步', '下次：');
    await alice.presses('完成').sees('过时');
  });

  test('statements can be judged instead', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.presses('做判断题').sees('判断 1/3', '第二个包的 SYN 和 ACK 标志位同时为 1');
    await alice.presses('对').sees('判断正确', '判断 2/3');
    await alice.presses('对').sees('判断错了', '这句话是错的', '判断 3/3');
    await alice.presses('对').sees('判断题 2/3', '下次：').canPress('用自己的话答');
    await alice.presses('对').sees('过时');
  });

  test('skipping goes on with another question and records nothing', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz network');
    await alice.presses('跳过').sees('跳过了，换一题', '网络 ·');
    await alice.says('进度').sees('还没有作答');
  });
});

describe('after a grade', () => {
  test('a message within a minute adds to the answer, for less', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    const before = scoreOf(await alice.says(half).text());
    const after = scoreOf(
      await alice
        .says(
          'SYN 要占用一个序号，所以确认号要加一；客户端是 SYN-SENT，服务器是 SYN-RECEIVED，最后双方 ESTABLISHED。',
        )
        .sees(`（补充前 ${before} 分）`)
        .text(),
    );
    expect(after).toBeGreaterThan(before);
  });

  test('a message after more than a minute does not', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says(half);
    talk.passes({ minutes: 2 });
    await alice.says('SYN 要占用一个序号').doesNotSee('补充前');
  });

  test('what was read in between does not count as added', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says(half);
    await alice.presses('参考答案').sees('SYN 要消耗一个序号');
    await alice.says('SYN 要占用一个序号，所以确认号要加一').doesNotSee('补充前');
  });

  test('“怎么判的” explains every point and every cap', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('服务器先发送 SYN 给客户端，客户端再回 ACK');
    await alice
      .presses('怎么判的')
      .sees('怎么判的 ·', '权重 2', '最接近的说法', '考点合计', '误区，扣 25 分');
  });

  test('“我说到了” lifts the verdict at once, for the schedule only', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    const grade = await alice.says(half).text();
    await alice.presses('我说到了').sees('哪一个考点');
    const reply = await alice.presses('SYN 不带数据也消耗一个序号').sees('按说到了算').text();
    const lifted = Number(/按 (\d+) 分安排/u.exec(reply)?.[1]);
    expect(lifted).toBeGreaterThan(scoreOf(grade));
    await alice.presses('SYN 不带数据也消耗一个序号').sees('已经申诉过了');
    const points = Number(/\+(\d+) 分/u.exec(grade)?.[1]);
    await alice.says('/leaderboard').sees(`${points} 分`);
  });

  test('the same question again earns a tenth and leaves the schedule alone', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says(half);
    await alice.presses('再答一次').sees('再答一次', 'TCP 三次握手');
    await alice.says(good).sees('优秀', '今天第一次作答才算进复习安排', '+2 分');
  });

  test('a copy of the notes earns no points', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    const model = talk.knowledge.notes.question('network/tcp-three-way-handshake')?.modelAnswer.zh ?? '';
    await alice
      .says(model)
      .sees('和笔记几乎一样')
      .doesNotSee(/\+\d+ 分/);
  });

  test('favourites are kept and found again', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('收藏').sees('收藏好了');
    await alice.says('收藏').sees('已经在收藏里');
    await alice.says('收藏夹').sees('我的收藏（1）');
    await alice.presses('请描述 TCP 三次握手').sees('难度');
    await alice.says('收藏');
    await alice.presses('取消收藏').sees('拿掉');
    await alice.says('收藏夹').sees('还没有收藏');
  });
});

describe('hostile answers', () => {
  const tooLong = '三次握手'.repeat(25_000);

  test.each([
    ['a hundred thousand characters', tooLong, '100000 个字符'],
    ['emoji only', '😀😀👍🏽', '没有能读的文字'],
    ['controls and invisible marks only', '\u0000\u0007\u202e\u200b', '没有能读的文字'],
  ])('%s are refused, and the question stays open', async (_, text, words) => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says(text).sees(words, '题目还开着');
    await alice.says(good).sees('优秀');
  });

  test('lone surrogates, NULs and reordering marks are kept out of everything stored and shown', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    const text = await alice.says(`${half}\u0000\ud800 \u202eKCA\u202c \u001b[2J`).sees('下次').text();
    expect(text).not.toMatch(/[\u0000\u001b\u202e\ud800]/u);
    await alice.says('/export').sees(/共 \d+ 条/);
  });
});

const scoreOf = (text: string): number => Number(/(\d+) 分/u.exec(text)?.[1]);
