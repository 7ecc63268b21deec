import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/replies/reply.js';
import type { Person } from '../support/conversation.js';
import { messageOf } from '../support/telegram/chats.js';
import type { Trouble } from '../support/telegram/server.js';
import { settled } from '../support/talks.js';
import { telegramTalks } from '../support/telegram/talks.js';

const talk = telegramTalks();

const busy = (retry_after: number): Trouble['how'] => ({
  error_code: 429,
  description: `Too Many Requests: retry after ${retry_after}`,
  parameters: { retry_after },
});
const broken: Trouble['how'] = { error_code: 502, description: 'Bad Gateway' };
const unparsable: Trouble['how'] = { error_code: 400, description: "Bad Request: can't parse entities: x" };

const trouble = (how: Trouble['how'], times = 1, method = 'sendMessage'): void => {
  talk.server.trouble({ method, times, how });
};
const update = (person: Person, id: number, text: string) => ({
  update_id: id,
  message: {
    message_id: id,
    date: Math.floor(talk.clock.now / 1000),
    chat: talk.server.chats.open(talk.driver.chatOf(person.who)).chat,
    from: talk.driver.userOf(person.who),
    text,
  } as never,
});
const sent = (): string[] =>
  talk.server.events.flatMap((event) => (event.kind === 'sent' ? [event.shown.text] : []));
const sentSince = async (what: () => PromiseLike<unknown>): Promise<string[]> => {
  const before = sent().length;
  await what();
  return sent().slice(before);
};

describe('updates', () => {
  test('that come twice are worked off once', async () => {
    const alice = await settled(talk, 'alice');
    const said = await sentSince(async () => {
      for (const id of [500, 500]) talk.server.pushAs(update(alice, id, '/settings cap=7'));
      await talk.driver.settled();
      talk.server.pushAs(update(alice, 500, '/settings cap=7'));
      await talk.driver.settled();
    });
    expect(said).toHaveLength(1);
  });

  test('whose ids begin anew, lower, are taken as well', async () => {
    const alice = await settled(talk, 'alice');
    const said = await sentSince(async () => {
      talk.server.pushAs(update(alice, 900_000_000, '/help'));
      await talk.driver.settled();
      talk.server.pushAs(update(alice, 17, '/help'));
      await talk.driver.settled();
    });
    expect(said).toHaveLength(2);
  });

  test('answered before a crash, but not acknowledged, are not answered again', async () => {
    const alice = await settled(talk, 'alice');
    talk.server.pushAs(update(alice, 600, '/quiz 三次握手'));
    await talk.driver.settled();
    const said = await sentSince(async () => {
      talk.server.pushAs(update(alice, 600, '/quiz 三次握手'));
      await talk.restarts();
    });
    expect(said).toEqual([]);
  });

  test('wait while another poller has the connection', async () => {
    const alice = await settled(talk, 'alice');
    trouble(
      { error_code: 409, description: 'Conflict: terminated by other getUpdates request' },
      1,
      'getUpdates',
    );
    await alice.says('/help').sees('怎么用');
    await alice.says('/help').sees('怎么用');
  });
});

describe('replies', () => {
  test('wait as long as Telegram wants, and come once', async () => {
    const alice = await settled(talk, 'alice');
    trouble(busy(0), 3);
    expect(await sentSince(() => alice.says('/help'))).toHaveLength(1);
  });

  test('that may have arrived are not repeated before the next start', async () => {
    const alice = await settled(talk, 'alice');
    for (const how of [broken, 'cut', 'late'] as const) {
      trouble(how);
      const said = await sentSince(() => alice.says('/help'));
      expect(said).toHaveLength(how === 'late' ? 1 : 0);
      expect(await sentSince(() => talk.restarts())).toHaveLength(1);
      expect(await sentSince(() => talk.restarts())).toHaveLength(0);
    }
  });

  test('that Telegram cannot parse come as plain text', async () => {
    const alice = await settled(talk, 'alice');
    trouble(unparsable);
    await alice.says('/help').sees('怎么用');
    const call = talk.server.calls.findLast(({ method }) => method === 'sendMessage');
    expect(call?.payload.parse_mode).toBeUndefined();
  });

  test('to who has blocked the bot are dropped', async () => {
    const alice = await settled(talk, 'alice');
    const chat = talk.server.chats.get(talk.driver.userOf(alice.who).id);
    if (chat) chat.closed = 'bot was blocked by the user';
    await alice.says('/help').seesNothing();
    if (chat) delete chat.closed;
    expect(await sentSince(() => talk.restarts())).toEqual([]);
    await alice.says('/help').sees('怎么用');
  });

  test('in the place of a message are repeated until they stand there', async () => {
    const alice = await settled(talk, 'alice');
    await alice.says('/quiz 三次握手');
    await alice.presses('看答案自评');
    trouble(broken, 2, 'editMessageText');
    const before = talk.server.events.length;
    await alice.presses('第一步');
    const kinds = talk.server.events.slice(before).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'typing')).toEqual(['answered', 'edited']);
  });

  test('to a press that is too old to be answered come as messages', async () => {
    const alice = await settled(talk, 'alice');
    const { shown } = talk.driver.cardOf(alice.who, '提示');
    const said = await sentSince(() => {
      const query = {
        id: 'ancient',
        from: talk.driver.userOf(alice.who),
        chat_instance: '1',
        data: 'made up',
        message: messageOf(talk.server.chats.open(talk.driver.chatOf(alice.who)), shown),
      };
      talk.server.expired.add('ancient');
      talk.server.push({ callback_query: query });
      return talk.driver.settled();
    });
    expect(said).toEqual(['这个按钮已经过时了，没有改动任何东西。']);
  });
});

describe('what nobody asked for', () => {
  const reply: Reply = {
    visibility: 'public',
    blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text: '该复习了' }] }],
    buttons: [],
  };
  const push = async (person: Person) =>
    talk.driver.channel.deliver(
      { platform: 'telegram', externalId: String(talk.driver.chatOf(person.who).id), kind: person.who.kind },
      reply,
    );

  test('tells exactly what became of it', async () => {
    const alice = await settled(talk, 'alice');
    const outcomes: unknown[] = [await push(alice)];
    for (const how of [busy(7), broken, 'cut'] as const) {
      trouble(how);
      outcomes.push(await push(alice));
    }
    expect(outcomes).toMatchObject([
      { kind: 'sent', messageId: expect.any(String) as unknown },
      { kind: 'unsent', retryAfter: 7000 },
      { kind: 'uncertain' },
      { kind: 'uncertain' },
    ]);
  });

  test('finds closed rooms and groups that have moved', async () => {
    const group = (await settled(talk, 'alice')).in('study');
    await group.says('/help');
    const state = talk.server.chats.get(talk.driver.chatOf(group.who).id);
    if (!state) throw new Error('no group');
    state.movedTo = -100777;
    expect(await push(group)).toEqual({ kind: 'moved', externalId: '-100777' });
    delete state.movedTo;
    state.closed = 'bot was kicked from the supergroup chat';
    expect(await push(group)).toMatchObject({ kind: 'closed' });
  });

  test('is known not to have been sent when Telegram cannot be reached', async () => {
    const alice = await settled(talk, 'alice');
    await talk.server.unreachable(async () => {
      // Connections that are just being closed leave it open whether anything arrived.
      await expect.poll(async () => (await push(alice)).kind).toBe('unsent');
    });
  });
});

test('logs hold neither the token nor anybody’s words', async () => {
  const alice = await settled(talk, 'alice');
  for (const how of [broken, 'cut', unparsable, { error_code: 403, description: 'Forbidden' }] as const) {
    trouble(how, 2);
    await alice.says('我叫王小明');
  }
  trouble('cut', 1, 'getUpdates');
  await alice.says('/help');
  const logged = inspect(talk.driver.log.entries, { depth: 20 });
  expect(talk.driver.log.entries.length).toBeGreaterThan(2);
  expect(logged).not.toContain('secret-of-the-tests');
  expect(logged).not.toContain('王小明');
});
