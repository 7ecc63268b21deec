import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src/core/notes/import/import.js';
import { maxLineLength } from '../../src/core/notes/import/limits.js';
import { parseKnowledge } from '../../src/core/notes/knowledge.js';
import { drafts, importText, points, said } from './imported.js';

describe('an outline with headings', () => {
  const outline = `# 存储
## B+树
- 叶子节点之间有链表相连
- 非叶子节点只存键
- 优点：
  - 树矮，磁盘读取少
  - 范围查询只走链表

一般用在**数据库**里。

## 日志
`;

  it('becomes a draft per heading: bullets are key points, bullets with bullets questions', () => {
    const imported = importText(outline);
    expect(imported.faults).toEqual([]);
    const [tree, log] = drafts(imported);
    expect(tree).toMatchObject({
      id: 'lab/b-plus-tree',
      front: { draft: true, title: { zh: 'B+树', en: 'B+树' }, tags: ['存储'] },
    });
    expect(points(tree?.front.questions[0])).toEqual(['叶子节点之间有链表相连', '非叶子节点只存键']);
    expect(tree?.front.questions[1]).toMatchObject({ slug: 'you-dian', text: { zh: 'B+树：优点' } });
    expect(points(tree?.front.questions[1])).toEqual(['树矮，磁盘读取少', '范围查询只走链表']);
    expect(tree?.body).toContain('一般用在数据库里。');
    expect(log?.front.questions[0]?.key_points).toEqual([]);
    expect(said(imported.remarks)).toEqual([
      '11: there is no answer to this; the draft has only the question',
    ]);
  });

  it('passes the format check and is not served', () => {
    const { notes } = importText(outline);
    const files = notes.map(({ id, text }) => ({ path: `${id}.md`, text }));
    const { library, faults, drafts: ids } = parseKnowledge(files);
    expect(faults).toEqual([]);
    expect(ids).toEqual(['lab/b-plus-tree', 'lab/ri-zhi']);
    expect(library.notes).toEqual([]);
  });

  it('keeps code, tables and what a rubric has no room for in the body', () => {
    const bullets = Array.from({ length: 11 }, (_, i) => `- 第${i + 1}种情况要单独处理`);
    const imported = importText(
      [
        '## 错误处理',
        ...bullets,
        '',
        '| 码 | 义 |',
        '|---|---|',
        '| 1 | 坏 |',
        '',
        '```js',
        '# no heading',
        '```',
      ].join('\n'),
    );
    const [draft] = drafts(imported);
    expect(draft?.front.questions[0]?.key_points).toHaveLength(8);
    expect(draft?.body).toContain('- 第11种情况要单独处理');
    expect(draft?.body).toContain('| 码 | 义 |\n|---|---|\n| 1 | 坏 |');
    expect(draft?.body).toContain('```\n# no heading\n```');
    expect(said(imported.remarks)).toEqual([
      '1: 11 statements: the first 8 became key points, the body has all of them',
    ]);
  });

  it('tells apart titles that stand under several headings', () => {
    const imported = importText('# 甲库\n## 优点\n- 写得快很多\n# 乙库\n## 优点\n- 读得快很多\n');
    expect(drafts(imported).map(({ front }) => front.title.zh)).toEqual(['甲库：优点', '乙库：优点']);
  });

  it('makes a note of every question where one note cannot hold them', () => {
    const pairs = Array.from(
      { length: 9 },
      (_, i) => `Q: 第${i + 1}个问题问什么？\nA: 它问的是第${i + 1}件事。`,
    );
    const imported = importText(`# 面试\n${pairs.join('\n')}\n`);
    expect(imported.notes).toHaveLength(9);
    expect(drafts(imported)[8]?.front).toMatchObject({ title: { zh: '第9个问题问什么？' }, tags: ['面试'] });
  });
});

describe('an outline without headings', () => {
  it('is read by its numbers, indentation and title lines', () => {
    const imported = importText(`1.什么是死锁
\t两个线程互相等待对方的锁。
\t谁也不会先放手。
2.条件：
\t1）锁不能共享
\t2）占着一把等另一把

怎么预防：
1、按固定顺序加锁
2、拿不到就全部放开
`);
    expect(imported.faults).toEqual([]);
    expect(drafts(imported).map(({ id, front }) => [id, points(front.questions[0])])).toEqual([
      ['lab/deadlock', ['两个线程互相等待对方的锁', '谁也不会先放手']],
      ['lab/tiao-jian', ['锁不能共享', '占着一把等另一把']],
      ['lab/yu-fang', ['按固定顺序加锁', '拿不到就全部放开']],
    ]);
  });

  it('takes question and answer pairs in either language', () => {
    const imported = importText(`问：为什么要预热缓存？
答：刚启动时缓存是空的。请求会全部打到数据库。

Q2: What does \`fsync\` do?
A2:
- It writes dirty pages to the disk
- It waits until the disk has them
`);
    const [warm, sync] = drafts(imported);
    expect(warm?.front.questions[0]).toMatchObject({
      kind: 'why',
      text: { zh: '为什么要预热缓存？' },
      model_answer: { zh: '刚启动时缓存是空的。请求会全部打到数据库。' },
    });
    expect(points(warm?.front.questions[0])).toEqual(['刚启动时缓存是空的', '请求会全部打到数据库']);
    expect(sync?.id).toBe('lab/fsync');
    expect(points(sync?.front.questions[0])).toEqual([
      'It writes dirty pages to the disk',
      'It waits until the disk has them',
    ]);
  });

  it('says so when there is nothing to take hold of', () => {
    expect(said(importText('Just a sentence.\nAnd another.').faults)).toEqual([
      '1: nothing here reads as a heading, a bullet, a number or a question',
    ]);
  });
});

describe('a table', () => {
  it('in CSV is a question, an answer and tags a row, by the names of its columns', () => {
    const imported = importText(
      'tags;Answer;Question\nnet,basic;"It sends ""as is"";\nnothing is resent";What is UDP?\n;later;What is ICMP?\n',
      'table',
    );
    expect(imported.notes.map(({ id, line }) => [id, line])).toEqual([
      ['lab/udp', 2],
      ['lab/icmp', 4],
    ]);
    expect(drafts(imported)[0]?.front).toMatchObject({
      tags: ['net', 'basic'],
      questions: [
        { text: { en: 'What is UDP?' }, model_answer: { en: 'It sends "as is";\nnothing is resent' } },
      ],
    });
  });

  it('from Anki has headers, HTML, clozes and columns of its own', () => {
    const imported = importText(
      [
        '#separator:tab',
        '#html:true',
        '#notetype column:1',
        '#tags column:4',
        'Basic\t什么是<b>协程</b>？\t用户态的线程<br>由程序自己调度 &lt;yield&gt;<img src="x.png">\tpy',
        '# a comment',
        'Cloze\t{{c1::ICMP}} 报告{{c2::错误::什么}}\t[sound:a.mp3]\t',
      ].join('\n'),
      'table',
    );
    const [coroutine, cloze] = drafts(imported);
    expect(coroutine?.front).toMatchObject({ title: { zh: '什么是协程？' }, tags: ['py'] });
    expect(points(coroutine?.front.questions[0])).toEqual(['用户态的线程', '由程序自己调度 <yield>']);
    expect(cloze?.front.questions[0]).toMatchObject({
      text: { zh: '____ 报告[什么]' },
      model_answer: { zh: 'ICMP 报告错误' },
    });
    expect(said(imported.remarks)).toEqual(['5: HTML was left out: <img>', '7: a sound was left out']);
  });

  it.each([
    [
      'an unclosed quotation mark',
      'a,b\nc,d\n\ne,"f\ng,h\n',
      '4: a quotation mark in the row that begins here is never closed',
    ],
    [
      'a row without a question',
      'question,answer\n,only an answer\n',
      '2: there is no question or title here',
    ],
    [
      'a row beyond measure',
      `x,y\nz,"${'w'.repeat(maxLineLength)}\n"`,
      `2: the row that begins here is longer than ${maxLineLength} characters`,
    ],
    ['nothing but column names', 'question,answer\n', '1: the table has no rows'],
  ])('names the line of %s', (_, text, expected) => {
    const [fault] = said(importText(text, 'table').faults);
    expect(fault?.slice(0, expected.length)).toBe(expected);
  });
});

it('an import is told apart by name or header', () => {
  expect(formatOf('cards.CSV', '')).toBe('table');
  expect(formatOf('notes.txt', '#separator:tab\na\tb')).toBe('table');
  expect(formatOf('notes.txt', '# 标题\n#标签 一')).toBe('outline');
});
