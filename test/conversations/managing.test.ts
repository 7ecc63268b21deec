import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/dispatch/incoming.js';
import type { Reply } from '../../src/replies/reply.js';
import type { Person } from '../support/conversation.js';
import { textOfReply } from '../support/plain.js';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();

/** Says something as somebody the platform names as an administrator of the room. */
async function manages(person: Person, text: string, file?: string): Promise<Reply> {
  const update = talk.driver.incoming(person.who, { kind: 'says', text }, (talk.clock.now += 3000));
  const content: Content =
    file === undefined
      ? update.content
      : { kind: 'command', name: 'add', args: {}, file: { name: 'questions.csv', text: file } };
  const [reply] = await talk.driver.deliver({ ...update, content, admin: true });
  if (!reply) throw new Error('nothing was said');
  return reply;
}

const said = async (person: Person, text: string, file?: string): Promise<string> =>
  textOfReply(await manages(person, text, file));

const inGroup = async (): Promise<Person> => (await settled(talk, 'alice')).in('学习群');

describe('the panel of a room', () => {
  test('shows what is decided and changes it, for those who manage the room', async () => {
    const alice = await inGroup();
    expect(await said(alice, '/room')).toContain('出题范围');
    const changed = await said(alice, '/room topics=网络,python ping=<@&12345> place=thread');
    expect(changed).toMatch(/改好了/u);
    expect(changed).toMatch(/网络、Python/u);
    expect(changed).toContain('12345');
    expect(await said(alice, '/room topics=全部')).toContain('不限');
  });

  test('is nobody else’s, whatever a button says', async () => {
    const alice = await inGroup();
    await manages(alice, '/room');
    await alice.says('/room answers=private').sees('管理员');
    await alice.presses('回复只给本人').sees('管理员');
    await talk.person('alice').says('/room').sees('在群或频道里用');
    expect((await manages(alice, '/quiz 三次握手')).visibility).toBe('public');
  });

  test('a topic or a role nobody knows changes nothing', async () => {
    const alice = await inGroup();
    expect(await said(alice, '/room topics=网络,量子力学 answers=private')).toContain('没有叫');
    expect(await said(alice, '/room ping=everyone')).toContain('看不懂身份组');
    expect((await manages(alice, '/quiz 三次握手')).visibility).toBe('public');
  });
});

describe('what a room has decided', () => {
  test('holds for its questions, its language and who sees them', async () => {
    const alice = await inGroup();
    await manages(alice, '/room topics=python language=English');
    for (let n = 0; n < 4; n += 1) expect(await said(alice, '/quiz')).toMatch(/Python/u);
    expect(await said(alice, '/quiz 三次握手')).toMatch(/difficulty/u);
    await manages(alice, '/room answers=private');
    const reply = await manages(alice, '/quiz 三次握手');
    expect(reply.visibility).toBe('private');
    expect(textOfReply(reply)).toMatch(/难度/u);
    await talk.person('alice').says('/quiz 三次握手').sees(/难度/u);
  });

  test('is known before the database is asked, also after a restart', async () => {
    const alice = await inGroup();
    const policy = () => talk.driver.dispatcher().policy('telegram', '学习群');
    expect(policy()).toEqual({});
    await manages(alice, '/room answers=private place=thread');
    expect(policy()).toMatchObject({ privateAnswers: true, threads: true });
    await talk.restarts();
    expect(policy()).toEqual({});
    await talk.driver.dispatcher().readPolicies();
    expect(policy()).toMatchObject({ privateAnswers: true, threads: true });
  });
});

const redis =
  '/add Redis 为什么快？\n- 数据都在内存里\n- 单线程处理命令，没有锁竞争\n- 用 epoll 做 IO 多路复用';

describe('a question of a room’s own', () => {
  test('is posed and graded there, each line a key point', async () => {
    const alice = await inGroup();
    expect(await said(alice, redis)).toMatch(/加好了 1 道.*Redis 为什么快/su);
    await alice.presses('考考我').sees('Redis 为什么快');
    await alice
      .says('/answer 因为数据都放在内存里，而且单线程处理命令，没有锁竞争')
      .sees('内存', /没说到|epoll/u);
    await alice.says('/quiz 本群题目').sees('Redis 为什么快');
  });

  test('stays in its room', async () => {
    const alice = await inGroup();
    await manages(alice, redis);
    const elsewhere = alice.in('别的群');
    await elsewhere.says('/quiz 本群题目').sees('没有叫');
    await alice.pressesOf(alice, '考考我').sees('Redis');
    await talk.person('alice').says('/quiz 本群题目').sees('没有叫');
  });

  test('goes when it is deleted, and a button of then is out of date', async () => {
    const alice = await inGroup();
    const reply = await manages(alice, redis);
    await alice.presses('删除').sees('管理员');
    const drop = reply.buttons.flat().find(({ label }) => label.startsWith('删除'));
    if (drop?.press.command !== 'drop') throw new Error('no button to delete');
    expect(await said(alice, '/add')).toContain('本群的题（1）');
    const deleted = { kind: 'command', name: 'drop', args: drop.press.args } as const;
    const update = talk.driver.incoming(alice.who, { kind: 'says', text: '' }, talk.clock.now);
    const [gone] = await talk.driver.deliver({ ...update, content: deleted, admin: true });
    expect(gone && textOfReply(gone)).toContain('删掉了');
    expect(await said(alice, '/add')).toContain('还没有自己的题');
    await alice.presses('考考我').sees('已经不在了');
  });

  test('comes from a CSV as well; rows that cannot be asked are counted', async () => {
    const alice = await inGroup();
    const csv =
      'question,answer\n什么是缓存穿透？,"查询不存在的数据。缓存和数据库都没有命中。"\n没有答案的题？,\n';
    const text = await said(alice, '', csv);
    expect(text).toMatch(/加好了 1 道/u);
    expect(text).toContain('1 行没有题目或考点');
  });

  test('needs a text and key points of a decent length', async () => {
    const alice = await inGroup();
    expect(await said(alice, '/add 只有题目')).toContain('每行写一个考点');
    expect(await said(alice, `/add 题目 | ${'很长'.repeat(200)}`)).toContain('每行写一个考点');
    expect(await said(alice, '/add TCP 是什么 | 传输层协议 | 面向连接')).toContain('加好了 1 道');
    await alice.says('/add TCP | 协议').sees('管理员');
  });

  test('shows hostile text as text', async () => {
    const alice = await inGroup();
    const text = await said(alice, '/add <b>@everyone</b>\u202e 问题 | [点我](http://x)\u200b 考点');
    expect(text).toContain('<b>@everyone</b>');
    expect(text).not.toMatch(/[\u202e\u200b]/u);
  });
});
