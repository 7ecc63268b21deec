/** Small pieces that several replies are made of. */
import { learningDay, daysBetween } from '../../core/review/calendar.js';
import { areaName } from '../../core/tutor/areas.js';
import type { Effect, Series, Subject } from '../../core/tutor/outcome.js';
import type { Instant, LocalDate, Zone } from '../../core/records.js';
import { inertLine, quotable } from '../inert.js';
import type { Press } from '../press.js';
import type { Block, Button, Inline, Line, Reply } from '../reply.js';
import type { Voice } from '../voice.js';
import { clip } from '../width.js';

/** What a builder makes; visibility and the rest come from the command. */
export type Content = Pick<Reply, 'blocks' | 'buttons'> &
  Partial<Pick<Reply, 'input' | 'menus' | 'replaces' | 'file' | 'forgotten' | 'about'>>;

export const text = (content: string): Inline => ({ kind: 'text', text: content });
export const strong = (content: string): Inline => ({ kind: 'strong', text: content });
export const soft = (content: string): Inline => ({ kind: 'soft', text: content });
/** Somebody's words, harmless and on one line. */
export const said = (content: string): Inline => ({ kind: 'said', text: quotable(content) });
/** Somebody's name, harmless, without quotation marks. */
export const named = (content: string): Inline => text(inertLine(content));

export const paragraph = (...line: Line): Block => ({ kind: 'paragraph', line });
export const heading = (...line: Line): Block => ({ kind: 'heading', line });

/** Longest label every platform shows; buttons on phones want to be shorter still. */
const LABEL_WIDTH = 40;

export const button = (label: string, press: Press, on?: boolean): Button => ({
  label: clip(label, LABEL_WIDTH),
  press,
  ...(on !== undefined && { on }),
});

/** What may be typed in answer to a question. */
export const answerInput = (voice: Voice): NonNullable<Reply['input']> => ({
  kind: 'answer',
  label: voice.text('buttonTake'),
  placeholder: voice.text('answerPlaceholder'),
});

/** Titles as buttons, one row each. */
export const column = (buttons: readonly Button[]): readonly (readonly Button[])[] =>
  buttons.map((single) => [single]);

/** `网络 · TCP 三次握手` */
export const titleOf = (voice: Voice, { note }: Subject): string =>
  voice.text('questionOf', { area: voice.say(areaName(note.area)), title: voice.say(note.title) });

/** "tomorrow", "in 3 days (11-23)" */
export function whenOf(voice: Voice, due: Instant, zone: Zone, today: LocalDate): string {
  const day = learningDay(due, zone);
  const days = daysBetween(today, day);
  if (days <= 0) return voice.text('today');
  return days === 1 ? voice.text('tomorrow') : voice.text('inDays', { n: days, date: day.slice(5) });
}

/** When it comes back, what it earned, how the streak stands: the last line of every grade. */
export function effectLine(voice: Voice, { attempt, review, counted, streak, today }: Effect): Line {
  const when = review
    ? voice.text('nextTime', { when: whenOf(voice, review.due, attempt.zone, today) })
    : undefined;
  const uncounted = attempt.exposed ? voice.text('notScheduled') : voice.text('firstCounts');
  const parts = [
    when,
    counted ? undefined : uncounted,
    attempt.points > 0 ? voice.text('pointsEarned', { n: attempt.points }) : undefined,
    streak.days > 1 ? voice.text('streak', { n: streak.days }) : undefined,
  ];
  return [soft(parts.filter((part) => part !== undefined).join(' · '))];
}

/** "Next", with how many are left in a drill. */
export const nextButton = (voice: Voice, series: Series, prompt: string): Button => {
  const label =
    series.left === undefined || series.left === 0
      ? voice.text('buttonNext')
      : voice.text('buttonNextLeft', { n: series.left });
  return button(label, { command: 'next', args: {}, prompt });
};

/** Scores are shown as whole points, rounded down: 59.6 is no pass. */
export const shownScore = (score: number): number => Math.floor(score);
