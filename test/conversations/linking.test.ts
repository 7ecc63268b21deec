import { describe, expect, test } from 'vitest';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();
const answer = '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK，双方进入 ESTABLISHED';

const codeIn = (text: string): string => /[A-Z2-9]{4}-[A-Z2-9]{4}/u.exec(text)?.[0] ?? '';

describe('one learner on two platforms', () => {
  test('has one history once the code of one side is entered on the other', async () => {
    const [alice, elsewhere] = [await settled(talk, 'alice'), await settled(talk, 'alice2')];
    await alice.says('/quiz 三次握手');
    await alice.says(answer);
    await elsewhere.says('/progress').sees('还没有作答');
    const code = codeIn(await alice.says('/link').sees('10 分钟', '同一个你').text());
    await elsewhere.says(`/link ${code.toLowerCase().replace('-', ' ')}`).sees('连好了', 'alice、', 'alice2');
    await elsewhere.says('/progress').sees('今天 1 题');
    await elsewhere.says('/quiz python');
    await elsewhere.says('不会');
    await alice.says('/progress').sees('今天 2 题');
  });

  test('comes apart again with /unlink, each side with its own answers', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says(answer);
    const code = codeIn(await alice.says('/link').text());
    const elsewhere = await settled(talk, 'alice2');
    await elsewhere.says(`/link ${code}`).sees('连好了');
    await elsewhere.presses('分开').sees('分开了');
    await elsewhere.says('/unlink').sees('没有和别的账号');
    await elsewhere.says('/progress').sees('还没有作答');
    await alice.says('/progress').sees('今天 1 题');
  });
});

describe('a code', () => {
  test('works once, not for its own account, and not after ten minutes', async () => {
    const [alice, bob] = [await settled(talk, 'alice'), await settled(talk, 'bob')];
    const code = codeIn(await alice.says('/link').text());
    await alice.says(`/link ${code}`).sees('你自己的');
    await bob.says(`/link ${code}`).sees('连好了');
    const carol = await settled(talk, 'carol');
    await carol.says(`/link ${code}`).sees('还可以试 4 次');
    const late = codeIn(await alice.says('/link').text());
    talk.passes({ minutes: 11 });
    await carol.says(`/link ${late}`).sees('不对');
  });

  test('cannot be guessed: after five wrong ones even the right one has to wait', async () => {
    const [alice, eve] = [await settled(talk, 'alice'), await settled(talk, 'eve')];
    for (let left = 4; left >= 0; left -= 1)
      await eve.says(`/link AAAA-AAA${String(left + 2)}`).sees(`还可以试 ${String(left)} 次`);
    const code = codeIn(await alice.says('/link').text());
    await eve.says(`/link ${code}`).sees('10 分钟后再试');
    talk.passes({ minutes: 10 });
    const fresh = codeIn(await alice.says('/link').text());
    await eve.says(`/link ${fresh}`).sees('连好了');
  });

  test('is neither shown nor taken where others read along', async () => {
    const alice = await settled(talk, 'alice');
    await alice
      .in('群')
      .says('/link')
      .sees('私聊')
      .doesNotSee(/[A-Z2-9]{4}-[A-Z2-9]{4}/u);
  });

  test('is kept nowhere', async () => {
    const alice = await settled(talk, 'alice');
    const code = codeIn(await alice.says('/link').text());
    const exported = await alice.says('/export').text();
    expect(code).not.toBe('');
    const kept = await talk.store.transaction(async (tx) => {
      const { learner } = await tx.learners.seen(
        { platform: 'telegram', externalId: 'alice', name: 'alice' },
        { ...unused },
        { account: 'x', learner: 'x' },
      );
      return JSON.stringify(await tx.learners.export(learner.id));
    });
    expect(kept + exported).not.toContain(code);
  });
});

/** Never used: alice has been seen. */
const unused = {
  locale: 'en',
  zone: 'UTC',
  dailyCap: 1,
  onRoomBoards: true,
  onEverywhereBoards: true,
  onboarding: 'done',
} as const;

test('/privacy says what is kept and how to be rid of it', async () => {
  const alice = await settled(talk, 'alice');
  await alice.says('/privacy').sees('48 小时', '/export', '/forget').canPress('导出', '删除我的数据');
});
