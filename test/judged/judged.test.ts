import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Engine } from '../../src/core/engine.js';
import { loadEngine } from '../../src/core/load.js';

/**
 * The project's own judged cases: answers to questions of the notes in many styles, each with the band its score
 * belongs in. They are read by whoever changes the grader, so a floor that falls must be explained, not lowered.
 */
const caseSchema = z.object({
  question: z.string(),
  style: z.string(),
  answer: z.string(),
  low: z.number(),
  high: z.number(),
});

const knowledgeDir = join(import.meta.dirname, '..', '..', 'knowledge');

const cases = readFileSync(join(import.meta.dirname, 'cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => caseSchema.parse(JSON.parse(line)));

/** Style -> share of its cases that must lie in their band: just under what the grader reaches today. */
const floors: Readonly<Record<string, number>> = {
  plain: 0.9,
  english: 0.96,
  traditional: 0.96,
  dictated: 0.96,
  terse: 0.96,
  partial: 0.9,
  reversed: 1,
  heap: 1,
  off_topic: 0.96,
  'own words': 0.8,
};

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await loadEngine(knowledgeDir, 'wasm'));
}, 60_000);

describe('judged answers lie in their band', () => {
  it('and there are at least 200 of them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
  });

  it.each(Object.entries(floors))('%s: at least %f of them', (style, floor) => {
    const mine = cases.filter((one) => one.style === style);
    const outside = mine.flatMap(({ question: id, answer, low, high }) => {
      const question = engine.library.question(id);
      if (!question) return [`${id}: no such question`];
      const { score } = engine.grader.grade(question, answer);
      return score >= low && score <= high
        ? []
        : [`${id}: ${score}, not ${low}–${high}: ${answer.slice(0, 60)}`];
    });
    expect(mine.length).toBeGreaterThan(0);
    expect(1 - outside.length / mine.length, outside.join('\n')).toBeGreaterThanOrEqual(floor);
  });
});
