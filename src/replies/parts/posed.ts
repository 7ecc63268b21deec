/** Questions, statements, hints and answers shown. */
import { MAX_HINTS } from '../../core/tutor/limits.js';
import type { Answering, Lead } from '../../core/tutor/outcome.js';
import type { Block, Button, Line } from '../reply.js';
import type { Voice } from '../voice.js';
import {
  answerInput,
  button,
  effectLine,
  heading,
  nextButton,
  paragraph,
  soft,
  strong,
  text,
  titleOf,
  type Content,
} from './shared.js';

type Of<K extends Answering['kind']> = Extract<Answering, { kind: K }>;

export function posed(voice: Voice, outcome: Of<'posed'>): Content {
  const { question, prompt, lead } = outcome;
  const why = leadLine(voice, lead);
  const level = soft(` · ${voice.text('difficulty', { n: question.difficulty })}`);
  return {
    blocks: [
      ...(why.length > 0 ? [paragraph(...why)] : []),
      heading(text(titleOf(voice, outcome)), level),
      paragraph(strong(voice.say(question.text))),
      paragraph(soft(voice.text('howToAnswer'))),
    ],
    buttons: questionButtons(voice, prompt.id),
    input: answerInput(voice),
    about: prompt.id,
  };
}

const questionButtons = (voice: Voice, prompt: string): readonly (readonly Button[])[] => [
  [
    button(voice.text('buttonHint'), { command: 'hint', args: {}, prompt }),
    button(voice.text('buttonDunno'), { command: 'dunno', args: {}, prompt }),
    button(voice.text('buttonSkip'), { command: 'skip', args: {}, prompt }),
  ],
  [
    button(voice.text('buttonJudge'), { command: 'judge', args: {}, prompt }),
    button(voice.text('buttonReveal'), { command: 'reveal', args: {}, prompt }),
  ],
];

function leadLine(voice: Voice, lead: Lead): Line {
  switch (lead.why) {
    case 'quiz':
    case 'chosen':
      return [];
    case 'retry':
      return [soft(voice.text('leadRetry'))];
    case 'skipped':
      return [soft(voice.text('leadSkipped'))];
    case 'review': {
      const { plan, overdueDays } = lead;
      const left = voice.text('leadReview', { n: plan.today, minutes: plan.minutes });
      const late = overdueDays > 0 ? ` · ${voice.text('leadOverdue', { n: overdueDays })}` : '';
      return [soft(left + late)];
    }
    case 'mistakes':
      return [soft(voice.text('leadMistakes', { missed: lead.missed, left: lead.left }))];
  }
}

export function statement(voice: Voice, outcome: Of<'statement'>): Content {
  const { question, prompt, index, total, previous, first } = outcome;
  const intro = first ? [paragraph(text(voice.text('firstStatement')))] : [];
  const position = soft(` · ${voice.text('statementTitle', { index: index + 1, total })}`);
  const verdict = (truth: 'true' | 'false', key: 'buttonTrue' | 'buttonFalse'): Button =>
    button(voice.text(key), { command: 'verdict', args: { statement: index, truth }, prompt: prompt.id });
  return {
    blocks: [
      ...(previous ? [judgement(voice, previous)] : []),
      ...intro,
      heading(text(titleOf(voice, outcome)), position),
      { kind: 'quote', blocks: [paragraph(strong(voice.say(outcome.statement.text)))] },
      ...(index === 0
        ? [paragraph(soft(voice.text('statementOpen', { question: voice.say(question.text) })))]
        : []),
    ],
    buttons: [
      [
        verdict('true', 'buttonTrue'),
        verdict('false', 'buttonFalse'),
        button(voice.text('buttonSkip'), { command: 'skip', args: {}, prompt: prompt.id }),
      ],
    ],
    input: answerInput(voice),
    about: prompt.id,
  };
}

type Judged = NonNullable<Of<'statement'>['previous']>;

/** How one statement was judged, and why it is so. */
function judgement(voice: Voice, judged: Judged): Block {
  const right = judged.chosen === judged.truth;
  const result = voice.text(right ? 'judgedRight' : 'judgedWrong');
  const because = judged.truth
    ? voice.text('becauseTrue')
    : voice.text('becauseFalse', { explanation: judged.explanation ? voice.say(judged.explanation) : '' });
  const needed = !right || !judged.truth;
  const gap = voice.locale === 'en' ? ' ' : '';
  return {
    kind: 'points',
    items: [{ mark: right ? 'hit' : 'missed', line: [strong(result), text(needed ? gap + because : '')] }],
  };
}

export function judged(voice: Voice, outcome: Of<'judged'>): Content {
  const { statements, effect, prompt, series } = outcome;
  const right = statements.filter((judgedOne) => judgedOne.chosen === judgedOne.truth).length;
  const last = statements.at(-1);
  return {
    blocks: [
      ...(last ? [judgement(voice, last)] : []),
      heading(
        text(voice.text('judgedTitle', { right, total: statements.length })),
        soft(` · ${titleOf(voice, outcome)}`),
      ),
      paragraph(...effectLine(voice, effect)),
    ],
    buttons: [
      [
        nextButton(voice, series, prompt.id),
        button(voice.text('buttonOwnWords'), { command: 'retry', args: {}, prompt: prompt.id }),
        button(voice.text('buttonAnswer'), { command: 'reveal', args: {}, prompt: prompt.id }),
      ],
    ],
  };
}

export function hint(voice: Voice, { question, point, used, left, prompt }: Of<'hint'>): Content {
  const found = question.keyPoints.find(({ slug }) => slug === point);
  const more =
    left > 0 ? [button(voice.text('buttonHint'), { command: 'hint', args: {}, prompt: prompt.id })] : [];
  return {
    blocks: [
      {
        kind: 'paragraph',
        line: [
          strong(`${voice.text('hintTitle', { n: used, total: Math.min(MAX_HINTS, used + left) })} `),
          text(found ? voice.say(found.hint) : ''),
          soft(` · ${voice.text('hintCost')}`),
        ],
      },
    ],
    buttons: [
      [
        ...more,
        button(voice.text('buttonDunno'), { command: 'dunno', args: {}, prompt: prompt.id }),
        button(voice.text('buttonSkip'), { command: 'skip', args: {}, prompt: prompt.id }),
      ],
    ],
    input: answerInput(voice),
    about: prompt.id,
  };
}

export const noMoreHints = (voice: Voice, { prompt }: Of<'no_more_hints'>): Content => ({
  blocks: [paragraph(text(voice.text('noMoreHints')))],
  buttons: questionButtons(voice, prompt.id).map((row) =>
    row.filter(({ press }) => press.command !== 'hint'),
  ),
  input: answerInput(voice),
  about: prompt.id,
});
