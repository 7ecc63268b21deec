import { beforeAll, describe, expect, test } from 'vitest';
import { inlineResults } from '../../src/adapters/telegram/inline.js';
import { payloadContent } from '../../src/adapters/telegram/payload.js';
import { decodeButton } from '../../src/commands/button.js';
import { realNotes, type TestKnowledge } from '../support/notes.js';
import { checked } from '../support/telegram/limits.js';
import { telegramSpec } from '../support/telegram/spec.js';

const me = { id: 4242, username: 'kaodian_bot' };
let knowledge: TestKnowledge;
beforeAll(async () => {
  knowledge = await realNotes();
});

const resultsFor = async (query: string, language_code = 'zh-hans') =>
  inlineResults(
    { id: '1', from: { id: 1, is_bot: false, first_name: 'a', language_code }, query, offset: '' },
    await knowledge.search(),
    me,
  );

describe('inline mode', () => {
  test('offers the best note first, as a card that Telegram takes', async () => {
    const results = await resultsFor('三次握手');
    expect(results[0]).toMatchObject({ title: 'TCP 三次握手' });
    const payload = { inline_query_id: '1', results };
    expect(telegramSpec().fault('answerInlineQuery', payload)).toBeUndefined();
    expect(checked('answerInlineQuery', payload)).toMatchObject({ ok: true });
  });

  test('speaks the reader’s language', async () => {
    expect((await resultsFor('what is the GIL', 'en'))[0]?.description).toMatch(/^[\u0020-\u2026]+$/u);
  });

  test('leads into the private chat by its buttons', async () => {
    const [card] = await resultsFor('三次握手');
    const keys = card?.reply_markup?.inline_keyboard.flat() ?? [];
    const meant = keys.map((key) => {
      const start = 'url' in key ? (new URL(key.url).searchParams.get('start') ?? '') : '';
      const content = payloadContent(start);
      const pressed = content.kind === 'press' ? decodeButton(content.data) : undefined;
      return pressed?.ok === true ? pressed.invocation.command : undefined;
    });
    expect(meant).toEqual(['read', 'pose']);
  });

  test('offers nothing before anything is typed', async () => {
    expect(await resultsFor('  ')).toEqual([]);
  });
});

describe('deep links', () => {
  test('open questions, links and sessions', () => {
    expect(payloadContent('q_XATe8b4wx0')).toEqual({ kind: 'press', data: 'p~XATe8b4wx0' });
    expect(payloadContent('link_ABC123')).toMatchObject({ kind: 'text', text: '/link ABC123' });
    expect(payloadContent('join_s1')).toMatchObject({ kind: 'text', text: '/join s1' });
  });

  test('nobody made begin at the beginning', () => {
    for (const payload of ['', 'x', 'q_', 'q_../../', 'z_1'])
      expect(payloadContent(payload)).toEqual({ kind: 'command', name: 'start', args: {} });
  });
});
