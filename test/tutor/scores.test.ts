import { calibrate } from '../../src/core/grading/calibrate.js';
import { beforeAll, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { Grade, PointGrade } from '../../src/core/grading/types.js';
import type { Question } from '../../src/core/notes/model.js';
import type { Verdict } from '../../src/core/records.js';
import { judgedScore } from '../../src/core/tutor/judge.js';
import { liftedScore } from '../../src/core/tutor/lift.js';
import { statementsOf, judgedStatement } from '../../src/core/tutor/statements.js';
import { extendedScore } from '../../src/core/tutor/supplement.js';
import { tickedScore } from '../../src/core/tutor/tick.js';
import { realNotes, type TestKnowledge } from '../support/notes.js';

let knowledge: TestKnowledge;
let handshake: Question;
beforeAll(async () => {
  knowledge = await realNotes();
  const found = knowledge.notes.question('network/tcp-three-way-handshake');
  if (!found) throw new Error('no such question');
  handshake = found;
});

describe('a supplement', () => {
  test('adds seventy percent of what it gains', () => {
    expect(extendedScore(50, 50, 90)).toBe(78);
    expect(extendedScore(78, 90, 100)).toBe(85);
  });

  test('takes away in full what it takes back', () => {
    expect(extendedScore(80, 80, 55)).toBe(55);
    expect(extendedScore(60, 80, 70)).toBe(60);
  });

  test('never goes beyond the joined answer, nor below nothing', () => {
    const score = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(score, score, (plain, joined) => {
        const result = extendedScore(plain, plain, joined);
        expect(result).toBeGreaterThanOrEqual(0);
        expect(result).toBeLessThanOrEqual(Math.max(plain, joined));
      }),
    );
  });
});

describe('judging statements', () => {
  const judge = (...right: readonly boolean[]): number =>
    judgedScore(
      statementsOf(handshake)
        .slice(0, right.length)
        .map((statement, at) => judgedStatement(handshake, statement, statement.truth === right[at])),
    );

  test('passes barely when all are right, and earns nothing by guessing', () => {
    expect(judge(true, true, true)).toBe(70);
    expect(judge(true, false)).toBe(0);
    expect(judge(false, false, false)).toBe(0);
  });

  test('is possible for every question, also one without statements of its own', () => {
    for (const question of knowledge.notes.notes.flatMap((note) => note.questions)) {
      expect(statementsOf(question).length, question.id).toBeGreaterThan(0);
    }
    const bare = statementsOf({ ...handshake, trueFalse: [] });
    expect(bare.map(({ truth }) => truth)).toEqual([false, true, false]);
  });
});

test('ticks count by weight', () => {
  const slugs = handshake.keyPoints.map(({ slug }) => slug);
  expect(tickedScore(handshake.keyPoints, new Set(slugs))).toBe(100);
  expect(tickedScore(handshake.keyPoints, new Set())).toBe(0);
  expect(tickedScore(handshake.keyPoints, new Set(['client-syn', 'states']))).toBe(41.2);
});

describe('a lifted score', () => {
  test('is what the answer would have earned with the points heard', async () => {
    const grader = await knowledge.grader();
    const grade = grader.grade(handshake, '客户端先发 SYN，服务器回 SYN+ACK');
    const all = new Set(handshake.keyPoints.map(({ slug }) => slug));
    expect(liftedScore(grade, new Set())).toBe(grade.score);
    expect(liftedScore(grade, all)).toBe(100);
  });

  const point = (slug: string, verdict: Verdict): PointGrade => ({
    slug,
    verdict,
    weight: 1,
    credit: verdict === 'hit' ? 1 : 0,
    evidence: [],
  });

  test('drops what the lifted points cost and keeps every other deduction', () => {
    const grade: Grade = {
      score: 55,
      points: [point('first', 'contradicted'), point('second', 'missed'), point('third', 'hit')],
      misconceptions: [{ slug: 'belief', cost: 20, evidence: [] }],
      recall: 1 / 3,
      deductions: [
        { kind: 'misconception', misconception: 'belief', cost: 20 },
        { kind: 'required_contradicted', point: 'first', cap: 55 },
        { kind: 'required_missed', point: 'second', cap: 74 },
      ],
    };
    expect(liftedScore(grade, new Set(['first', 'second']))).toBe(80);
    expect(liftedScore(grade, new Set(['second']))).toBe(55);
    // Two of three points heard, capped for the one that is missed, less what the belief costs.
    const heard = Math.min(calibrate(2 / 3), 74) - 20;
    expect(liftedScore({ ...grade, score: 10 }, new Set(['first']))).toBeCloseTo(heard, 1);
  });
});
