/** Appeals as curators see and judge them. */
import type { AppealView, Curated, Objection } from '../../core/tutor/outcome.js';
import type { Block, Button } from '../reply.js';
import type { Voice } from '../voice.js';
import { button, heading, paragraph, said, shownScore, soft, strong, text, type Content } from './shared.js';

type Of<K extends Curated['kind']> = Extract<Curated, { kind: K }>;

/** Enough of an id to tell appeals apart, and short enough to be typed. */
const CODE = 6;
/** Of a very long answer the beginning is shown; the words that matter are quoted below it. */
const SHOWN_ANSWER = 1_200;

export const noAppeals = (voice: Voice): Content => ({
  blocks: [paragraph(text(voice.text('appealNone')))],
  buttons: [],
});

export function appeal(voice: Voice, { appeal: view, waiting }: Of<'appeal'>): Content {
  const acceptable = view.wording !== undefined || view.verdict === 'hit';
  return {
    blocks: [
      heading(text(voice.text('appealTitle', { n: waiting }))),
      ...viewBlocks(voice, view),
      ...howBlocks(voice, view),
    ],
    buttons: [judgeButtons(voice, view, { acceptable, more: waiting > 1 })],
  };
}

export function appealList(voice: Voice, { appeals, waiting }: Of<'appeal_list'>): Content {
  if (appeals.length === 0) return noAppeals(voice);
  const items = appeals.map((view) => [
    paragraph({ kind: 'code', text: view.id }, text(` ${voice.say(view.point.statement)}`)),
    paragraph(soft(view.question.id)),
  ]);
  return {
    blocks: [
      heading(text(voice.text('appealTitle', { n: waiting }))),
      { kind: 'list', ordered: false, items },
    ],
    buttons: [],
  };
}

function viewBlocks(voice: Voice, view: AppealView): readonly Block[] {
  const { question, point, verdict, answer, score, evidence, nearest } = view;
  const shown = answer.length > SHOWN_ANSWER ? `${answer.slice(0, SHOWN_ANSWER)}…` : answer;
  const matched = evidence.flatMap((span) => [said(span.text), text(' ')]);
  return [
    paragraph(strong(voice.say(question.text))),
    { kind: 'points', items: [{ mark: verdict, line: [text(voice.say(point.statement))] }] },
    paragraph(soft(voice.text('appealAnswer', { score: shownScore(score) }))),
    { kind: 'quote', blocks: [paragraph(said(shown))] },
    ...(matched.length > 0 ? [paragraph(soft(voice.text('appealEvidence')), ...matched)] : []),
    ...(nearest
      ? [
          paragraph(
            soft(`${voice.text('whyNearest')}${voice.chinese(nearest.formulation)}`),
            soft(` · ${voice.text('whyMissing', { words: voice.chinese(nearest.missing.join(' ')) })}`),
          ),
        ]
      : []),
  ];
}

function howBlocks(voice: Voice, view: AppealView): readonly Block[] {
  const how = paragraph(soft(voice.text('appealHow', { code: view.id.slice(0, CODE) })));
  if (view.verdict === 'hit') return [paragraph(text(voice.text('appealHeard'))), how];
  if (view.wording === undefined) return [paragraph(text(voice.text('appealNoWording'))), how];
  const lead = voice.text('appealWording', { point: voice.say(view.point.statement) });
  return [paragraph(text(lead)), { kind: 'quote', blocks: [paragraph(said(view.wording))] }, how];
}

interface Choices {
  readonly acceptable: boolean;
  readonly more: boolean;
}

function judgeButtons(voice: Voice, view: AppealView, { acceptable, more }: Choices): readonly Button[] {
  const press = (label: string, action: 'accept' | 'decline' | 'next'): Button =>
    button(label, { command: 'appeals', args: { action, appeal: view.id } });
  return [
    ...(acceptable ? [press(voice.text('buttonAccept'), 'accept')] : []),
    press(voice.text('buttonDecline'), 'decline'),
    ...(more ? [press(voice.text('buttonNextAppeal'), 'next')] : []),
  ];
}

export function appealAccepted(voice: Voice, outcome: Of<'appeal_accepted'>): Content {
  const { point, wording, before, after, waiting } = outcome;
  const statement = voice.say(point);
  const scores = { before: shownScore(before), after: shownScore(after) };
  return {
    blocks: [
      paragraph(
        text(
          voice.text(wording === undefined ? 'appealAcceptedHeard' : 'appealAccepted', { point: statement }),
        ),
      ),
      ...(wording === undefined ? [] : [{ kind: 'quote' as const, blocks: [paragraph(said(wording))] }]),
      paragraph(text(voice.text('appealScores', scores))),
      ...leftBlocks(voice, waiting),
    ],
    buttons: leftButtons(voice, waiting),
  };
}

export const appealDeclined = (voice: Voice, { point, waiting }: Of<'appeal_declined'>): Content => ({
  blocks: [
    paragraph(text(voice.text('appealDeclined', { point: voice.say(point) }))),
    ...leftBlocks(voice, waiting),
  ],
  buttons: leftButtons(voice, waiting),
});

const leftBlocks = (voice: Voice, waiting: number): readonly Block[] =>
  waiting > 0 ? [paragraph(soft(voice.text('appealsLeft', { n: waiting })))] : [];

const leftButtons = (voice: Voice, waiting: number): readonly (readonly Button[])[] =>
  waiting > 0 ? [[button(voice.text('buttonNextAppeal'), { command: 'appeals', args: {} })]] : [];

export function appealObjected(voice: Voice, outcome: Of<'appeal_objected'>): Content {
  const { appeal: view, wording, objections } = outcome;
  const items = objections.map((objection) => [paragraph(text(objectionText(voice, objection)))]);
  return {
    blocks: [
      paragraph(strong(voice.text('appealObjected'))),
      ...(wording === undefined ? [] : [{ kind: 'quote' as const, blocks: [paragraph(said(wording))] }]),
      { kind: 'list', ordered: false, items },
      paragraph(soft(voice.text('appealHow', { code: view.id.slice(0, CODE) }))),
    ],
    buttons: [judgeButtons(voice, view, { acceptable: false, more: true })],
  };
}

function objectionText(voice: Voice, objection: Objection): string {
  switch (objection.kind) {
    case 'no_wording':
      return voice.text('objectNoWording');
    case 'unrecognised':
      return voice.text(objection.verdict === 'contradicted' ? 'objectContradicted' : 'objectUnrecognised');
    case 'also':
      return voice.text(objection.what === 'point' ? 'objectOtherPoint' : 'objectMisconception', {
        point: voice.say(objection.statement),
      });
    case 'too_long':
      return voice.text('objectTooLong', { max: objection.max });
    case 'full':
      return voice.text('objectFull', { max: objection.max });
    case 'still_open':
      return voice.text('objectStillOpen');
    case 'neighbour':
      return voice.text('objectNeighbour', { question: voice.say(objection.text) });
    case 'breaks':
      return voice.text('objectBreaks', { message: objection.message });
  }
}
