import { describe, expect, test } from 'vitest';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();

describe('settings', () => {
  test('change by name, by button and all at once', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/settings').sees('时区  Asia/Shanghai', '每天复习上限  30', '岗位  后端');
    await alice
      .says('/settings cap=12 zone=taipei name="小 明" interview=12月1日')
      .sees('改好了', 'Asia/Taipei', '12', '小 明', '2026-12-01');
    await alice.presses('English').sees('Changed: Language', 'Time zone');
    await alice.says('/settings language=繁体中文').sees('設定', '時區');
  });

  test('that are wrong are explained, and none is changed', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/settings zone=Asia/Shanghia').sees('不认识时区', 'Asia/Shanghai');
    await alice.says('/settings cap=0').sees('cap 不能是', '1–200');
    await alice.says('/settings interview=2020-01-01').sees('已经过去');
    await alice.says(`/settings name=${'长'.repeat(40)}`).sees('最多 32 个字符');
    await alice.says('/settings cap=5 zone=Nowhere/Land').sees('不认识时区');
    await alice.says('/settings').sees('每天复习上限  30');
  });
});

describe('one’s own data', () => {
  test('can be taken along, complete', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('客户端先发 SYN，服务器回 SYN+ACK，我叫王小明');
    const file = await alice.says('/export').file();
    expect(file.name).toBe('kaodian-2026-11-23.json');
    const exported: unknown = JSON.parse(file.content);
    expect(JSON.stringify(exported)).toContain('我叫王小明');
    expect(exported).toMatchObject({ format: 'kaodian-export', version: 1 });
  });

  test('is deleted after a confirmation, and nothing of it is left', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.says('客户端先发 SYN，我叫王小明');
    await alice.says('/forget').sees('不能恢复').canPress('不删', '导出', '确认删除');
    await alice.presses('不删').sees('欢迎回来');
    await alice.says('/forget');
    await alice.presses('确认删除').sees('已全部删除');
    const left = await talk.store.transaction(async (tx) => ({
      attempts: await tx.attempts.all(undefined, 10),
      boards: await tx.boards.all(),
      unfinished: await tx.inbox.unfinished('telegram', 10),
    }));
    expect(left).toEqual({ attempts: [], boards: [], unfinished: [] });
    await alice.says('/start').sees('你好，我是考点', '1/3');
  });
});
