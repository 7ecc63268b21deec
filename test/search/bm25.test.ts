import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexBuilder, type Channel, type Scored } from '../../src/core/search/bm25.js';

const channels: readonly Channel[] = [
  { weight: 1, k1: 1.3, b: 0.75 },
  { weight: 0.25, k1: 1, b: 0.5 },
];

type Bag = Readonly<Record<string, number>>;

const sizeOf = (bag: Bag): number => Object.values(bag).reduce((sum, count) => sum + count, 0);

/** The formula written down plainly; words that start with a capital belong to the second channel. */
const slow = (documents: readonly Bag[], query: Bag): number[] => {
  const channelOf = (word: string): number => (/^[A-Z]/u.test(word) ? 1 : 0);
  const only = (bag: Bag, channel: number): Bag =>
    Object.fromEntries(Object.entries(bag).filter(([word]) => channelOf(word) === channel));
  return documents.map((bag) => {
    let score = 0;
    channels.forEach(({ weight, k1, b }, channel) => {
      const lengths = documents.map((other) => sizeOf(only(other, channel)));
      const average = lengths.reduce((sum, length) => sum + length, 0) / documents.length || 1;
      for (const [word, asked] of Object.entries(only(query, channel))) {
        const count = bag[word] ?? 0;
        const frequency = documents.filter((other) => (other[word] ?? 0) > 0).length;
        const idf = Math.log(1 + (documents.length - frequency + 0.5) / (frequency + 0.5));
        const norm = k1 * (1 - b + (b * sizeOf(only(bag, channel))) / average);
        if (count > 0) score += (asked * weight * idf * count * (k1 + 1)) / (count + norm);
      }
    });
    return score;
  });
};

const indexOf = (documents: readonly Bag[]): ReturnType<IndexBuilder['build']> => {
  const builder = new IndexBuilder(channels);
  for (const bag of documents)
    builder.add((sink) =>
      Object.entries(bag).forEach(([word, count]) => sink(/^[A-Z]/u.test(word) ? 1 : 0, word, count)),
    );
  return builder.build();
};

const ask = (documents: readonly Bag[], query: Bag, top: number): Scored[] =>
  indexOf(documents).search(
    (sink) =>
      Object.entries(query).forEach(([word, count]) => sink(/^[A-Z]/u.test(word) ? 1 : 0, word, count)),
    top,
  );

const bag = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'A', 'B'), fc.integer({ min: 1, max: 5 }), {
  maxKeys: 5,
});

describe('the index', () => {
  it('scores by the formula', () => {
    fc.assert(
      fc.property(fc.array(bag, { minLength: 1, maxLength: 12 }), bag, (documents, query) => {
        const expected = slow(documents, query);
        const found = ask(documents, query, documents.length);
        expect(found.map(({ document }) => document).sort()).toEqual(
          expected.flatMap((score, document) => (score > 0 ? [document] : [])).sort(),
        );
        for (const { document, score } of found) expect(score).toBeCloseTo(expected[document] ?? 0, 2);
      }),
    );
  });

  it('puts the best first and breaks ties in the order of adding', () => {
    expect(
      ask([{ a: 1 }, { b: 1 }, { a: 1 }, { a: 1, c: 1 }], { a: 1 }, 2).map(({ document }) => document),
    ).toEqual([0, 2]);
  });

  it('answers nothing with nothing', () => {
    expect(ask([], { a: 1 }, 5)).toEqual([]);
    expect(ask([{ a: 1 }], {}, 5)).toEqual([]);
    expect(ask([{ a: 1 }], { z: 1 }, 5)).toEqual([]);
    expect(ask([{ a: 1 }], { a: 1 }, 0)).toEqual([]);
  });

  it('finds the same when it leaves out what cannot matter', () => {
    let state = 7;
    const random = (below: number): number => {
      state = (state * 1_664_525 + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    // 9,000 documents: common words have lists long enough to be skipped through.
    const documents = Array.from({ length: 9000 }, (): Bag => {
      const words = Array.from({ length: 8 }, () => `w${Math.floor(random(30) ** 2 / 30)}`);
      if (random(40) === 0) words.push(`rare${random(20)}`);
      return Object.fromEntries(words.map((word) => [word, 1 + random(3)]));
    });
    const index = indexOf(documents);
    for (let round = 0; round < 10; round++) {
      const query: Bag = {
        [`rare${random(20)}`]: 1,
        [`rare${random(20)}`]: 1,
        w0: 1,
        w1: 0.3,
        [`w${random(20)}`]: 1,
      };
      const all = index.search(
        (sink) => Object.entries(query).forEach(([word, weight]) => sink(0, word, weight)),
        documents.length,
      );
      const few = index.search(
        (sink) => Object.entries(query).forEach(([word, weight]) => sink(0, word, weight)),
        10,
      );
      expect(few.length).toBe(10);
      few.forEach(({ document, score }, rank) => {
        expect(score).toBeCloseTo(all[rank]?.score ?? 0, 4);
        expect(all.find((other) => other.document === document)?.score).toBeCloseTo(score, 4);
      });
    }
  });
});
