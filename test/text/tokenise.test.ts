import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSegmenter } from '../../src/core/text/segmenter.js';
import { createAnalyser } from '../../src/core/text/tokenise.js';
import type { Analyser } from '../../src/core/text/types.js';
import { lexicon } from './fixture.js';

let analyser: Analyser;
beforeAll(async () => {
  analyser = createAnalyser({ segmenter: await loadSegmenter('wasm'), lexicon });
});
const terms = (text: string): string[] => analyser.tokens(text).map((token) => token.term);

describe('names of the lexicon', () => {
  it('are found whatever form is used', () => {
    for (const name of [
      '三次握手',
      '三路握手',
      'Three-Way Handshake',
      'three way handshakes',
      '３-way handshake',
    ]) {
      expect(terms(name)).toEqual(['#three-way-handshake']);
    }
    expect(terms('SYN-SENT SYN_SENT syn sent')).toEqual(['#syn-sent', '#syn-sent', '#syn-sent']);
    expect(terms('執行緒和行程')).toEqual(['#thread', '和', '#process']);
    expect(terms('B+ 树、b+tree')).toEqual(['#b-plus-tree', '#b-plus-tree']);
  });

  it('do not cut words in two', () => {
    expect(terms('改进程序')).toEqual(['改进', '程序']);
    expect(terms('改进 程序')).toEqual(['改进', '程序']);
    expect(terms('deadlocked')).not.toContain('#lock');
    expect(terms('new')).toEqual(['new']);
    expect(terms('封锁')).not.toContain('#lock');
  });

  it('carry what is inside them', () => {
    expect(analyser.tokens('三次握手')[0]?.parts).toContain('握手');
  });
});

describe('numbers', () => {
  it('are compared by value and unit', () => {
    for (const same of ['512 字节', '512字节', '512B', '512 bytes', '512-byte', '五百一十二字节'])
      expect(terms(same)).toEqual(['512b']);
    expect(terms('1 KB')).toEqual(['1024b']);
    expect(terms('2 分钟 120 秒 two minutes')).toEqual(['120s', '120s', '120s']);
    expect(terms('2^32 2**32 2的32次方 2³²')).toEqual(['2^32', '2^32', '2^32', '2^32']);
    expect(terms('50% 百分之五十 1.5 10万')).toEqual(['50%', '50%', '1.5', '100000']);
    expect(terms('2MSL 两个 MSL 2 msl')).toEqual(['#two-msl', '#two-msl', '#two-msl']);
  });

  it('are read from Chinese numerals that count, not from words', () => {
    expect(terms('来回四趟')).toContain('4');
    expect(terms('两次')).toEqual(terms('2次'));
    expect(terms('第三步')).toContain('第3');
    expect(terms('十分一般')).toEqual(['十分', '一般']);
    expect(terms('一个')).toEqual(['一个']);
  });

  it('leave addresses and words with digits whole', () => {
    expect(terms('127.0.0.1 4xx ipv6 md5')).toEqual(['127.0.0.1', '4xx', 'ipv6', 'md5']);
  });
});

describe('formulas', () => {
  it('have one form', () => {
    for (const same of ['O(n log n)', 'O(nlogn)', 'o( n·log n )', 'O(n log₂n)', 'onlogn'])
      expect(terms(same)).toEqual(['o(nlogn)']);
    for (const same of ['O(n²)', 'O(n^2)', 'O(n**2)', 'O(n2)', 'O(n*n)'])
      expect(terms(same)).toEqual(['o(n^2)']);
    for (const same of ['O(log n)', 'ologn', 'O(lgn)', '对数时间'])
      expect(terms(same)).toEqual(['#log-time']);
    expect(terms('lo<=hi')).toEqual(terms('hi >= lo'));
    expect(terms('seq = p ack=p + 1')).toEqual(['seq=p', 'ack=p+1']);
  });

  it('are not seen in markup, arrows and definitions', () => {
    expect(terms('<p>hi</p>')).toEqual(['p', 'hi', 'p']);
    expect(terms('a -> b')).toEqual(['a', 'b']);
    expect(terms('TCP = slow')).toEqual(['#tcp', 'slow']);
  });
});

describe('identifiers', () => {
  it('stay whole and know their parts', () => {
    const cases: [string, string, string[]][] = [
      ['SO_KEEPALIVE', 'so_keepalive', ['so', 'keepal']],
      ['views.py', 'views.py', ['view', 'py']],
      ['X-Forwarded-For', 'x-forwarded-for', ['x', 'forward', 'for']],
      ['$.getJSON', '$.getjson', ['getjson']],
      ['ForeignKey', 'foreignkei', ['foreign', 'key']],
      ['/etc/hosts', '/etc/hosts', ['etc', 'host']],
      ['os.path.join', 'os.path.join', ['os', 'path', 'join']],
    ];
    for (const [text, term, parts] of cases) expect(analyser.tokens(text)).toMatchObject([{ term, parts }]);
    expect(terms('__new__')).toEqual(['#dunder-new']);
    expect(terms('C++ 和 c#')).toEqual(['c++', '和', 'c#']);
    expect(terms('kill -15')).toEqual(['kill', '-15']);
  });

  it('end where a sentence ends', () => {
    expect(terms('It is slow.Then stop')).toEqual(['it', 'be', 'slow', 'then', 'stop']);
  });

  it('opens contractions', () => {
    expect(terms("don't isn’t what's")).toEqual(['do', 'not', 'be', 'not', 'what']);
  });
});

describe('any input', () => {
  const check = (text: string): void => {
    let last = 0;
    for (const token of analyser.tokens(text)) {
      expect(token.start).toBeGreaterThanOrEqual(last);
      expect(token.end).toBeGreaterThan(token.start);
      expect(token.end).toBeLessThanOrEqual(text.length);
      expect(token.term).not.toBe('');
      last = token.end;
    }
  };

  it('gives tokens in order, within the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), check), { numRuns: 500 });
    const pieces = [
      '三次',
      '握手',
      'SYN',
      '_',
      '-',
      '.',
      '2^',
      '512',
      ' ',
      'O(',
      'n',
      ')',
      '=',
      '第',
      '百分之',
      '一',
      "'",
      '$',
      '@',
      '\n',
      '²',
      '\ud800',
      '线',
      '程',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        check(parts.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  it('is read in linear time', () => {
    const hostile = [
      'a',
      '1',
      '.',
      '1.',
      'a.',
      'a-',
      'a_',
      '三',
      '一百',
      'O(',
      '((',
      "a'",
      '$',
      '=',
      'a=',
      'a<',
      '-a',
      '/a',
      '的',
      '我手',
      'a ',
      'e\u0301',
      '\u0301',
      '😀',
      '\ud800',
      '2^',
      'aB',
      '¾',
    ];
    for (const piece of hostile) {
      const text = piece.repeat(Math.ceil(40_000 / piece.length));
      const start = performance.now();
      check(text.slice(0, 2000));
      analyser.tokens(text);
      expect(performance.now() - start, piece).toBeLessThan(5000);
    }
  }, 60_000);
});

describe('Taiwan words', () => {
  it('are read as their mainland counterparts in Traditional text only', () => {
    expect(terms('這個軟體的記憶體')).toEqual(['这个', '软件', '的', '内存']);
    expect(terms('這個指標變數')).toEqual(['这个', '指针', '变量']);
    expect(terms('这个指标')).toEqual(['这个', '指标']);
  });
});
