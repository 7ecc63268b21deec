import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { editDistance } from '../../src/core/text/edit-distance.js';
import { createNearWords } from '../../src/core/text/near-words.js';
import { loadSegmenter } from '../../src/core/text/segmenter.js';
import { createAnalyser } from '../../src/core/text/tokenise.js';
import type { Analyser } from '../../src/core/text/types.js';
import { buildVocabulary } from '../../src/core/text/vocabulary.js';
import { lexicon } from './fixture.js';

let analyser: Analyser;
beforeAll(async () => {
  const segmenter = await loadSegmenter('wasm');
  const trusted = [
    '缓存穿透用布隆过滤器，缓存雪崩错开过期时间。缓存。',
    'A semaphore limits how many threads enter; IPv6 and kubectl. 文件的属组，属组。进栈出栈。',
    '服务器调度算法，服务器',
  ];
  const vocabulary = buildVocabulary(createAnalyser({ segmenter, lexicon }), trusted);
  analyser = createAnalyser({ segmenter, lexicon, vocabulary });
});
const read = (text: string): string =>
  analyser
    .tokens(text)
    .map(({ term, corrected }) => (corrected ? `${term}!` : term))
    .join(' ');

describe('Latin words', () => {
  it('are corrected when nobody knows them', () => {
    expect(read('semahpore')).toBe('semaphor!');
    expect(read('semafore')).toBe('semaphor!');
    expect(read('deadlok')).toBe('#deadlock!');
    expect(read('three way handshke')).toBe('#three-way-handshake!');
    expect(read('corountine')).toBe('#coroutine!');
  });

  it('are left alone when somebody does, when short, or when digits or capitals say so', () => {
    for (const text of ['raft', 'thread', 'deadlocked', 'loc', 'IPv5', 'DEDLCK', 'kubectl'])
      expect(read(text)).not.toContain('!');
  });
});

describe('Chinese words', () => {
  it('are corrected by their sound', () => {
    expect(read('思锁怎么避免')).toContain('#deadlock!');
    expect(read('庄饰器')).toBe('#decorator!');
    expect(read('服务气')).toBe('服务器!');
    expect(read('三次窝手')).toBe('#three-way-handshake!');
    expect(read('归并牌续')).toBe('#merge-sort!');
    expect(read('归订牌序')).toBe('#merge-sort!');
  });

  it('are left alone when they make sense', () => {
    for (const text of [
      '这是无连接的协议',
      '写成一个函数',
      '文件属组',
      '进栈',
      '四次握手',
      '两次握手',
      '正在是与否',
      '有状态和无状态',
    ])
      expect(read(text)).not.toContain('!');
  });

  it('keep the place of what was typed', () => {
    const text = '请说说 三次窝手 和 corountine 吧';
    const corrected = analyser.tokens(text).filter((token) => token.corrected);
    expect(corrected.map(({ start, end }) => text.slice(start, end))).toEqual(['三次窝手', 'corountine']);
  });
});

describe('edit distance', () => {
  const slow = (a: string, b: string): number => {
    const d: number[][] = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from(
        { length: b.length + 1 },
        (_, j) => i + j * (i === 0 ? 1 : 0) + (i > 0 && j > 0 ? Infinity : 0),
      ),
    );
    const at = (i: number, j: number): number => d[i]?.[j] ?? Infinity;
    for (let i = 0; i <= a.length; i++) {
      for (let j = 0; j <= b.length; j++) {
        const row = d[i];
        if (!row) continue;
        if (i === 0 || j === 0) {
          row[j] = i + j;
          continue;
        }
        let least = Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        );
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(i - 2, j - 2) + 1);
        row[j] = least;
      }
    }
    return at(a.length, b.length);
  };
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  it('equals the plain definition up to the bound', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(Math.min(slow(a, b), max + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every near word the index should', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 6, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 8 }), letters, (words, query) => {
        const found = createNearWords(words, () => 1).find(query, 2);
        const best = Math.min(...words.map((other) => slow(query, other)).filter((distance) => distance > 0));
        if (best > 2) expect(found).toEqual([]);
        else expect(slow(query, found[0] ?? '')).toBe(best);
      }),
      { numRuns: 500 },
    );
  });
});

describe('offsets', () => {
  it('stay in order and within the text whatever is corrected', () => {
    const piece = fc.constantFrom(
      '窝手',
      '三次',
      '庄饰器',
      'corountine',
      'deadlok',
      ' ',
      '，',
      'semafore.',
      '服务气',
      '\ud800',
      '𠀀',
      '１',
      'É',
      '的',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of analyser.tokens(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('speed', () => {
  it('stays linear on text full of unknown words', () => {
    for (const piece of ['我手', '装是', 'qzxjkv ', 'semahporr ', '的一', '饰气']) {
      const text = piece.repeat(Math.ceil(40_000 / piece.length));
      const start = performance.now();
      analyser.tokens(text);
      expect(performance.now() - start, piece).toBeLessThan(5000);
    }
  }, 60_000);
});
