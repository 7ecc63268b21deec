import { describe, expect, test } from 'vitest';
import { createGather } from '../../src/adapters/telegram/gather.js';
import { textContent, type Incoming } from '../../src/dispatch/incoming.js';

const says = (text: string, key: string, account = 'alice'): Incoming => ({
  key,
  platform: 'telegram',
  account: { externalId: account, name: account },
  room: { externalId: '1', kind: 'dm' },
  at: 0,
  content: textContent(text, { addressed: true }),
});

/** A gather that waits for an hour unless told otherwise, and what it has committed. */
function gathering(wait = 3_600_000) {
  const committed: Incoming[] = [];
  const gather = createGather((incoming) => Promise.resolve(void committed.push(incoming)), wait);
  const texts = (): string[] =>
    committed.map(({ content }) =>
      content.kind === 'text' ? content.text || `${content.length}` : content.kind,
    );
  return { gather, texts };
}

const full = '长'.repeat(4096);

describe('messages that were cut by the app', () => {
  test('are one message again, acknowledged together', async () => {
    const { gather, texts } = gathering();
    const first = gather.take(says(full, '1'));
    expect(texts()).toEqual([]);
    await Promise.all([first, gather.take(says('尾', '2'))]);
    expect(texts()).toEqual([`${full}尾`]);
  });

  test('keep the blank they were cut at', async () => {
    const { gather, texts } = gathering();
    await Promise.all([gather.take(says('a'.repeat(4050), '1')), gather.take(says('tail', '2'))]);
    expect(texts()).toEqual([`${'a'.repeat(4050)}\ntail`]);
  });

  test('may come in many pieces, and be too long in the end', async () => {
    const { gather, texts } = gathering();
    const pieces = ['1', '2', '3'].map((key) => gather.take(says(full, key)));
    await Promise.all([...pieces, gather.take(says('尾', '4'))]);
    expect(texts()).toEqual([String(3 * 4096 + 1)]);
  });

  test('are not waited for longer than a moment', async () => {
    const { gather, texts } = gathering(1);
    await gather.take(says(full, '1'));
    expect(texts()).toEqual([full]);
  });
});

describe('messages that stand for themselves', () => {
  test('pass at once', async () => {
    const { gather, texts } = gathering();
    await gather.take(says('短', '1'));
    expect(texts()).toEqual(['短']);
  });

  test('of others, commands and presses are not joined', async () => {
    const { gather, texts } = gathering();
    const long = gather.take(says(full, '1'));
    await gather.take(says('别人', '2', 'bob'));
    expect(texts()).toEqual(['别人']);
    await gather.take(says('/hint', '3'));
    await long;
    expect(texts()).toEqual(['别人', full, '/hint']);
    const again = gather.take(says(full, '4'));
    await gather.take({ ...says('', '5'), content: { kind: 'press', data: 'x' } });
    await again;
    expect(texts().slice(3)).toEqual([full, 'press']);
  });

  test('that wait are let go at the end', async () => {
    const { gather, texts } = gathering();
    const long = gather.take(says(full, '1'));
    gather.flush();
    await long;
    expect(texts()).toEqual([full]);
  });
});
