import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/conversation.js';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();
beforeEach(() => talk.knowledge.become());

const own = '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK，空信也得花掉一张邮票';
const point = 'SYN 不带数据也消耗一个序号';

/** Somebody whose words for a key point were not recognised, and who says so. */
async function disputes(name: string, answer = own): Promise<Person> {
  const person = await settled(talk, name);
  await person.says('/quiz 三次握手');
  await person.says(answer);
  await person.says('/dispute syn-consumes-number').sees('按说到了算', point);
  return person;
}

const scoreOf = (text: string): number => Number(/(\d+) 分/u.exec(text)?.[1]);

describe('an appeal', () => {
  test('is shown to a curator with answer, evidence, nearest formulation and what would be added', async () => {
    await disputes('alice');
    const editor = await settled(talk, 'editor');
    await editor
      .says('/appeals')
      .sees('申诉 · 1 条待处理', '请描述 TCP 三次握手', point, own, '最接近的说法', '空信也得花掉一张邮票')
      .canPress('接受', '不接受');
  });

  test('that is accepted: the words count from now on, and the answer is graded again', async () => {
    const alice = await disputes('alice');
    const before = await boardOf(alice);
    const editor = await settled(talk, 'editor');
    await editor.says('/appeals');
    await editor.presses('接受').sees('接受了', '空信也得花掉一张邮票', /从 \d+ 分改为 \d+ 分/u);
    await editor.says('/appeals').sees('没有待处理的申诉');

    const told = await alice.says('进度').sees('你的申诉通过了', point).text();
    await alice.says('进度').doesNotSee('申诉');
    expect(await boardOf(alice)).toBeGreaterThan(before);
    await alice.says('再答一次');
    expect(scoreOf(await alice.says(own).text())).toBe(Number(/改为 (\d+) 分/u.exec(told)?.[1]));
  });

  test('that is declined: the learner reads why, and is believed no longer', async () => {
    const alice = await disputes('alice', '客户端先发 SYN，服务器回 SYN+ACK，就这样');
    const editor = await settled(talk, 'editor');
    const code = /decline (\w+)/u.exec(await editor.says('/appeals').text())?.[1] ?? '';
    await editor.says(`/appeals decline ${code} 没有提到序号`).sees('没有接受', point);
    await alice.says('进度').sees('你的申诉没有通过', point, '编者说：“没有提到序号”');
    expect(await talk.store.transaction((tx) => tx.attempts.written(10))).toHaveLength(1);
    await editor.says(`/appeals decline ${code} 又一次`).sees('没有这条申诉');
  });

  test('can be accepted in a curator’s own words, unless something speaks against them', async () => {
    await disputes('alice');
    const editor = await settled(talk, 'editor');
    const code = /accept (\w+)/u.exec(await editor.says('/appeals').text())?.[1] ?? '';
    const accepts = (words: string) => editor.says(`/appeals accept ${code} ${words}`);
    await accepts('丢了的话会重传').sees('还不能接受', '判不到这个考点');
    await accepts(`计数${'很'.repeat(250)}`).sees('最多 240 个字符');
    await accepts('。。。').sees('请自己写一句');
    await accepts('空信也得花掉一张邮票，客户端先发 SYN').sees('还不能接受', '同时算作另一个考点');
    await accepts('空信封也得花掉一张邮票').sees('接受了', '空信封也得花掉一张邮票');
    expect(talk.knowledge.notes.overlay).toEqual([
      {
        question: 'network/tcp-three-way-handshake',
        point: 'syn-consumes-number',
        text: '空信封也得花掉一张邮票',
      },
    ]);
  });

  test('leaves a case for the regression tests, which goes with its learner', async () => {
    const alice = await disputes('alice');
    const editor = await settled(talk, 'editor');
    await editor.says('/appeals');
    await editor.presses('接受');
    const cases = () => talk.store.transaction((tx) => tx.cases.list(10));
    expect(await cases()).toMatchObject([{ questionId: 'network/tcp-three-way-handshake', answer: own }]);
    await alice.says('/forget yes').sees('已全部删除');
    expect(await cases()).toEqual([]);
  });

  test('is passed over and found again', async () => {
    await disputes('alice');
    talk.passes({ minutes: 1 });
    await disputes('bob', '客户端先发 SYN，服务器回 SYN+ACK，bob');
    const editor = await settled(talk, 'editor');
    await editor.says('/appeals').sees('2 条待处理', '一张邮票');
    await editor.presses('下一条').sees('bob');
    await editor.presses('下一条').sees('一张邮票');
    await editor.presses('不接受').sees('还有 1 条待处理');
    await editor.presses('下一条').sees('bob', '1 条待处理');
  });

  test('stays with an answer that is added to, once', async () => {
    const alice = await disputes('alice');
    await alice.says('补充：最后双方都连上了').sees('补充前');
    const editor = await settled(talk, 'editor');
    await editor.says('/appeals').sees('1 条待处理');
    await editor.presses('接受').sees('接受了');
    await alice.says('进度').sees('你的申诉通过了');
  });
});

describe('curators', () => {
  test('hear of what waits once a learning day, where nobody else listens', async () => {
    const editor = await settled(talk, 'editor');
    await disputes('alice');
    await editor.in('group').says('/progress').doesNotSee('申诉');
    await editor.says('进度').sees('有 1 条申诉等着处理').canPress('看申诉');
    await editor.says('进度').doesNotSee('申诉');
    talk.passes({ days: 1 });
    await editor.says('进度').sees('有 1 条申诉等着处理');
  });

  test('are the only ones who may look or judge, at every call', async () => {
    const alice = await disputes('alice');
    const editor = await settled(talk, 'editor');
    await editor.says('/appeals');
    await alice.says('/appeals').sees('给编者用的');
    await alice.pressesOf(editor, '接受').sees('给编者用的');
    await editor.says('/appeals').sees('1 条待处理');
  });
});

/** Points on the room's board. */
async function boardOf(person: Person): Promise<number> {
  return Number(/(\d+) 分 ·/u.exec(await person.says('/leaderboard').text())?.[1]);
}
