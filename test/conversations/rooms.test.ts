import { describe, test } from 'vitest';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();

const answer = '/answer 客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK';

describe('two learners in one room', () => {
  test('have their own questions; the other’s buttons do nothing', async () => {
    const alice = (await settled(talk, 'alice')).in('study');
    const bob = (await settled(talk, 'bob')).in('study');
    await alice.says('/quiz 三次握手').sees('TCP 三次握手');
    await bob.pressesOf(alice, '提示').sees('这是别人的题');
    await bob.pressesOf(alice, '不会').sees('这是别人的题');
    await bob.says('/hint').sees('现在没有等着回答的题');
    await alice.presses('提示').sees('提示 1/2');
  });

  test('talk among themselves without being answered', async () => {
    const alice = (await settled(talk, 'alice')).in('study');
    await alice.says('今天吃什么').seesNothing();
    await alice.says('/quiz 三次握手');
    await alice.says('我先想想').seesNothing();
    await alice.says(answer).sees('下次：');
  });

  test('meet on the room’s board; ties share a rank', async () => {
    const alice = (await settled(talk, 'alice')).in('study');
    const bob = (await settled(talk, 'bob')).in('study');
    await alice.says('/leaderboard').sees('还没有人上榜');
    for (const person of [alice, bob]) {
      await person.says('/quiz 三次握手');
      await person.says(answer);
    }
    await bob.says('/leaderboard').sees('1. alice', '1. bob (你)');
    await alice.says('/quiz gil');
    await alice.says('/answer GIL 是全局解释器锁，同一时刻只有一个线程执行字节码，多线程不能并行计算');
    await bob.says('/leaderboard 今天').sees('1. alice', '2. bob (你)');
    await bob.says('/leaderboard 今天 全站').sees('没有出现在这个榜上').doesNotSee('alice');
    await alice.says('/settings board=everywhere');
    await bob.says('/leaderboard week everywhere').sees('1. alice');
    await alice.says('/settings board=hidden');
    await bob.says('/leaderboard').sees('1. bob (你)').doesNotSee('alice');
    talk.passes({ days: 7 });
    await bob.says('/leaderboard week').sees('还没有人上榜');
    await bob.says('/leaderboard all').sees('bob');
  });
});
