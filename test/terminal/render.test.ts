import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { keyOf, keyed, shownAfter } from '../../src/adapters/terminal/keys.js';
import { messagesOf } from '../../src/adapters/terminal/lines.js';
import { complete } from '../../src/adapters/terminal/manifest.js';
import { localeOf, receive } from '../../src/adapters/terminal/receive.js';
import { render } from '../../src/adapters/terminal/render.js';
import { styleFor } from '../../src/adapters/terminal/style.js';
import { decodeButton } from '../../src/commands/button.js';
import { markdownBlocks } from '../../src/replies/markdown.js';
import type { Button, Reply } from '../../src/replies/reply.js';
import { widthOf } from '../../src/replies/width.js';
import { stripVTControlCharacters } from 'node:util';

const plain = { width: 60, style: styleFor(false) };
const coloured = { width: 60, style: styleFor(true) };

const replyOf = (change: Partial<Reply>): Reply => ({
  visibility: 'private',
  blocks: [],
  buttons: [],
  ...change,
});
const next: Button = { label: '下一题', press: { command: 'next', args: {} } };
const why: Button = { label: '怎么判的', press: { command: 'why', args: {}, prompt: 'PromptPromptProm' } };

describe('a rendered reply', () => {
  const reply = replyOf({
    blocks: [
      {
        kind: 'heading',
        line: [
          { kind: 'strong', text: '良好 82 分' },
          { kind: 'soft', text: ' · TCP' },
        ],
      },
      {
        kind: 'points',
        items: [
          { mark: 'hit', line: [{ kind: 'said', text: '客户端先发 SYN' }] },
          {
            mark: 'missed',
            line: [{ kind: 'text', text: 'SYN 不带数据也消耗一个序号，所以对方的确认号要在它上面再加一' }],
          },
        ],
      },
      {
        kind: 'paragraph',
        line: [
          { kind: 'strong', text: '追问：' },
          { kind: 'text', text: '为什么？' },
        ],
      },
    ],
    buttons: [[next, why], [{ ...next, on: true }]],
  });

  test('looks like this', () => {
    expect(render(reply, plain)).toMatchInlineSnapshot(`
      "  良好 82 分 · TCP
        ✓ “客户端先发 SYN”
        ✗ SYN 不带数据也消耗一个序号，所以对方的确认号要在它上面
          再加一
        追问：为什么？

        [1] 下一题  [2] 怎么判的
        [3] ☑ 下一题"
    `);
  });

  test('says the same in colour', () => {
    const colours = render(reply, coloured);
    expect(colours).toContain('\u001b[');
    expect(stripVTControlCharacters(colours)).toBe(render(reply, plain));
  });

  test('shows a note’s Markdown: headings, lists, tables, code', () => {
    const blocks = markdownBlocks(
      [
        '## 过程',
        '',
        '先**握手**，再 `send()`。',
        '',
        '- 一',
        '- 二',
        '',
        '| 步 | 报文 |',
        '|---|---|',
        '| 1 | SYN |',
        '',
        '```',
        'x\ty',
        '```',
      ].join('\n'),
    );
    expect(render(replyOf({ blocks }), plain)).toMatchInlineSnapshot(`
      "  过程
        先握手，再 send()。

        · 一
        · 二

        步  报文
        ──  ────
        1   SYN

        x    y"
    `);
  });

  test('breaks tables that are too wide into rows', () => {
    const cell = (text: string) => [{ kind: 'text' as const, text }];
    const wide = '很长的一段说明'.repeat(6);
    const table = {
      kind: 'table' as const,
      head: [cell('名'), cell('说明')],
      rows: [[cell('甲'), cell(wide)]],
    };
    const lines = render(replyOf({ blocks: [table] }), plain).split('\n');
    expect(lines[0]).toBe('  · 名：甲');
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(60);
  });

  test('lets no control code of anybody’s through', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => `${text}\u001b[2J\u0007`);
    fc.assert(
      fc.property(anything, (text) => {
        const blocks = [
          { kind: 'paragraph' as const, line: [{ kind: 'said' as const, text }] },
          { kind: 'code' as const, text },
        ];
        const shown = render(replyOf({ blocks, buttons: [[{ ...next, label: text }]] }), plain);
        expect(shown).not.toMatch(/(?!\n)\p{Cc}/u);
      }),
    );
  });
});

describe('keys', () => {
  test('are digits first, then letters, and do what their buttons do', () => {
    const many = Array.from({ length: 12 }, () => next);
    expect(
      keyed([many])
        .flat()
        .map(({ key }) => key)
        .join(''),
    ).toBe('123456789abc');
    const shown = shownAfter(new Map(), replyOf({ buttons: [[next, why]] }));
    expect(decodeButton(shown.get('2') ?? '')).toEqual({
      ok: true,
      invocation: { command: 'why', args: {}, prompt: 'PromptPromptProm' },
    });
  });

  test('stay in force after a reply without buttons', () => {
    const shown = shownAfter(new Map(), replyOf({ buttons: [[next]] }));
    expect(shownAfter(shown, replyOf({}))).toBe(shown);
  });

  test('may be typed full width or in capitals, but are single', () => {
    expect([keyOf('１'), keyOf(' B '), keyOf('12'), keyOf('是')]).toEqual(['1', 'b', undefined, undefined]);
  });
});

describe('lines', () => {
  test('become presses, text, or nothing', () => {
    const shown = shownAfter(new Map(), replyOf({ buttons: [[next]] }));
    expect(receive('1', shown)).toMatchObject({ kind: 'incoming', content: { kind: 'press' } });
    expect(receive('下一题', shown)).toMatchObject({ kind: 'incoming', content: { kind: 'press' } });
    expect(receive('7', shown)).toEqual({ kind: 'no_such_key', key: '7' });
    expect(receive('三次', shown)).toMatchObject({
      content: { kind: 'text', text: '三次', addressed: true },
    });
    expect(receive('  ', shown)).toEqual({ kind: 'nothing' });
  });

  test('pasted together are one answer; commands among them are not swallowed', () => {
    expect(messagesOf(['第一步', '', '第二步'])).toEqual(['第一步\n\n第二步']);
    expect(messagesOf(['/quiz 网络', '回答一', '回答二', '1', '/hint'])).toEqual([
      '/quiz 网络',
      '回答一\n回答二',
      '1',
      '/hint',
    ]);
  });

  test('too long to be graded are counted, not carried', () => {
    const content = receive('长'.repeat(100_000), new Map());
    expect(content).toMatchObject({ content: { text: '', length: 100_000 } });
  });
});

describe('completion', () => {
  test('offers commands, and the choices of their options', () => {
    expect(complete('/le', undefined)[0]).toEqual(['/leaderboard ']);
    expect(complete('/help g', undefined)).toEqual([['grading'], 'g']);
    expect(complete('/quiz 三', undefined)[0]).toEqual([]);
    expect(complete('三次握手', undefined)[0]).toEqual([]);
  });
});

test('the system’s language is the learner’s first one', () => {
  expect(['zh-CN', 'zh_TW.UTF-8', 'zh-Hant-HK', 'zh', 'en-US', 'C'].map(localeOf)).toEqual([
    'zh-CN',
    'zh-TW',
    'zh-TW',
    'zh-CN',
    undefined,
    undefined,
  ]);
});
