/** How a grade came about, and what happens when the learner disagrees. */
import type { Deduction, PointGrade } from '../../core/grading/types.js';
import type { Question } from '../../core/notes/model.js';
import { pointCode } from '../../core/tutor/codes.js';
import type { Answering } from '../../core/tutor/outcome.js';
import type { Block, Line } from '../reply.js';
import type { Voice } from '../voice.js';
import {
  button,
  column,
  heading,
  nextButton,
  paragraph,
  said,
  shownScore,
  soft,
  strong,
  text,
  titleOf,
  whenOf,
  type Content,
} from './shared.js';

type Of<K extends Answering['kind']> = Extract<Answering, { kind: K }>;

export function why(voice: Voice, outcome: Of<'why'>): Content {
  const { grade, attempt, question, prompt, changed } = outcome;
  const percent = Math.round(grade.recall * 100);
  const notes = [
    ...grade.deductions.map((deduction) => deductionText(voice, question, deduction)),
    ...(attempt.reason === 'supplement' ? [voice.text('whySupplement')] : []),
    ...(attempt.hints > 0 ? [voice.text('whyHints', { n: attempt.hints })] : []),
  ];
  return {
    blocks: [
      heading(
        text(voice.text('whyTitle', { score: shownScore(attempt.score) })),
        soft(` · ${titleOf(voice, outcome)}`),
      ),
      ...(changed ? [paragraph(soft(voice.text('whyChanged')))] : []),
      ...grade.points.flatMap((point) => pointBlocks(voice, question, point)),
      paragraph(strong(voice.text('whyRecall', { percent }))),
      ...(notes.length > 0
        ? [{ kind: 'list' as const, ordered: false, items: notes.map((note) => [paragraph(text(note))]) }]
        : []),
      paragraph(soft(voice.text('whyDisagree'))),
    ],
    buttons: [
      [
        button(voice.text('buttonDispute'), { command: 'dispute', args: {}, prompt: prompt.id }),
        button(voice.text('buttonAnswer'), { command: 'reveal', args: {}, prompt: prompt.id }),
        button(voice.text('buttonNext'), { command: 'next', args: {}, prompt: prompt.id }),
      ],
    ],
  };
}

function pointBlocks(voice: Voice, question: Question, point: PointGrade): readonly Block[] {
  const { slug, verdict, weight, evidence, nearest } = point;
  const known = question.keyPoints.find((other) => other.slug === slug);
  const quotes = evidence.flatMap((span): Line => [said(span.text), text(' ')]);
  const lines: Line[] = [];
  if (quotes.length > 0) lines.push(quotes);
  if (nearest && verdict !== 'hit') {
    const found = voice.chinese(nearest.found.join(' '));
    const missing = voice.chinese(nearest.missing.join(' '));
    const parts = [
      found === '' ? '' : voice.text('whyFound', { words: found }),
      missing === '' ? '' : voice.text('whyMissing', { words: missing }),
    ].filter((part) => part !== '');
    lines.push(
      [soft(`${voice.text('whyNearest')}${voice.chinese(nearest.formulation)}`)],
      [soft(parts.join(' · '))],
    );
  }
  return [
    {
      kind: 'points',
      items: [
        {
          mark: verdict,
          line: [
            text(known ? voice.say(known.statement) : slug),
            soft(` · ${voice.text('whyWeight', { n: weight })}`),
          ],
        },
      ],
    },
    ...(lines.length > 0
      ? [{ kind: 'quote' as const, blocks: lines.map((line) => paragraph(...line)) }]
      : []),
  ];
}

function deductionText(voice: Voice, question: Question, deduction: Deduction): string {
  const pointText = (slug: string): string => statementOf(voice, question, slug);
  switch (deduction.kind) {
    case 'required_missed':
      return voice.text('whyRequiredMissed', { cap: deduction.cap, point: pointText(deduction.point) });
    case 'required_contradicted':
      return voice.text('whyRequiredContradicted', { cap: deduction.cap, point: pointText(deduction.point) });
    case 'contradiction':
      return voice.text('whyContradiction', { cost: deduction.cost, point: pointText(deduction.point) });
    case 'misconception': {
      const belief = question.misconceptions.find(({ slug }) => slug === deduction.misconception);
      const point = belief ? voice.say(belief.statement) : deduction.misconception;
      return voice.text('whyMisconception', { cost: deduction.cost, point });
    }
    case 'heap':
      return voice.text('whyHeap', { cap: deduction.cap });
    case 'echo':
      return voice.text('whyEcho', { cap: deduction.cap });
    case 'plea':
      return voice.text('whyPlea', { cap: deduction.cap });
  }
}

const statementOf = (voice: Voice, question: Question, slug: string): string => {
  const point = question.keyPoints.find((other) => other.slug === slug);
  return point ? voice.say(point.statement) : slug;
};

export const disputeChoice = (voice: Voice, { question, prompt, points }: Of<'dispute_choice'>): Content => ({
  blocks: [paragraph(text(voice.text('disputeWhich')))],
  buttons: column(
    points.map(({ slug }) =>
      button(statementOf(voice, question, slug), {
        command: 'dispute',
        args: { point: pointCode(slug) },
        prompt: prompt.id,
      }),
    ),
  ),
});

export function disputed(voice: Voice, outcome: Of<'disputed'>): Content {
  const { question, point, liftedScore, prompt, review, today, series } = outcome;
  const next = review
    ? [paragraph(soft(voice.text('nextTime', { when: whenOf(voice, review.due, outcome.zone, today) })))]
    : [];
  return {
    blocks: [
      {
        kind: 'paragraph',
        line: voice.line('disputed', {
          point: strong(statementOf(voice, question, point)),
          score: shownScore(liftedScore),
        }),
      },
      ...next,
    ],
    buttons: [[nextButton(voice, series, prompt.id)]],
  };
}

export const disputedBefore = (
  voice: Voice,
  { question, point, prompt }: Of<'disputed_before'>,
): Content => ({
  blocks: [paragraph(text(voice.text('disputedBefore', { point: statementOf(voice, question, point) })))],
  buttons: [[button(voice.text('buttonNext'), { command: 'next', args: {}, prompt: prompt.id })]],
});

export const nothingToDispute = (voice: Voice, { prompt }: Of<'nothing_to_dispute'>): Content => ({
  blocks: [paragraph(text(voice.text('nothingToDispute')))],
  buttons: [[button(voice.text('buttonNext'), { command: 'next', args: {}, prompt: prompt.id })]],
});

export const doubt = (voice: Voice, { prompt, expired }: Of<'doubt'>): Content => ({
  blocks: [paragraph(text(voice.text(expired ? 'doubtExpired' : 'doubt')))],
  buttons: [
    [
      button(voice.text('buttonTake'), { command: 'take', args: { as: 'answer' }, prompt: prompt.id }),
      button(voice.text('buttonLookUp'), { command: 'take', args: { as: 'ask' }, prompt: prompt.id }),
    ],
  ],
});
