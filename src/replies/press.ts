/**
 * What the buttons of replies do. `dispatch/` proves at compile time that each is an invocation of a
 * declared command.
 */
import type { Locale } from '../core/language.js';
import type { PushMode } from '../core/pushes.js';
import type { DailyAction } from '../core/tutor/daily/subscribe.js';
import type { BoardPlace, HelpTopic, Period } from '../core/tutor/outcome.js';
import type { BoardChoice } from '../core/tutor/settings.js';
import type { Step } from '../core/tutor/start.js';

/** No arguments. */
type None = Readonly<Record<string, never>>;

interface Of<N extends string, A = None> {
  readonly command: N;
  readonly args: A;
  readonly prompt?: string;
}

export type Press =
  | Of<'hint' | 'dunno' | 'reveal' | 'skip' | 'judge' | 'next' | 'retry' | 'why' | 'ticked'>
  | Of<'save' | 'saved' | 'mistakes' | 'progress' | 'start' | 'export' | 'link' | 'unlink' | 'add'>
  | Of<
      'room',
      {
        readonly language?: Locale;
        readonly place?: 'channel' | 'thread';
        readonly answers?: 'public' | 'private';
      }
    >
  | Of<
      'settings',
      {
        readonly language?: Locale;
        readonly cap?: number;
        readonly board?: BoardChoice;
        readonly role?: string;
      }
    >
  | Of<
      'daily',
      {
        readonly action?: DailyAction;
        readonly time?: string;
        readonly mode?: PushMode;
        readonly number?: number;
      }
    >
  | Of<'daily_one', { readonly id: string; readonly action: Exclude<DailyAction, 'list'> }>
  | Of<'dispute', { readonly point?: string }>
  | Of<'tick', { readonly point: string }>
  | Of<'verdict', { readonly statement: number; readonly truth: 'true' | 'false' }>
  | Of<'quiz', { readonly topic?: string; readonly difficulty?: number }>
  | Of<'review', { readonly more?: boolean }>
  | Of<'ask', { readonly question: string }>
  | Of<'note' | 'read', { readonly note: string }>
  | Of<'pose' | 'unsave' | 'drop', { readonly question: string }>
  | Of<'take', { readonly as: 'answer' | 'ask' }>
  | Of<'step', { readonly step: Step; readonly value: string }>
  | Of<'leaderboard', { readonly period?: Period; readonly place?: BoardPlace }>
  | Of<'help', { readonly topic?: HelpTopic }>
  | Of<'appeals', { readonly action?: 'accept' | 'decline' | 'next'; readonly appeal?: string }>
  | Of<'gaps' | 'items'>
  | Of<'forget', { readonly confirm?: boolean }>;
