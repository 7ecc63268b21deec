import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/core/engine.js';
import { seeded, shuffleWords } from '../../src/cli/eval/perturb.js';
import { sampleEngine } from '../support/fixture.js';

let engine: Engine;
let native: Engine;
beforeAll(async () => {
  [engine, native] = await Promise.all([sampleEngine('wasm'), sampleEngine('native')]);
});

const questionIds = ['lab/reliability', 'lab/tcp-udp'];
const sentences = [
  '每个字节都有序号，接收方按序号排序。',
  '收到后发回确认。',
  '超时没有收到确认就重传。',
  'TCP 面向连接。',
  'UDP 无连接。',
  'UDP 头部 8 字节。',
  'The sender resends lost packets after a timeout.',
  '由接收方重发。',
  '今天天气不错。',
  'TCP 并不可靠。',
];
const answers = fc.array(fc.constantFrom(...sentences), { maxLength: 8 }).map((parts) => parts.join(' '));
const anything = fc.oneof(
  answers,
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.tuple(answers, fc.string({ unit: 'grapheme' })).map((parts) => parts.join('')),
);

function grade(which: Engine, id: string, answer: string) {
  const question = which.library.question(id);
  if (!question) throw new Error(`no question ${id}`);
  return which.grader.grade(question, answer);
}

describe('every grade', () => {
  it('is between 0 and 100, deterministic, and quotes the answer at its offsets', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionIds), anything, (id, answer) => {
        const result = grade(engine, id, answer);
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(100);
        expect(grade(engine, id, answer)).toEqual(result);
        const spans = [...result.points, ...result.misconceptions].flatMap((entry) => entry.evidence);
        for (const { start, end, text } of spans) expect(answer.slice(start, end)).toBe(text);
      }),
    );
  });

  it('is the same with nodejieba and with jieba-wasm', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionIds), anything, (id, answer) => {
        expect(grade(native, id, answer)).toEqual(grade(engine, id, answer));
      }),
    );
  });

  it('does not change with width, letter case or script', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionIds), answers, (id, answer) => {
        const wide = answer.replace(/[A-Za-z0-9]/gu, (char) =>
          String.fromCharCode(char.charCodeAt(0) + 0xfee0),
        );
        const score = grade(engine, id, answer).score;
        expect(grade(engine, id, wide).score).toBe(score);
        expect(grade(engine, id, answer.toUpperCase()).score).toBe(score);
        expect(grade(engine, id, answer.replace(/连/gu, '連').replace(/认/gu, '認')).score).toBe(score);
      }),
    );
  });

  it('is not raised by an irrelevant sentence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionIds), answers, (id, answer) => {
        expect(grade(engine, id, `${answer}另外我昨天买了两斤苹果。`).score).toBeLessThanOrEqual(
          grade(engine, id, answer).score,
        );
      }),
    );
  });

  it('is not lowered by a sentence that hits only a missed point', () => {
    const parts = [
      '每个字节都有序号，接收方按序号排序。',
      '接收方收到后发回确认。',
      '发送方超时没有收到确认就重传。',
    ];
    fc.assert(
      fc.property(fc.subarray(parts), fc.constantFrom(...parts), (said, more) => {
        fc.pre(!said.includes(more));
        expect(grade(engine, 'lab/reliability', [...said, more].join('')).score).toBeGreaterThanOrEqual(
          grade(engine, 'lab/reliability', said.join('')).score,
        );
      }),
    );
  });

  it('does not depend on the order of sentences', () => {
    const parts = [
      '每个字节都有序号，接收方按序号排序。',
      '接收方收到后发回确认。',
      '发送方超时没有收到确认就重传。',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: 3, maxLength: 3 }), (shuffled) => {
        expect(grade(engine, 'lab/reliability', shuffled.join('')).score).toBe(
          grade(engine, 'lab/reliability', parts.join('')).score,
        );
      }),
    );
  });

  it('survives 8,000 characters of anything', () => {
    for (const answer of [
      '重传'.repeat(4000),
      '不'.repeat(8000),
      '\uD800'.repeat(8000),
      '😀'.repeat(4000),
      '，'.repeat(8000),
      'a'.repeat(8000),
    ]) {
      expect(grade(engine, 'lab/reliability', answer).score).toBeLessThan(60);
    }
  });

  it('falls below a pass when the words stand in any order', () => {
    const answer =
      '发送方给每个字节都编上序号，接收方按照序号把收到的数据排序，接收方收到数据以后发回确认，发送方超时没有收到确认就重传丢失的数据';
    expect(grade(engine, 'lab/reliability', answer).score).toBeGreaterThanOrEqual(85);
    for (let seed = 1; seed <= 20; seed += 1) {
      const shuffled = shuffleWords(answer, engine.analyser, seeded(seed));
      expect(grade(engine, 'lab/reliability', shuffled).score, shuffled).toBeLessThan(60);
    }
  });
});

describe('references alone', () => {
  const prompt = 'Why is a hash table fast, and what slows it down?';
  const reference =
    'A hash function computes the position of a key in the array. Collisions are kept in a list at each position. A full table must be copied to a larger array.';
  const score = (answer: string) => engine.grader.gradeReferences(prompt, [reference], answer).score;

  it('give full marks to themselves and none to the prompt', () => {
    expect(score(reference)).toBeGreaterThanOrEqual(95);
    expect(score(prompt)).toBeLessThan(30);
    expect(score('')).toBe(0);
  });

  it('do not pass denied, altered or shuffled', () => {
    expect(score(reference.replace('must be copied', 'must not be copied'))).toBeLessThan(60);
    for (let seed = 1; seed <= 10; seed += 1)
      expect(score(shuffleWords(reference, engine.analyser, seeded(seed)))).toBeLessThan(60);
  });

  it('are alternatives: the best one counts, and more of them never lower a score', () => {
    const { grader } = engine;
    const other = 'Looking up takes constant time on average unless many keys collide.';
    fc.assert(
      fc.property(fc.constantFrom(reference, other, 'Collisions are kept in a list.'), (answer) => {
        const both = grader.gradeReferences(prompt, [reference, other], answer).score;
        expect(both).toBeGreaterThanOrEqual(score(answer) - 0.1);
      }),
    );
  });
});
