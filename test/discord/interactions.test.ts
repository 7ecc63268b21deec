import { beforeEach, describe, expect, test } from 'vitest';
import {
  askAbout,
  handIn,
  pressButton,
  typeInto,
  useSlash,
  writeMessage,
} from '../support/discord/events.js';
import { controlsIn, textIn } from '../support/discord/reading.js';
import { discordTalks } from '../support/discord/talks.js';
import type { Channel } from '../support/discord/world.js';
import type { Person } from '../support/conversation.js';
import { settled } from '../support/talks.js';

const on = discordTalks();
const { talk } = on;

const answer = '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK';

let alice: Person;
let room: Channel;
beforeEach(async () => {
  alice = (await settled(talk, 'alice')).in('study');
  room = on.driver.server.world.room('study');
});

const here = () => ({ who: 'alice', where: room });

/** What was said in the room since, by whom it can be seen. */
const saidAfter = (count: number) =>
  on.driver.server.world.messages.slice(count).filter(({ deleted }) => !deleted);

async function during(act: () => void) {
  const before = on.driver.server.world.messages.length;
  act();
  await on.driver.settled();
  return saidAfter(before);
}

describe('a question in a room', () => {
  test('is public, and its answer is typed into a field and graded privately', async () => {
    const { server } = on.driver;
    const [card] = await during(() =>
      useSlash(server, here(), 'quiz', [{ name: 'topic', value: '三次握手' }]),
    );
    expect(card?.onlyFor).toBeUndefined();
    const [button] = controlsIn(card?.components ?? []);
    expect(button).toMatchObject({ label: '作答' });
    if (!card || !button) return;
    const opened = pressButton(server, { ...here(), locale: 'zh-CN' }, card, button.id);
    await on.driver.settled();
    expect(opened.modal).toMatchObject({ title: '作答' });
    const [grade] = await during(() => handIn(server, here(), opened, answer));
    expect(grade?.onlyFor).toBe(server.world.user('alice').id);
    expect(grade && textIn(grade)).toContain('下次：');
  });

  test('takes no answer from others', async () => {
    const { server } = on.driver;
    await settled(talk, 'bob');
    const [card] = await during(() =>
      useSlash(server, here(), 'quiz', [{ name: 'topic', value: '三次握手' }]),
    );
    const [button] = controlsIn(card?.components ?? []);
    if (!card || !button) throw new Error('no card');
    const bob = { who: 'bob', where: room };
    const opened = pressButton(server, bob, card, button.id);
    await on.driver.settled();
    const [told] = await during(() => handIn(server, bob, opened, answer));
    expect(told && textIn(told)).toContain('这是别人的题');
    expect(told?.onlyFor).toBe(server.world.user('bob').id);
  });

  test('takes a reply to its message as the answer', async () => {
    const { server } = on.driver;
    const [card] = await during(() =>
      useSlash(server, here(), 'quiz', [{ name: 'topic', value: '三次握手' }]),
    );
    if (!card) throw new Error('no card');
    const [grade] = await during(() =>
      writeMessage(server, here(), { text: answer, mentions: true, replyTo: card }),
    );
    expect(grade && textIn(grade)).toContain('下次：');
    expect(grade?.replyTo).toBeDefined();
  });

  test('is answered by /answer without an answer, too', async () => {
    const { server } = on.driver;
    await alice.says('/quiz 三次握手');
    const opened = useSlash(server, { ...here(), locale: 'en-GB' }, 'answer');
    await on.driver.settled();
    expect(opened.modal).toMatchObject({ title: 'Your answer' });
    const [grade] = await during(() => handIn(server, here(), opened, answer));
    expect(grade && textIn(grade)).toContain('下次：');
  });

  test('is harmless when its buttons are pressed a week later', async () => {
    await alice.says('/quiz 三次握手');
    talk.passes({ days: 7 });
    await alice.presses('提示').sees('过时');
  });
});

describe('in rooms', () => {
  test('a mention asks, and the answer is a reply to it', async () => {
    const { server } = on.driver;
    const [told] = await during(() =>
      writeMessage(server, here(), { text: '什么是三次握手', mentions: true }),
    );
    expect(told && textIn(told)).toContain('SYN');
    expect(told?.onlyFor).toBeUndefined();
  });

  test('“Ask about this” looks a message up', async () => {
    const [told] = await during(() => askAbout(on.driver.server, here(), '三次握手是什么'));
    expect(told && textIn(told)).toContain('SYN');
  });

  test('“Ask about this” on a picture says what is missing, to the asker alone', async () => {
    const { server } = on.driver;
    const [told] = await during(() => askAbout(server, here(), ''));
    expect(told && textIn(told)).toContain('想问什么');
    expect(told?.onlyFor).toBe(server.world.user('alice').id);
  });

  test('an export is for nobody else', async () => {
    const { server } = on.driver;
    const typed = await during(() => writeMessage(server, here(), { text: '/export', mentions: true }));
    expect(typed.map(({ channel }) => channel)).toEqual([server.world.dm(server.world.user('alice').id).id]);
    const [pressed] = await during(() => useSlash(server, here(), 'export'));
    expect(pressed?.onlyFor).toBe(server.world.user('alice').id);
    expect(pressed?.files[0]?.name).toMatch(/^kaodian-.*\.json$/u);
  });
});

describe('settings', () => {
  test('are chosen from menus, and shown where they were chosen', async () => {
    const { server } = on.driver;
    const person = talk.person('alice');
    await person.says('/settings').sees('每天复习上限  30');
    const before = server.world.messages.length;
    await person.presses('每天复习上限 10').sees('改好了', '每天复习上限  10');
    await person.presses('排行榜 · 不出现').sees('改好了', '排行榜  不出现');
    await person.presses('运维').sees('岗位  运维 / SRE');
    expect(server.world.messages.length).toBe(before);
  });
});

describe('autocomplete', () => {
  test('offers topics in the language of the person’s Discord', async () => {
    const { server } = on.driver;
    const english = typeInto(server, { ...here(), locale: 'en-US' }, 'quiz', { name: 'topic', value: 'TCP' });
    const chinese = typeInto(server, { ...here(), locale: 'zh-TW' }, 'quiz', { name: 'topic', value: '' });
    await on.driver.settled();
    expect(english.choices?.map(({ name }) => name)).toContain('TCP three-way handshake');
    expect(chinese.choices?.length).toBeGreaterThan(3);
    expect(chinese.choices?.length).toBeLessThanOrEqual(25);
  });

  test('offers nothing where nothing is known', async () => {
    const none = typeInto(on.driver.server, here(), 'settings', { name: 'zone', value: 'A' });
    await on.driver.settled();
    expect(none.choices).toEqual([]);
  });
});
