import { describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/dispatch/incoming.js';
import { createPaces, LEARNER_PACE, ROOM_PACE } from '../../src/dispatch/pace.js';
import type { Action, Who } from '../support/conversation.js';
import { textOfReply } from '../support/plain.js';
import { idle, talksOn } from '../support/talks.js';

const talk = talksOn();
const bob: Who = { name: 'bob', room: 'bob', kind: 'dm' };
const hint: Action = { kind: 'says', text: '/hint' };

const burst = (who: Who, action: Action, count: number): Incoming[] =>
  Array.from({ length: count }, () => talk.driver.incoming(who, action, talk.clock.now));

const press = (name: string, room: Incoming['room'], at = 0): Incoming => ({
  key: 'telegram:test:1',
  platform: 'telegram',
  account: { externalId: name, name },
  room,
  at,
  content: { kind: 'press', data: 'h' },
});

describe('somebody who goes too fast', () => {
  test('is told once, kindly, and nothing is done until there is time again', async () => {
    await idle(talk, 'bob');
    const said: string[] = [];
    for (const update of burst(bob, hint, LEARNER_PACE.burst + 10))
      said.push(...(await talk.driver.deliver(update)).map(textOfReply));
    const told = said.filter((text) => text.includes('慢一点'));
    expect(told).toHaveLength(1);
    expect(said.length).toBeLessThanOrEqual(LEARNER_PACE.burst + 1);
    talk.passes({ seconds: 3 });
    await talk.person('bob').says('/hint').doesNotSee('慢一点');
  });

  test('does not slow anybody else down', async () => {
    await idle(talk, 'bob');
    for (const update of burst(bob, hint, LEARNER_PACE.burst + 1)) await talk.driver.deliver(update);
    await talk.person('alice').says('/help').doesNotSee('慢一点');
  });
});

describe('the paces', () => {
  const group: Incoming['room'] = { externalId: 'g', kind: 'group' };

  test('hold a room that everybody hurries in, and answer every press in it', () => {
    const paces = createPaces();
    for (let n = 0; n < ROOM_PACE.burst; n += 1)
      expect(paces.take(press(`p${String(n)}`, group))).toBeUndefined();
    const held = { whose: 'room', seconds: 1, tell: true };
    expect(paces.take(press('late', group))).toEqual(held);
    expect(paces.take(press('later', group))).toEqual(held);
    expect(paces.take(press('later', group, 1000))).toBeUndefined();
  });

  test('let a steady learner go on for ever, and an update from the past changes nothing', () => {
    const paces = createPaces();
    const dm: Incoming['room'] = { externalId: 'x', kind: 'dm' };
    for (let n = 0; n < 500; n += 1)
      expect(paces.take(press('x', dm, n * (1000 / LEARNER_PACE.rate)))).toBeUndefined();
    expect(paces.take(press('x', dm, 0))).toBeUndefined();
  });

  test('do not hold a terminal', () => {
    const paces = createPaces();
    const own = { ...press('me', { externalId: 'me', kind: 'dm' }), platform: 'terminal' as const };
    for (let n = 0; n < 200; n += 1) expect(paces.take(own)).toBeUndefined();
  });
});
