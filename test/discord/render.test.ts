import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { render, type Message } from '../../src/adapters/discord/render.js';
import { bodyOf } from '../../src/adapters/discord/send.js';
import { markdownBlocks } from '../../src/replies/markdown.js';
import { plainLine } from '../../src/replies/plain.js';
import type { Block, Button, Inline, Reply } from '../../src/replies/reply.js';
import { messageFaults } from '../support/discord/limits.js';
import { controlsIn, textIn } from '../support/discord/reading.js';
import { discordSpec } from '../support/discord/spec.js';
import { anyReply, anyText, manyReplies } from '../support/replies.js';

const spec = discordSpec();

const replyOf = (change: Partial<Reply>): Reply => ({
  visibility: 'private',
  blocks: [],
  buttons: [],
  ...change,
});
const paragraph = (...line: Inline[]): Block => ({ kind: 'paragraph', line });
const text = (content: string): Inline => ({ kind: 'text', text: content });
const next: Button = { label: '下一题', press: { command: 'next', args: {} } };

const descriptionsOf = (reply: Reply): string[] =>
  render(reply).flatMap(({ embeds }) => embeds.map(({ description = '' }) => description));

/** Why Discord would not take what a reply becomes. */
const faultsOf = (messages: readonly Message[], where: readonly [string, string]): string[] =>
  messages.flatMap((message) => {
    const body = JSON.parse(JSON.stringify(bodyOf(message))) as unknown;
    return [...(spec?.faults(...where, body) ?? []), ...messageFaults(bodyOf(message), message.files.length)];
  });

/** Letters only, in order: markup adds and takes none. */
const lettersOf = (content: string): string => content.replace(/[^\p{L}]/gu, '');

const MINUTES = 60_000;
const edited = ['patch', '/webhooks/1/token/messages/@original'] as const;
const sent = ['post', '/channels/1/messages'] as const;

describe('replies of every kind', () => {
  test('become messages that Discord takes', { timeout: 5 * MINUTES }, () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(faultsOf(render(reply), edited)).toEqual([]);
      }),
      { numRuns: manyReplies },
    );
  });

  test('keep all their buttons, each as itself', { timeout: 2 * MINUTES }, () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(faultsOf(render(reply), sent)).toEqual([]);
        const shown = render(reply).flatMap(({ components }) => controlsIn(components));
        const choices = (reply.menus ?? []).flatMap(({ options }) => options);
        const extra = (reply.input?.kind === 'answer' ? 1 : 0) + choices.length;
        expect(shown).toHaveLength(reply.buttons.flat().length + extra);
      }),
      { numRuns: manyReplies / 10 },
    );
  });
});

describe('what people wrote', () => {
  test('says the same after rendering, letter by letter', () => {
    const spoken = fc.array(
      fc.record({ kind: fc.constantFrom('text', 'strong', 'soft', 'said', 'code'), text: anyText }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 4 }), (lines) => {
        const reply = replyOf({ blocks: lines.map((line) => paragraph(...line)) });
        expect(faultsOf(render(reply), sent)).toEqual([]);
        const shown = render(reply).map(textIn).join('\n');
        expect(lettersOf(shown)).toBe(lettersOf(lines.map(plainLine).join('\n')));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['@everyone', '\\@everyone'],
    ['<@123456789012345678>', '\\<\\@123456789012345678>'],
    ['<#123>', '\\<#123>'],
    ['**bold** __under__ ~~out~~', '\\*\\*bold\\*\\* \\_\\_under\\_\\_ \\~\\~out\\~\\~'],
    ['||spoiler||', '\\|\\|spoiler\\|\\|'],
    ['[here](https://evil.example)', '\\[here\\](https\\://evil.example)'],
    ['https://evil.example', 'https\\://evil.example'],
    ['# heading', '\\# heading'],
    ['-# small', '\\-# small'],
    ['> quote', '\\> quote'],
    ['1. first', '1\\. first'],
    ['`code`', '\\`code\\`'],
    ['back\\slash', 'back\\\\slash'],
  ])('%s stands there as it is', (written, rendered) => {
    expect(descriptionsOf(replyOf({ blocks: [paragraph(text(written))] }))).toEqual([rendered]);
  });

  test('cannot leave a code block', () => {
    const [shown = ''] = descriptionsOf(replyOf({ blocks: [{ kind: 'code', text: '```\n@everyone' }] }));
    expect(shown.match(/```/gu)).toHaveLength(2);
  });

  test('pings nobody in any message', () => {
    for (const message of render(replyOf({ blocks: [paragraph(text('@everyone <@&1>'))] }))) {
      expect(bodyOf(message).allowed_mentions).toEqual({ parse: [], replied_user: false });
    }
  });
});

describe('long replies', () => {
  const long = (count: number): string =>
    Array.from({ length: count }, (_, at) => `第 ${at} 句话说完了。`).join('');

  test('break between sentences, and the last message has the buttons', () => {
    const messages = render(replyOf({ blocks: [paragraph(text(long(900)))], buttons: [[next]] }));
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.map(({ components }) => components.length > 0)).toEqual(
      messages.map((_, at) => at === messages.length - 1),
    );
    for (const message of messages) expect(textIn(message)).toMatch(/。$/u);
  });

  test('keep a code block whole that fits into one message', () => {
    const code = Array.from({ length: 60 }, (_, at) => `line ${at} of the program`).join('\n');
    const pages = descriptionsOf(
      replyOf({ blocks: [paragraph(text(long(300))), { kind: 'code', text: code }] }),
    );
    expect(pages.filter((page) => page.includes('```'))).toEqual([`\`\`\`\n${code}\n\`\`\``]);
  });

  test('close and open again the fences of one that does not', () => {
    const code = Array.from({ length: 600 }, (_, at) => `line ${at} of the program`).join('\n');
    const pages = descriptionsOf(replyOf({ blocks: [{ kind: 'code', text: code }] }));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/^```\n[^`]+\n```$/u);
    expect(pages.map((page) => page.slice(4, -4)).join('\n')).toBe(code);
  });
});

describe('notes', () => {
  test('look like notes', () => {
    const blocks = markdownBlocks(
      '## 握手\n\n三次，**不是**两次，见 [RFC](https://www.rfc-editor.org/rfc/rfc9293)。\n\n- 一 `SYN`\n- 二\n\n```\nACK\n```\n\n| 步 | 方向 |\n|--|--|\n| 1 | C → S |\n',
    );
    expect(descriptionsOf(replyOf({ blocks }))).toEqual([
      [
        '### 握手',
        '三次，**不是**两次，见 [RFC](https://www.rfc-editor.org/rfc/rfc9293)。',
        '',
        '- 一 `SYN`',
        '- 二',
        '',
        '```\nACK\n```',
        '',
        '- **1** — 方向：C → S',
      ].join('\n'),
    ]);
  });

  test('a grade is green, amber or red', () => {
    const graded = (...marks: ('hit' | 'missed' | 'contradicted')[]) =>
      render(
        replyOf({
          blocks: [{ kind: 'points', items: marks.map((mark) => ({ mark, line: [text('x')] })) }],
        }),
      )[0]?.embeds[0]?.color;
    const colours = [graded('hit'), graded('hit', 'missed'), graded('hit', 'contradicted')];
    expect(new Set(colours).size).toBe(3);
    expect(graded('missed')).toBe(graded('hit', 'contradicted'));
  });
});
