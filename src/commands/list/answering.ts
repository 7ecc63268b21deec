/** Commands that work on the question posed. */
import { answer } from '../../core/tutor/answer.js';
import { dispute } from '../../core/tutor/dispute.js';
import { dunno } from '../../core/tutor/dunno.js';
import { hint } from '../../core/tutor/hint.js';
import { judge, startJudging } from '../../core/tutor/judge.js';
import { reveal } from '../../core/tutor/reveal.js';
import { settleTicks, tick } from '../../core/tutor/tick.js';
import { why } from '../../core/tutor/why.js';
import { command } from '../command.js';

export const answerCommand = command({
  name: 'answer',
  code: 'w',
  listed: true,
  reads: () => true,
  visibility: 'private',
  options: { text: { type: 'text', required: true, rest: true } },
  run: (scene, { text }) => answer(scene, text),
});

export const hintCommand = command({
  name: 'hint',
  code: 'h',
  listed: true,
  visibility: 'private',
  options: {},
  run: hint,
});

export const dunnoCommand = command({
  name: 'dunno',
  code: 'd',
  listed: true,
  visibility: 'private',
  options: {},
  run: dunno,
});

export const revealCommand = command({
  name: 'reveal',
  code: 'e',
  listed: true,
  visibility: 'private',
  options: {},
  run: reveal,
});

export const tickCommand = command({
  name: 'tick',
  code: 't',
  listed: false,
  visibility: 'private',
  options: { point: { type: 'text', required: true } },
  run: (scene, { point }) => tick(scene, point),
});

export const tickedCommand = command({
  name: 'ticked',
  code: 'td',
  listed: false,
  visibility: 'private',
  options: {},
  run: settleTicks,
});

export const judgeCommand = command({
  name: 'judge',
  code: 'j',
  listed: true,
  visibility: 'private',
  options: {},
  run: startJudging,
});

export const verdictCommand = command({
  name: 'verdict',
  code: 'jv',
  listed: false,
  visibility: 'private',
  options: {
    statement: { type: 'integer', min: 0, max: 20, required: true },
    truth: { type: 'choice', choices: ['true', 'false'], required: true },
  },
  run: (scene, { statement, truth }) => judge(scene, statement, truth === 'true'),
});

export const whyCommand = command({
  name: 'why',
  code: 'u',
  listed: true,
  reads: () => true,
  visibility: 'private',
  options: {},
  run: why,
});

export const disputeCommand = command({
  name: 'dispute',
  code: 'i',
  listed: true,
  reads: () => true,
  visibility: 'private',
  options: { point: { type: 'text' } },
  run: (scene, { point }) => dispute(scene, point),
});
