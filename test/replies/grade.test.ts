import { beforeAll, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { locales, type Locale } from '../../src/core/language.js';
import type { Question } from '../../src/core/notes/model.js';
import type { Graded } from '../../src/core/tutor/outcome.js';
import { heaviestMiss } from '../../src/core/tutor/answer.js';
import { replyTo } from '../../src/replies/build.js';
import { GRADE_LINES } from '../../src/replies/parts/graded.js';
import { plainLine } from '../../src/replies/plain.js';
import type { Block, Reply } from '../../src/replies/reply.js';
import { linesOf, PHONE_WIDTH } from '../../src/replies/width.js';
import { realNotes, type TestKnowledge } from '../support/notes.js';
import { gradedOutcome } from './outcomes.js';

let knowledge: TestKnowledge;
let questions: readonly Question[];
beforeAll(async () => {
  knowledge = await realNotes();
  questions = knowledge.notes.notes.flatMap((note) => note.questions);
});

/** Lines of a phone the blocks of a reply take. */
function phoneLines(reply: Reply): number {
  const ofBlock = (block: Block): number => {
    if (block.kind === 'points') {
      return block.items.reduce((sum, { line }) => sum + linesOf(plainLine(line), PHONE_WIDTH - 2), 0);
    }
    return block.kind === 'heading' || block.kind === 'paragraph' ? linesOf(plainLine(block.line)) : 100;
  };
  return reply.blocks.reduce((sum, block) => sum + ofBlock(block), 0);
}

/** Answers of every quality: some of the right formulations, some wrong beliefs, some noise. */
const answerTo = (question: Question): fc.Arbitrary<string> => {
  const right = question.keyPoints.flatMap((point) => point.formulations);
  const wrong = question.misconceptions.flatMap((belief) => belief.formulations);
  const noise = ['我觉得吧，', 'well, you know', '😀😀', '这个问题很经典', 'TCP'.repeat(30)];
  return fc
    .subarray([...right, ...wrong, ...noise], { minLength: 1, maxLength: 14 })
    .map((parts) => parts.join('。'));
};

const graded = async (question: Question, answer: string, change: Partial<Graded> = {}): Promise<Graded> => {
  const grade = (await knowledge.grader()).grade(question, answer);
  const note = knowledge.notes.note(question.noteId);
  if (!note) throw new Error(question.noteId);
  return gradedOutcome({ note, question }, grade, answer, {
    heaviestMiss: heaviestMiss(question, grade),
    ...change,
  });
};

describe('the reply to an answer', () => {
  test('takes at most twelve lines of a phone, whatever was answered, in every language', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom(...questions)
          .chain((question) => fc.tuple(fc.constant(question), answerTo(question))),
        fc.constantFrom<Locale>(...locales),
        fc.boolean(),
        async ([question, answer], locale, copied) => {
          const reply = replyTo(await graded(question, answer, { copied }), locale, 'private');
          expect(phoneLines(reply), answer).toBeLessThanOrEqual(GRADE_LINES);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('accounts for every key point: shown, or counted among the others', async () => {
    for (const question of questions) {
      const outcome = await graded(question, question.keyPoints[0]?.formulations[0] ?? 'x');
      const points = replyTo(outcome, 'zh-CN', 'private').blocks.find((block) => block.kind === 'points');
      const lines = points?.kind === 'points' ? points.items.map(({ line }) => plainLine(line)) : [];
      const others = lines.map((line) => Number(/^另外 (\d+) 个考点/u.exec(line)?.[1] ?? 0));
      const folded = others.reduce((sum, n) => sum + n, 0);
      const own = others.filter((n) => n === 0).length;
      expect(own + folded, question.id).toBe(
        outcome.grade.points.length + outcome.grade.misconceptions.length,
      );
    }
  });

  test('quotes the learner, names the miss, asks on and says when it comes back', async () => {
    const question = knowledge.notes.question('network/tcp-three-way-handshake');
    if (!question) throw new Error('no such question');
    const outcome = await graded(question, '客户端先发 SYN，服务器回 SYN+ACK');
    const text = replyTo(outcome, 'zh-CN', 'private')
      .blocks.map((block) => JSON.stringify(block))
      .join('\n');
    expect(text).toContain('客户端先发 SYN');
    expect(text).toContain('"mark":"missed"');
    expect(text).toContain('追问：');
    expect(text).toContain('下次：');
  });

  test('offers to dispute only what was not hit, and to keep only what is not kept', async () => {
    const question = knowledge.notes.question('network/tcp-three-way-handshake');
    if (!question) throw new Error('no such question');
    const labels = (reply: Reply): string[] => reply.buttons.flat().map(({ label }) => label);
    const perfect = replyTo(
      await graded(question, question.modelAnswer.zh, { saved: true }),
      'zh-CN',
      'private',
    );
    expect(labels(perfect)).not.toContain('我说到了');
    expect(labels(perfect)).not.toContain('收藏');
    const poor = replyTo(await graded(question, '不太清楚具体的过程'), 'zh-CN', 'private');
    expect(labels(poor)).toContain('我说到了');
    expect(labels(poor)).toContain('收藏');
  });
});
