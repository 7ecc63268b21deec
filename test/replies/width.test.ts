import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { inertLine, quotable } from '../../src/replies/inert.js';
import { clip, linesOf, widthOf, wrap } from '../../src/replies/width.js';

const mixed = fc.string({ unit: fc.constantFrom(...Array.from('考点，。 abc-12()“”的了')), maxLength: 120 });

describe('width', () => {
  test('counts Chinese characters twice, marks not at all', () => {
    expect(widthOf('考点 ab')).toBe(7);
    expect(widthOf('e\u0301')).toBe(1);
    expect(widthOf('😀')).toBe(2);
  });

  test('wrapping keeps every word and stays within the width', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 8, max: 60 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('does not break Latin words or begin a line with a full stop', () => {
    expect(wrap('客户端发送 SYN-ACK', 14)).toEqual(['客户端发送', 'SYN-ACK']);
    expect(wrap('一二三四。五', 8)).toEqual(['一二三', '四。五']);
  });

  test('clipping says that something is left out, at a pause where there is one', () => {
    expect(clip('第一步，客户端发送 SYN，服务器应答', 28)).toBe('第一步，客户端发送 SYN…');
    expect(clip('短', 10)).toBe('短');
    fc.assert(
      fc.property(mixed, fc.integer({ min: 2, max: 60 }), (text, width) => {
        expect(widthOf(clip(text, width))).toBeLessThanOrEqual(width);
        expect(linesOf(clip(text.replace(/\s+/gu, '考'), width), width)).toBe(1);
      }),
    );
  });
});

describe('somebody’s words', () => {
  test('cannot move the cursor, reorder text, break the line or end their quotation', () => {
    expect(inertLine('a\u001b[2Jb\u0007\r\nc')).toBe('a[2Jb c');
    expect(inertLine('\u202egnp.exe\u200b')).toBe('gnp.exe');
    expect(inertLine('\ud800x')).toBe('\ufffdx');
    expect(quotable('他说“对”"yes"')).toBe("他说'对''yes'");
  });
});
