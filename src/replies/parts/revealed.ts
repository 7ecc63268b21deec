/** Answers shown, ticked off or asked for by giving up. */
import type { KeyPoint } from '../../core/notes/model.js';
import { pointCode } from '../../core/tutor/codes.js';
import type { Answering } from '../../core/tutor/outcome.js';
import type { Block, Button } from '../reply.js';
import type { Voice } from '../voice.js';
import {
  button,
  column,
  effectLine,
  heading,
  nextButton,
  paragraph,
  shownScore,
  soft,
  text,
  titleOf,
  type Content,
} from './shared.js';

type Of<K extends Answering['kind']> = Extract<Answering, { kind: K }>;

export function revealed(voice: Voice, outcome: Of<'revealed'>): Content {
  const { question, prompt, ticked } = outcome;
  const answer = [
    heading(text(voice.text('modelAnswer')), soft(` · ${titleOf(voice, outcome)}`)),
    paragraph(text(voice.say(question.modelAnswer))),
  ];
  if (!ticked) {
    const retry = button(voice.text('buttonRetry'), { command: 'retry', args: {}, prompt: prompt.id });
    const next = button(voice.text('buttonNext'), { command: 'next', args: {}, prompt: prompt.id });
    return { blocks: answer, buttons: [[next, retry]] };
  }
  const points = question.keyPoints.map((point) => tickButton(voice, point, ticked, prompt.id));
  const done = button(voice.text('buttonTicked'), { command: 'ticked', args: {}, prompt: prompt.id });
  return {
    blocks: [...answer, paragraph(soft(voice.text('tickPrompt')))],
    buttons: [...column(points), [done]],
    replaces: true,
  };
}

const tickButton = (voice: Voice, point: KeyPoint, ticked: readonly string[], prompt: string): Button =>
  button(
    voice.say(point.statement),
    { command: 'tick', args: { point: pointCode(point.slug) }, prompt },
    ticked.includes(point.slug),
  );

/** Key points with what was said of them. */
const pointList = (voice: Voice, points: readonly KeyPoint[], hit: (slug: string) => boolean): Block => ({
  kind: 'points',
  items: points.map((point) => ({
    mark: hit(point.slug) ? 'hit' : 'missed',
    line: [text(voice.say(point.statement))],
  })),
});

export function ticked(voice: Voice, outcome: Of<'ticked'>): Content {
  const { question, effect, prompt, series } = outcome;
  const { verdicts, score } = effect.attempt;
  return {
    blocks: [
      heading(
        text(voice.text('tickedTitle', { score: shownScore(score) })),
        soft(` · ${titleOf(voice, outcome)}`),
      ),
      pointList(voice, question.keyPoints, (slug) => verdicts[slug] === 'hit'),
      paragraph(...effectLine(voice, effect)),
    ],
    buttons: [
      [
        nextButton(voice, series, prompt.id),
        button(voice.text('buttonOwnWords'), { command: 'retry', args: {}, prompt: prompt.id }),
      ],
    ],
  };
}

export function gaveUp(voice: Voice, outcome: Of<'gave_up'>): Content {
  const { question, effect, prompt, series } = outcome;
  return {
    blocks: [
      paragraph(text(voice.text('gaveUp'))),
      heading(text(voice.text('modelAnswer')), soft(` · ${titleOf(voice, outcome)}`)),
      paragraph(text(voice.say(question.modelAnswer))),
      paragraph(...effectLine(voice, effect)),
    ],
    buttons: [
      [
        nextButton(voice, series, prompt.id),
        button(voice.text('buttonRetry'), { command: 'retry', args: {}, prompt: prompt.id }),
        button(voice.text('buttonSave'), { command: 'save', args: {}, prompt: prompt.id }),
      ],
    ],
  };
}
