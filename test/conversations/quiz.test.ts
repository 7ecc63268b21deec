import { describe, test } from 'vitest';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();

const goodAnswer =
  '客户端先发 SYN，seq=x，进入 SYN-SENT；服务器回 SYN+ACK，seq=y，ack=x+1，进入 SYN-RECEIVED；客户端再发 ACK，ack=y+1，双方 ESTABLISHED。SYN 要占一个序号，所以确认号加一。';

describe('a question and its answer', () => {
  test('is graded point by point, with the learner’s own words', async () => {
    const alice = await settled(talk, 'alice');
    await alice
      .says('/quiz 三次握手')
      .sees('TCP 三次握手', /难度 \d/)
      .canPress('提示', '不会', '跳过');
    await alice
      .says(goodAnswer)
      .sees(/优秀 \d+ 分/, '✓ “', '下次：')
      .canPress('下一题', '怎么判的');
  });

  test('names what was missed and asks on', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('客户端先发 SYN，服务器回 SYN+ACK。').sees('✗', '追问：', '下次：').canPress('我说到了');
  });

  test('a hint costs points and there are two of them', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.presses('提示').sees('提示 1/2');
    await alice.says('提示').sees('提示 2/2');
    await alice.says('提示').sees('用完了');
    await alice.says(goodAnswer).sees('优秀');
  });
});
