import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { noticeOf, render, type Rendered } from '../../src/adapters/telegram/render.js';
import { markdownBlocks } from '../../src/replies/markdown.js';
import type { Block, Button, Inline, Reply } from '../../src/replies/reply.js';
import { anyReply, anyText, manyReplies } from '../support/replies.js';
import { keysOf, textOf } from '../support/telegram/limits.js';
import { foundIn, readHtml } from '../support/telegram/markup.js';
import { telegramSpec } from '../support/telegram/spec.js';

const spec = telegramSpec();

const replyOf = (change: Partial<Reply>): Reply => ({
  visibility: 'private',
  blocks: [],
  buttons: [],
  ...change,
});
const paragraph = (...line: Inline[]): Block => ({ kind: 'paragraph', line });
const said = (text: string): Inline => ({ kind: 'said', text });
const text = (content: string): Inline => ({ kind: 'text', text: content });
const next: Button = { label: '下一题', press: { command: 'next', args: {} } };

const inDm = { inGroup: false };
const htmlOf = (reply: Reply): string[] => render(reply, inDm).messages.map(({ html }) => html);

/** The calls a rendered reply becomes, as the server gets them. */
function callsFor({
  messages,
  markup,
  file,
}: Rendered): { method: string; payload: Record<string, unknown> }[] {
  const buttons = markup ? { reply_markup: markup } : {};
  const texts = messages.map(({ html }, at) => ({
    method: 'sendMessage',
    payload: {
      chat_id: 1,
      text: html,
      parse_mode: 'HTML',
      ...(at === messages.length - 1 && !file && buttons),
    },
  }));
  if (!file) return texts;
  const caption = file.caption ? { caption: file.caption.html, parse_mode: 'HTML' } : {};
  return [
    ...texts,
    { method: 'sendDocument', payload: { chat_id: 1, document: 'attach://x', ...caption, ...buttons } },
  ];
}

/** Why the server would not take what a reply becomes. */
const faultsOf = (rendered: Rendered): string[] => [
  ...callsFor(rendered).flatMap(({ method, payload }) => spec.fault(method, payload) ?? []),
  ...rendered.messages
    .flatMap(({ html, bare }) => [textOf(html, true, 4096), textOf(bare, false, 4096)])
    .flatMap((checked) => (checked.ok ? [] : [checked.fault])),
  ...(rendered.file?.caption ? [textOf(rendered.file.caption.html, true, 1024)] : []).flatMap((checked) =>
    checked.ok ? [] : [checked.fault],
  ),
  ...keysOf(rendered.markup).flatMap(({ text: label, callback_data: data = '' }) =>
    label.trim() !== '' && Buffer.byteLength(data) >= 1 && Buffer.byteLength(data) <= 64
      ? []
      : [`button ${label}`],
  ),
];

describe('a rendered reply', () => {
  test('is always taken by Telegram', () => {
    fc.assert(
      fc.property(anyReply, fc.boolean(), (reply, inGroup) => {
        expect(faultsOf(render(reply, { inGroup }))).toEqual([]);
      }),
      { numRuns: manyReplies },
    );
  }, 180_000);

  test('shows headings, points, quotations, code and links in Telegram’s own ways', () => {
    const reply = replyOf({
      blocks: [
        { kind: 'heading', line: [text('良好 82 分')] },
        {
          kind: 'points',
          items: [
            { mark: 'hit', line: [said('客户端先发 SYN')] },
            { mark: 'missed', line: [text('a < b && c')] },
          ],
        },
        { kind: 'quote', blocks: [paragraph({ kind: 'strong', text: '对吗？' })] },
        ...markdownBlocks('见 `send()` 和 [RFC](https://www.rfc-editor.org/?a=1&b=2)\n\n```\nx < y\n```'),
      ],
    });
    expect(htmlOf(reply)).toMatchInlineSnapshot(`
      [
        "<b>良好 82 分</b>
      ✓ “客户端先发 SYN”
      ✗ a &lt; b &amp;&amp; c
      <blockquote><b>对吗？</b></blockquote>
      见 <code>send()</code> 和 <a href="https://www.rfc-editor.org/?a=1&amp;b=2">RFC</a>

      <pre>x &lt; y</pre>",
      ]
    `);
  });

  test('turns tables into lines a phone can show', () => {
    const blocks = markdownBlocks(
      '| 步 | 报文 | 状态 |\n|-|-|-|\n| 1 | SYN | SYN-SENT |\n\n| 词 | 义 |\n|-|-|\n| a | b |',
    );
    expect(htmlOf(replyOf({ blocks }))).toMatchInlineSnapshot(`
      [
        "• <b>1</b>
         报文：SYN
         状态：SYN-SENT

      • <b>a</b>　b",
      ]
    `);
  });
});

describe('long replies', () => {
  const long = (times: number): Inline => text('每个字节都有序号，接收方按序号排序。'.repeat(times));

  test('are cut between paragraphs', () => {
    const blocks = [paragraph(long(150)), paragraph(long(150))];
    expect(htmlOf(replyOf({ blocks })).map((html) => html.length)).toEqual([2700, 2700]);
  });

  test('are cut behind a sentence when a paragraph is too long', () => {
    const messages = htmlOf(replyOf({ blocks: [paragraph(long(500))] }));
    expect(messages).toHaveLength(3);
    for (const html of messages) expect(html.endsWith('。')).toBe(true);
  });

  test('keep a code block whole where it fits, and cut others between lines', () => {
    const code: Block = { kind: 'code', text: 'let x = 1;\n'.repeat(200) };
    const [, second = ''] = htmlOf(replyOf({ blocks: [paragraph(long(150)), code] }));
    expect(second.startsWith('<pre>let')).toBe(true);
    const pieces = htmlOf(replyOf({ blocks: [{ kind: 'code', text: 'let x = 1;\n'.repeat(900) }] }));
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(piece).toMatch(/^<pre>let x = 1;[\s\S]*1;\n?<\/pre>$/u);
  });

  test('keep a heading with what it is about', () => {
    const blocks: Block[] = [
      paragraph(long(220)),
      { kind: 'heading', line: [text('出处')] },
      paragraph(long(20)),
    ];
    expect(htmlOf(replyOf({ blocks }))[1]).toMatch(/^<b>出处<\/b>\n每个/u);
  });

  test('never cut a character, whatever it is made of', () => {
    for (const character of ['👨‍👩‍👧‍👦', '𠮷', '🇨🇳', 'e\u0301']) {
      const messages = htmlOf(replyOf({ blocks: [paragraph(text(`x${character.repeat(2500)}`))] }));
      expect(messages.join('')).toBe(`x${character.repeat(2500)}`);
      for (const html of messages) expect(html.replaceAll(character, '')).toMatch(/^x?$/u);
    }
  });

  test('say everything', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (texts) => {
        const blocks = texts.map((one): Block => ({ kind: 'code', text: one }));
        const letters = (whole: string): string => whole.replace(/[^\p{L}\p{N}]/gu, '');
        const shown = render(replyOf({ blocks }), inDm).messages.map(({ bare }) => bare);
        expect(letters(shown.join(''))).toBe(letters(texts.join('')));
      }),
    );
  });
});

describe('somebody’s words', () => {
  test('become no mention, link, command, hashtag or markup', () => {
    fc.assert(
      fc.property(anyText, (words) => {
        const [html = ''] = htmlOf(replyOf({ blocks: [paragraph(said(words))] }));
        const read = readHtml(html);
        expect(read.ok && read.entities).toEqual([]);
        expect(read.ok && foundIn(read.text, read.entities)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('in names are no mentions either, while the tutor’s own commands can be tapped', () => {
    const [html = ''] = htmlOf(replyOf({ blocks: [paragraph(text('@telegram main.py /quiz /evil'))] }));
    expect(foundIn(html, [])).toEqual(['/quiz']);
  });
});

describe('buttons', () => {
  const labels = (...names: string[]): string[][] =>
    (
      render(replyOf({ buttons: [names.map((label) => ({ ...next, label }))] }), inDm).markup as {
        inline_keyboard: { text: string }[][];
      }
    ).inline_keyboard.map((row) => row.map(({ text: label }) => label));

  test('stand side by side while their labels can be read', () => {
    expect(labels('提示', '不会', '跳过')).toEqual([['提示', '不会', '跳过']]);
    expect(labels('一个相当长的标题，有二十来个字吧', '跳过')).toEqual([
      ['一个相当长的标题，有二十来个字吧'],
      ['跳过'],
    ]);
  });

  test('show what is ticked', () => {
    const { markup } = render(
      replyOf({
        buttons: [
          [
            { ...next, on: true },
            { ...next, on: false },
          ],
        ],
      }),
      inDm,
    );
    expect(keysOf(markup).map(({ text: label }) => label)).toEqual(['✅ 下一题', '⬜ 下一题']);
  });

  test('give way to an opened answer field in groups', () => {
    const input = { kind: 'text', placeholder: '想问什么？' } as const;
    const asks = replyOf({ blocks: [paragraph(text('想问什么？'))], input });
    expect(render(asks, { inGroup: true }).markup).toEqual({
      force_reply: true,
      selective: true,
      input_field_placeholder: '想问什么？',
    });
    expect(render(asks, inDm).markup).toBeUndefined();
  });
});

test('a short word fits into a pop-up, anything more does not', () => {
  expect(noticeOf(replyOf({ blocks: [paragraph(text('已收藏。'))] }))).toBe('已收藏。');
  expect(noticeOf(replyOf({ blocks: [paragraph(text('长'.repeat(201)))] }))).toBeUndefined();
  expect(noticeOf(replyOf({ blocks: [paragraph(text('有按钮'))], buttons: [[next]] }))).toBeUndefined();
});
