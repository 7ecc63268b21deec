import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/core/notes/import/decode.js';
import type { ImportFormat } from '../../src/core/notes/import/import.js';
import { maxEntries, maxImportBytes, maxLineLength, maxLines } from '../../src/core/notes/import/limits.js';
import { drafts, importText, points, said } from './imported.js';

describe('what comes in is capped and tidied', () => {
  it.each([
    ['outline', (i: number) => `## 标题${i}\n`],
    ['table', (i: number) => `问题${i}？,答案\n`],
  ] as const)('more than %s entries of one file are refused', (format, row) => {
    const text = Array.from({ length: maxEntries + 1 }, (_, i) => row(i)).join('');
    const imported = importText(text, format);
    expect(imported.notes).toEqual([]);
    expect(said(imported.faults)).toEqual([
      `${maxEntries + 1}: more than ${maxEntries} entries (maxEntries), the first beyond begins here: split the file`,
    ]);
  });

  it('HTML goes, except in code, and the line of what it carried is named', () => {
    const imported = importText(
      '# 标签\n- <b onclick="steal()">粗体</b>由标签表示\n<script>\n# 假标题\n</script>\n- 写作 `<b>` 才对\n- a<b 而且 c>d 时 List<T> 不变\n',
    );
    expect(imported.notes.map((note) => note.title)).toEqual(['标签']);
    expect(points(drafts(imported)[0]?.front.questions[0])).toEqual([
      '粗体由标签表示',
      '写作 <b> 才对',
      'a<b 而且 c>d 时 List<T> 不变',
    ]);
    expect(said(imported.remarks)).toEqual(['3: HTML was left out: <script>']);
  });

  it('what only mentions a script swallows nothing', () => {
    const imported = importText('# 引入脚本\n- 用 <script> 引入脚本文件\n- 放在页面的末尾\n');
    expect(points(drafts(imported)[0]?.front.questions[0])).toEqual([
      '用 <script> 引入脚本文件',
      '放在页面的末尾',
    ]);
  });

  it('never gives one draft the name of another, nor of a note there is', () => {
    const text = '# 锁与事务\n- 各管各的并发\n# 锁与事务\n- 又写了一遍的\n# 装饰器\n- 包一层函数\n';
    const imported = importText(text, 'outline', ['lab/decorator', 'python/transaction']);
    expect(imported.notes.map((note) => note.id)).toEqual(['lab/suo-transaction', 'lab/suo-transaction-2']);
    expect(said(imported.faults)).toEqual([
      '5: "装饰器" would be lab/decorator, which exists; nothing is overwritten',
    ]);
  });

  it('whatever the text, drafts are valid and nothing throws', () => {
    const pieces = fc.constantFrom(
      ...[
        '# ',
        '## ',
        '- ',
        '  - ',
        '\t',
        '1.',
        '1、',
        '①',
        '> ',
        'Q: ',
        'A: ',
        '答：',
        '```',
        '| a |',
        '===',
        '---',
        '\n',
        '\n\n',
      ],
      ...[
        '<b>',
        '<script>',
        '</',
        '&lt;',
        '"',
        ',',
        ';',
        '{{c1::',
        '}}',
        '#separator:tab\n',
        '#html:true\n',
        '甲乙丙丁',
        'x = 1',
        '：',
      ],
    );
    const texts = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 12 })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom<ImportFormat>('outline', 'table'), (text, format) => {
        const { faults, text: clean } = decode(new TextEncoder().encode(text));
        const imported = importText(clean, format);
        expect(drafts(imported).every(({ front }) => front.draft)).toBe(true);
        expect(imported.faults.filter((fault) => fault.message.includes('no valid draft'))).toEqual([]);
        expect(faults.length === 0 || clean === '').toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a list a thousand levels deep does no harm', () => {
    const deep = Array.from({ length: 1000 }, (_, i) => `${' '.repeat(2 * i)}- 第 ${i} 层的内容`).join('\n');
    const { notes, faults } = importText(`# 深\n${deep}`);
    expect(notes).toEqual([]);
    expect(said(faults)).toEqual([
      expect.stringMatching(/^1: "深" has \d+ characters \(at most 40000, maxEntryLength\)/),
    ]);
  });
});

describe('a file that is no text', () => {
  const faultsOf = (bytes: Uint8Array | string, encoding?: 'gb18030') =>
    said(decode(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, encoding).faults);

  it.each([
    ['a NUL', 'a\nb\u0000c\n', /^2: a control character \(U\+0000\)/],
    ['a terminal escape', '# x\n\n\u001b[31m', /^3: a control character \(U\+001B\)/],
    ['a huge line', `ok\n${'x'.repeat(maxLineLength + 1)}`, /^2: the line is too long \(20001 characters/],
    ['100,000 rows', 'q,a\n'.repeat(100_000), /the file has 100000 lines \(at most 20000, maxLines\)/],
    ['too many bytes', new Uint8Array(maxImportBytes + 1), /^1: the file is too large/],
    ['an Anki package', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /^1: this is a packed file .* in Anki as/],
    [
      'broken UTF-8',
      new Uint8Array([0x61, 0x0a, 0x62, 0x0a, 0xff, 0x0a]),
      /^3: the text is not valid UTF-8 here/,
    ],
    [
      'a lone surrogate',
      new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00]),
      /^1: the text is not valid UTF-16LE/,
    ],
  ])('%s is refused with its line', (_, bytes, expected) => {
    expect(faultsOf(bytes)[0]).toMatch(expected);
  });

  it('is read in other encodings when they are named or marked', () => {
    const gb = new Uint8Array([0xcb, 0xf8]);
    expect(faultsOf(gb)[0]).toContain('gb18030');
    expect(decode(gb, 'gb18030').text).toBe('锁');
    expect(decode(new Uint8Array([0xff, 0xfe, 0x01, 0x95])).text).toBe('锁');
  });

  it('loses its invisible marks, and says so', () => {
    expect(decode(new TextEncoder().encode('a\r\nsafe\u202etxt\r\n'))).toEqual({
      text: 'a\nsafetxt\n',
      faults: [],
      remarks: [{ line: 2, message: 'invisible direction or width marks were left out' }],
    });
  });

  it('has at most as many lines as the cap, not one fewer', () => {
    expect(faultsOf('a\n'.repeat(maxLines))).toEqual([]);
  });
});
