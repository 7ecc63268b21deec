/** Daily pushes: the card, and what is subscribed. */
import { daysBetween, localDate, localTime } from '../../core/review/calendar.js';
import { EVERY_DAY, type Weekdays } from '../../core/review/occurrences.js';
import type { PushMode } from '../../core/pushes.js';
import type { Instant, Zone } from '../../core/records.js';
import type { Daily, Listed, Push } from '../../core/tutor/outcome.js';
import type { Block, Button } from '../reply.js';
import type { Voice } from '../voice.js';
import { posed, statement } from './posed.js';
import { button, heading, paragraph, soft, strong, text, type Content } from './shared.js';

type Subscriptions = Extract<Daily, { kind: 'subscriptions' }>;

/** A push this late says so; milliseconds. */
const NOTICEABLE = 15 * 60_000;
const MINUTE = 60_000;

const agains = {
  uncertain: 'pushUncertain',
  reminder: 'pushReminder',
  test: 'pushTest',
} as const satisfies Readonly<Record<NonNullable<Push['again']>, string>>;

export function push(voice: Voice, card: Push): Content {
  const { posed: question, streak, due, left, lateBy, missed, again } = card;
  const inner = question.kind === 'posed' ? posed(voice, question) : statement(voice, question);
  const facts = [
    streak.days > 0 ? voice.text('streak', { n: streak.days }) : '',
    due > 0 ? voice.text('pushDue', { n: due }) : '',
    left > 0 ? voice.text('pushLeft', { n: left }) : '',
  ].filter((fact) => fact !== '');
  const notices = [
    again === undefined ? '' : voice.text(agains[again]),
    again === undefined && lateBy >= NOTICEABLE
      ? voice.text('pushLate', { minutes: Math.round(lateBy / MINUTE) })
      : '',
    missed > 0 ? voice.text('pushMissed', { n: missed }) : '',
  ].filter((notice) => notice !== '');
  const settings = button(voice.text('buttonDaily'), { command: 'daily', args: { action: 'list' } });
  return {
    ...inner,
    blocks: [
      ...notices.map((notice) => paragraph(soft(notice))),
      paragraph(strong(voice.text('pushTitle')), soft(facts.map((fact) => ` · ${fact}`).join(''))),
      ...inner.blocks,
    ],
    buttons: [...inner.buttons, [settings]],
  };
}

export function pushDone(voice: Voice, { streak, due }: Extract<Daily, { kind: 'push_done' }>): Content {
  const facts = [
    streak.days > 0 ? voice.text('streak', { n: streak.days }) : '',
    due > 0 ? voice.text('pushDue', { n: due }) : '',
  ].filter((fact) => fact !== '');
  return {
    blocks: [
      paragraph(strong(voice.text('pushDone'))),
      ...(facts.length > 0 ? [paragraph(text(facts.join(' · ')))] : []),
    ],
    buttons: [
      [
        ...(due > 0 ? [button(voice.text('buttonReview'), { command: 'review', args: {} })] : []),
        button(voice.text('buttonQuiz'), { command: 'quiz', args: {} }),
        button(voice.text('buttonDaily'), { command: 'daily', args: { action: 'list' } }),
      ],
    ],
  };
}

const dones = {
  added: 'dailyAdded',
  changed: 'dailyChanged',
  paused: 'dailyPaused',
  resumed: 'dailyResumed',
  ended: 'dailyEnded',
  which: 'dailyWhich',
} as const satisfies Readonly<Record<Exclude<Subscriptions['done'], 'shown'>, string>>;

/** Offered to those who have none. */
const times = ['08:00', '12:30', '21:00'];

export function subscriptions(voice: Voice, outcome: Subscriptions): Content {
  const { done, items } = outcome;
  const notice = done === 'shown' ? [] : [paragraph(strong(voice.text(dones[done])))];
  const title = heading(text(voice.text('dailyTitle')));
  const how = paragraph(soft(voice.text('dailyHow')));
  if (items.length === 0) {
    const invitation = done === 'shown' ? [paragraph(text(voice.text('dailyNone')))] : [];
    return {
      blocks: [...notice, title, ...invitation, how],
      buttons: [times.map((time) => button(time, { command: 'daily', args: { time } }))],
    };
  }
  return {
    blocks: [...notice, title, ...items.flatMap((item, at) => rowsOf(voice, outcome, item, at + 1)), how],
    buttons: items.map((item, at) => buttonsOf(voice, item, items.length > 1 ? at + 1 : undefined)),
  };
}

function rowsOf(voice: Voice, { now, zone }: Subscriptions, item: Listed, n: number): readonly Block[] {
  const { subscription, topic } = item;
  const { time, count, mode, weekdays, pausedUntil, state, reason, remind, nextDate, nextAt } = subscription;
  const row = voice.text('dailyRow', {
    n,
    days: daysOf(voice, weekdays),
    time,
    topic: topic ? voice.say(topic) : voice.text('dailyEverything'),
    count,
    mode: voice.text(modes[mode]),
  });
  const next = voice.text('dailyNext', {
    when: dayOf(voice, now, nextAt, zone),
    time: localTime(nextAt, zone),
  });
  const facts = [
    pausedUntil !== undefined && nextDate <= pausedUntil
      ? voice.text('dailyPausedUntil', { date: pausedUntil })
      : next,
    voice.text('dailyZone', { zone: subscription.zone }),
    ...(remind ? [voice.text('dailyRemind')] : []),
  ];
  const closed = state === 'closed' ? [voice.text('dailyClosed', { reason: reason ?? '' })] : undefined;
  return [paragraph(strong(row)), paragraph(soft((closed ?? facts).join(' · ')))];
}

/** "today", "in 3 days (11-23)" */
function dayOf(voice: Voice, now: Instant, at: Instant, zone: Zone): string {
  const date = localDate(at, zone);
  const days = daysBetween(localDate(now, zone), date);
  if (days <= 1) return voice.text(days === 1 ? 'tomorrow' : 'today');
  return voice.text('inDays', { n: days, date: date.slice(5) });
}

const modes = {
  due: 'dailyModeDue',
  new: 'dailyModeNew',
  mixed: 'dailyModeMixed',
  tap: 'dailyModeTap',
} as const satisfies Readonly<Record<PushMode, string>>;

const dayKeys = [
  'dailyDay1',
  'dailyDay2',
  'dailyDay3',
  'dailyDay4',
  'dailyDay5',
  'dailyDay6',
  'dailyDay7',
] as const;

function daysOf(voice: Voice, weekdays: Weekdays): string {
  if (weekdays === EVERY_DAY) return voice.text('dailyEveryDay');
  if (weekdays === '12345') return voice.text('dailyWorkdays');
  if (weekdays === '67') return voice.text('dailyWeekend');
  const days = dayKeys.filter((_, at) => weekdays.includes(String(at + 1))).map((key) => voice.text(key));
  return voice.text('dailyDays', { days: days.join('').trim() });
}

function buttonsOf(voice: Voice, { subscription }: Listed, n: number | undefined): readonly Button[] {
  const { id, state, pausedUntil, nextDate } = subscription;
  const idle = state === 'closed' || (pausedUntil !== undefined && nextDate <= pausedUntil);
  const label = (words: string): string =>
    n === undefined ? words : voice.text('buttonDailyNumbered', { n, label: words });
  return [
    button(label(voice.text('buttonDailyTest')), { command: 'daily_one', args: { id, action: 'test' } }),
    idle
      ? button(label(voice.text('buttonDailyOn')), { command: 'daily_one', args: { id, action: 'on' } })
      : button(label(voice.text('buttonDailyPause')), {
          command: 'daily_one',
          args: { id, action: 'pause' },
        }),
    button(label(voice.text('buttonDailyOff')), { command: 'daily_one', args: { id, action: 'off' } }),
  ];
}
