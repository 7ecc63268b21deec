import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/core/text/normalise.js';

describe('normalise', () => {
  it('folds width, case and script', () => {
    expect(normalise('ＴＣＰ 執行緒').normal).toBe('tcp 执行绪');
  });

  it('writes superscripts with a caret', () => {
    expect(normalise('O(n²) 2³²').normal).toBe('o(n^2) 2^32');
  });

  it('removes what cannot be seen and survives lone surrogates', () => {
    expect(normalise('a\u200bb\u202e\ufeffc\u0000').normal).toBe('abc');
    expect(normalise('\ud800x\udc00').normal).toBe('\ufffdx\ufffd');
  });

  it('composes marks even across invisible characters', () => {
    expect(normalise('e\u200b\u0301').normal).toBe('é');
  });

  it('points back into the original', () => {
    const { normal, offsets, ends } = normalise('👍ﬁ執');
    expect(normal).toBe('👍fi执');
    expect([...offsets]).toEqual([0, 0, 2, 2, 3, 4]);
    expect([...ends]).toEqual([2, 2, 3, 3, 4]);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const once = normalise(text).normal;
        expect(normalise(once).normal).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps offsets within the original and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { normal, offsets, ends } = normalise(text);
        expect(offsets.length).toBe(normal.length + 1);
        for (let unit = 0; unit < normal.length; unit++) {
          expect(offsets[unit]).toBeLessThan(ends[unit] ?? 0);
          expect(offsets[unit]).toBeLessThanOrEqual(offsets[unit + 1] ?? 0);
          expect(ends[unit]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('takes a hundred thousand characters in its stride', () => {
    const text = '測試 text '.repeat(12_500);
    const start = performance.now();
    expect(normalise(text).normal.length).toBe(text.length);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
