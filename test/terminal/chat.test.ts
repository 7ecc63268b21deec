import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { complete } from '../../src/adapters/terminal/manifest.js';
import { conversation, type Clock, type Person, type Talk } from '../support/conversation.js';
import { aMonday } from '../support/drivers/core.js';
import { terminalDriver, type TerminalDriver } from '../support/drivers/terminal.js';
import { realNotes, type TestKnowledge } from '../support/notes.js';
import { emptied, onPGlite } from '../support/stores.js';

const clock: Clock = { now: aMonday };
let opened: Awaited<ReturnType<typeof onPGlite.open>>;
let knowledge: TestKnowledge;
let driver: TerminalDriver;
let talk: Talk;
let me: Person;
let folder: string;

beforeAll(async () => {
  [opened, knowledge] = await Promise.all([onPGlite.open({ clock: () => clock.now }), realNotes()]);
});
afterAll(() => opened.discard());
beforeEach(async () => {
  clock.now = aMonday;
  folder = mkdtempSync(join(inject('run'), 'terminal-'));
  driver = terminalDriver({ store: await emptied(opened), knowledge, clock, folder });
  talk = conversation(driver, clock);
  me = talk.person('me');
});
afterEach(() => talk.ends());

const settle = async (): Promise<void> => {
  for (const label of ['简体中文', '后端', '还没定', '跳过']) await me.presses(label);
};

test('topics are completed by their names', () => {
  expect(complete('/quiz TCP', knowledge.notes)[0]).toContain('TCP 三次握手');
  expect(complete('/quiz 网', knowledge.notes)).toEqual([['网络'], '网']);
  expect(complete('/read python g', knowledge.notes)[0]).toEqual([]);
});

describe('a chat in a terminal', () => {
  test('begins with a banner and the first question, and takes keys', async () => {
    await me.presses('简体中文').sees('2/3', '[1] 后端', '[6] 以后再说');
    expect(driver.printed).toMatch(/^考点 Kaodian/u);
    expect(driver.printed).toContain('1/3');
    await me.says('２').sees('3/3');
    await me.says('5').sees('这句话对吗', '[1] 对  [2] 错  [3] 跳过');
    await me.says('1').sees(/判断(正确|错了)/);
  });

  test('is the same conversation as everywhere else', async () => {
    await settle();
    await me.says('/quiz 三次握手').sees('网络 · TCP 三次握手 · 难度 2');
    await me.presses('提示').sees('提示 1/2');
    await me.says('客户端先发 SYN，服务器回 SYN+ACK').sees(/及格|良好|还差/, '✓ “客户端先发 SYN”', '追问：');
    await talk.restarts();
    await me.says('为什么').sees('怎么判的 ·', '权重');
    await me.says('再答一次').sees('TCP 三次握手');
  });

  test('says that a key has no button instead of taking it for an answer', async () => {
    await settle();
    await me.says('/quiz 三次握手');
    await me.says('9').sees('没有 [9] 这个键', '/answer 9');
    await me.says('/answer 9').sees('没答到点上');
  });

  test('ignores empty lines', async () => {
    await settle();
    await me.says('').seesNothing();
    await me.says('   ').seesNothing();
  });

  test('shows ticks where they are and moves them with a key', async () => {
    await settle();
    await me.says('/quiz 三次握手');
    await me.presses('看答案自评').sees('[1] ☐ 第一步');
    await me.says('1').sees('[1] ☑ 第一步', '[2] ☐ 第二步');
    await me.says('1').sees('[1] ☐ 第一步');
  });

  test('writes exports to a file', async () => {
    await settle();
    await me.says('/export').sees('已保存到', 'kaodian-2026-11-23.json');
    const [file = ''] = readdirSync(join(folder, 'exports'));
    expect(JSON.parse(readFileSync(join(folder, 'exports', file), 'utf8'))).toMatchObject({
      format: 'kaodian-export',
    });
  });

  test('goes on after a restart with the question that was open', async () => {
    await settle();
    await me.says('/quiz 三次握手');
    await talk.restarts();
    expect(driver.printed).toContain('欢迎回来');
    await me.says('客户端先发 SYN，服务器回 SYN+ACK').sees('✓ “客户端先发 SYN”');
  });
});
