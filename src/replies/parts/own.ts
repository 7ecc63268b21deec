/** Reviews done, favourites, progress and boards. */
import { areaName } from '../../core/tutor/areas.js';
import type { BoardPlace, Leaderboard, Own, Period, Progress } from '../../core/tutor/outcome.js';
import type { Block, Button, Line } from '../reply.js';
import type { Voice } from '../voice.js';
import {
  button,
  column,
  heading,
  named,
  paragraph,
  soft,
  strong,
  text,
  titleOf,
  whenOf,
  type Content,
} from './shared.js';

type Of<K extends Own['kind']> = Extract<Own, { kind: K }>;

const quizButton = (voice: Voice): Button => button(voice.text('buttonQuiz'), { command: 'quiz', args: {} });
const mistakesButton = (voice: Voice): Button =>
  button(voice.text('buttonMistakes'), { command: 'mistakes', args: {} });

export function reviewDone(voice: Voice, outcome: Of<'review_done'>): Content {
  const { plan, nextDue, zone, today, streak } = outcome;
  const nothing = plan.done === 0 && plan.later === 0;
  const lines = [
    voice.text(nothing ? 'nothingDue' : 'reviewDone'),
    plan.later > 0 ? voice.text('reviewLater', { later: plan.later, days: Math.max(1, plan.days - 1) }) : '',
    nextDue === undefined ? '' : voice.text('nextDue', { when: whenOf(voice, nextDue, zone, today) }),
    streak.days > 1 ? voice.text('streak', { n: streak.days }) : '',
  ].filter((line) => line !== '');
  const more = button(voice.text('buttonMore'), { command: 'review', args: { more: true } });
  return {
    blocks: [paragraph(strong(lines[0] ?? '')), ...lines.slice(1).map((line) => paragraph(text(line)))],
    buttons: [[...(plan.later > 0 ? [more] : []), quizButton(voice), mistakesButton(voice)]],
  };
}

export const noMistakes = (voice: Voice): Content => ({
  blocks: [paragraph(text(voice.text('noMistakes')))],
  buttons: [[quizButton(voice), button(voice.text('buttonReview'), { command: 'review', args: {} })]],
});

export const saved = (voice: Voice, outcome: Of<'saved'>): Content => ({
  blocks: [
    paragraph(text(voice.text(outcome.before ? 'savedBefore' : 'saved', { title: titleOf(voice, outcome) }))),
  ],
  buttons: [
    [
      button(voice.text('buttonNext'), { command: 'next', args: {} }),
      button(voice.text('buttonUnsave'), { command: 'unsave', args: { question: outcome.question.code } }),
    ],
  ],
});

/** As many favourites as a message holds comfortably; the newest first. */
const SAVED_SHOWN = 20;

export function savedList(voice: Voice, { items }: Of<'saved_list'>): Content {
  if (items.length === 0) {
    return { blocks: [paragraph(text(voice.text('savedNone')))], buttons: [[quizButton(voice)]] };
  }
  const shown = [...items].reverse().slice(0, SAVED_SHOWN);
  return {
    blocks: [heading(text(voice.text('savedTitle', { n: items.length })))],
    buttons: column(
      shown.map(({ question }) =>
        button(voice.say(question.text), { command: 'pose', args: { question: question.code } }),
      ),
    ),
  };
}

export function progress(voice: Voice, outcome: Progress): Content {
  const tried = outcome.areas.filter((area) => area.tried > 0);
  const untried = outcome.areas
    .filter((area) => area.tried === 0)
    .map(({ area }) => voice.say(areaName(area)));
  const buttons = [
    [
      ...(outcome.plan.today > 0
        ? [button(voice.text('buttonReview'), { command: 'review', args: {} })]
        : []),
      quizButton(voice),
      ...(outcome.weakest.length > 0 ? [mistakesButton(voice)] : []),
    ],
  ];
  const title = heading(text(voice.text('progressTitle')));
  if (outcome.attempts === 0) {
    return { blocks: [title, paragraph(text(voice.text('progressNone')))], buttons };
  }
  return {
    blocks: [
      title,
      ...summary(voice, outcome).map((line) => paragraph(text(line))),
      { kind: 'meters', items: tried.map((area) => meterOf(voice, area)) },
      ...(untried.length > 0
        ? [
            paragraph(
              soft(
                voice.text('progressUntried', { areas: untried.join(voice.locale === 'en' ? ', ' : '、') }),
              ),
            ),
          ]
        : []),
      ...weakestOf(voice, outcome),
    ],
    buttons,
  };
}

function summary(voice: Voice, outcome: Progress): readonly string[] {
  const { streak, plan, dueThisWeek, attemptsToday, pointsToday, attempts, daysToInterview } = outcome;
  const freeze = streak.frozen ? ` · ${voice.text('progressFreeze')}` : '';
  return [
    voice.text('progressStreak', { n: streak.days }) + freeze,
    voice.text('progressToday', { n: attemptsToday, points: pointsToday, all: attempts }),
    voice.text('progressDue', { today: plan.today + plan.later, week: dueThisWeek }),
    ...(daysToInterview === undefined
      ? []
      : [voice.text(daysToInterview === 0 ? 'backInterviewToday' : 'backInterview', { n: daysToInterview })]),
  ];
}

const meterOf = (
  voice: Voice,
  area: Progress['areas'][number],
): { label: string; share: number; note: string } => ({
  label: voice.say(areaName(area.area)),
  share: (area.level ?? 0) / 100,
  note: voice.text('levelNote', { level: area.level ?? 0, tried: area.tried, questions: area.questions }),
});

function weakestOf(voice: Voice, { weakest }: Progress): readonly Block[] {
  if (weakest.length === 0) return [];
  const items = weakest.map((weak) => {
    const point = weak.question.keyPoints.find(({ slug }) => slug === weak.point);
    const line: Line = [
      text(point ? voice.say(point.statement) : weak.point),
      soft(` · ${voice.say(weak.note.title)}`),
    ];
    return { mark: 'missed' as const, line };
  });
  return [paragraph(strong(voice.text('progressWeak'))), { kind: 'points', items }];
}

const places: Readonly<Record<BoardPlace, 'boardRoom' | 'boardServer' | 'boardEverywhere'>> = {
  room: 'boardRoom',
  server: 'boardServer',
  everywhere: 'boardEverywhere',
};

const periodKeys: Readonly<Record<Period, 'periodDay' | 'periodWeek' | 'periodMonth' | 'periodAll'>> = {
  day: 'periodDay',
  week: 'periodWeek',
  month: 'periodMonth',
  all: 'periodAll',
};

export function leaderboard(voice: Voice, board: Leaderboard): Content {
  const { rows, own, learnerId, place, period, hidden } = board;
  const shown = own ? [...rows, own] : rows;
  const title = voice.text('boardTitle', {
    place: voice.text(places[place]),
    period: voice.text(periodKeys[period]),
  });
  const items = shown.map((row): readonly Block[] => {
    const you = row.learnerId === learnerId ? [strong(` (${voice.text('boardYou')})`)] : [];
    const score = voice.text('boardRow', { points: row.points, attempts: row.attempts });
    return [paragraph(strong(`${row.rank}. `), named(row.name), ...you, soft(` · ${score}`))];
  });
  const choice = place === 'everywhere' ? 'everywhere' : 'room';
  return {
    blocks: [
      heading(text(title)),
      ...(items.length > 0 ? items.flat() : [paragraph(text(voice.text('boardNobody')))]),
      ...(hidden ? [paragraph(soft(voice.text('boardHidden', { choice })))] : []),
    ],
    buttons: [
      (Object.keys(periodKeys) as Period[])
        .filter((other) => other !== period)
        .map((other) =>
          button(voice.text(periodKeys[other]), { command: 'leaderboard', args: { period: other, place } }),
        ),
      (place === 'everywhere' ? (['room'] as const) : (['everywhere'] as const)).map((other) =>
        button(voice.text(places[other]), { command: 'leaderboard', args: { period, place: other } }),
      ),
    ],
    replaces: true,
  };
}
