import { beforeEach, describe, expect, test } from 'vitest';
import { pressButton, useSlash, writeMessage, type Doing, type Option } from '../support/discord/events.js';
import { controlsIn, textIn } from '../support/discord/reading.js';
import { discordTalks } from '../support/discord/talks.js';
import type { Channel, StoredMessage } from '../support/discord/world.js';
import { settled } from '../support/talks.js';

const on = discordTalks();

let room: Channel;
beforeEach(async () => {
  await settled(on.talk, 'alice');
  room = on.driver.server.world.room('study');
  await slash('room', [{ name: 'place', value: 'thread' }]);
});

const here = (): Doing => ({ who: 'alice', where: room, admin: true });

async function during(act: () => void): Promise<readonly StoredMessage[]> {
  const { world } = on.driver.server;
  const before = world.messages.length;
  act();
  await on.driver.settled();
  return world.messages.slice(before).filter(({ deleted }) => !deleted);
}

const slash = (name: string, options: readonly Option[] = []) =>
  during(() => useSlash(on.driver.server, here(), name, options));

async function press(
  message: StoredMessage | undefined,
  label: string,
  where = room,
): Promise<readonly StoredMessage[]> {
  const found = controlsIn(message?.components ?? []).find((control) => control.label.startsWith(label));
  if (!message || !found) throw new Error(`no button ${label}`);
  return during(() => pressButton(on.driver.server, { ...here(), where }, message, found.id));
}

describe('in a room that wants threads', () => {
  test('the first question stands in the channel, what follows in a thread below it', async () => {
    const { world } = on.driver.server;
    const [card] = await slash('quiz', [{ name: 'topic', value: '网络' }]);
    const thread = world.channels.get(card?.id ?? '');
    expect(thread).toMatchObject({ parent: room.id, name: expect.stringContaining('alice') as unknown });
    const [second] = await press(card, '跳过');
    expect(second?.channel).toBe(thread?.id);
    expect(second && textIn(second)).toContain('换一题');
    const [hint] = await press(second, '提示', thread);
    expect(hint && textIn(hint)).toContain('提示 1/2');
  });

  test('what is answered in the thread counts in the room', async () => {
    const { server } = on.driver;
    const [card] = await slash('quiz', [{ name: 'topic', value: '三次握手' }]);
    const thread = server.world.channels.get(card?.id ?? '');
    if (!card || !thread) throw new Error('no thread');
    const [grade] = await during(() =>
      writeMessage(
        server,
        { who: 'alice', where: thread },
        { text: '客户端先发 SYN，服务器回 SYN+ACK', mentions: true, replyTo: card },
      ),
    );
    expect(grade?.channel).toBe(thread.id);
    const [board] = await slash('leaderboard');
    expect(board && textIn(board)).toContain('1. alice');
  });

  test('without the permission everything stays in the channel', async () => {
    on.driver.expectTrouble();
    on.driver.server.world.threadsAllowed = false;
    const [card] = await slash('quiz', [{ name: 'topic', value: '网络' }]);
    const [second] = await press(card, '跳过');
    expect(second?.channel).toBe(room.id);
  });
});

test('the panel is for those who manage the channel', async () => {
  const [told] = await during(() => useSlash(on.driver.server, { ...here(), admin: false }, 'room'));
  expect(told && textIn(told)).not.toContain('出题范围');
});

test('answers are private where the room wants them so', async () => {
  const { server } = on.driver;
  await slash('room', [{ name: 'answers', value: 'private' }]);
  const [told] = await slash('ask', [{ name: 'question', value: '三次握手' }]);
  expect(told?.onlyFor).toBe(server.world.user('alice').id);
});
