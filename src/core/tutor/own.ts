/** Outcomes about the learner themself: progress, boards, favourites, settings, rights, help. */
import type { BoardRow, Instant, Learner, LocalDate, Room, Zone } from '../records.js';
import type { Streak } from '../review/days.js';
import type { ReviewPlan } from '../review/plan.js';
import type { SettingName } from './failure.js';
import type { Subject } from './subject.js';

export interface AreaLevel {
  readonly area: string;
  readonly questions: number;
  readonly tried: number;
  /** Mean of the last scores, 0–100; undefined while nothing was tried. */
  readonly level: number | undefined;
}

export interface WeakPoint extends Subject {
  readonly point: string;
}

export interface Progress {
  readonly kind: 'progress';
  readonly learner: Learner;
  readonly areas: readonly AreaLevel[];
  readonly streak: Streak;
  readonly plan: ReviewPlan;
  readonly dueThisWeek: number;
  readonly attempts: number;
  readonly attemptsToday: number;
  readonly pointsToday: number;
  readonly weakest: readonly WeakPoint[];
  readonly daysToInterview: number | undefined;
}

export const periods = ['day', 'week', 'month', 'all'] as const;
export type Period = (typeof periods)[number];
export const boardPlaces = ['room', 'server', 'everywhere'] as const;
export type BoardPlace = (typeof boardPlaces)[number];

export interface Leaderboard {
  readonly kind: 'leaderboard';
  readonly place: BoardPlace;
  readonly period: Period;
  readonly rows: readonly BoardRow[];
  readonly own: BoardRow | undefined;
  readonly learnerId: string;
  readonly learners: number;
  readonly room: Room;
  /** The asker does not show on this board. */
  readonly hidden: boolean;
}

export const helpTopics = ['commands', 'all', 'points', 'grading'] as const;
export type HelpTopic = (typeof helpTopics)[number];

/** One command as `/help` lists it, already in the reader's language. */
export interface HelpEntry {
  readonly usage: string;
  readonly description: string;
  readonly words: readonly string[];
  /** Among the few that are enough to get by. */
  readonly basic: boolean;
}

export type Own =
  | Progress
  | Leaderboard
  | {
      readonly kind: 'review_done';
      readonly plan: ReviewPlan;
      readonly streak: Streak;
      readonly zone: Zone;
      readonly today: LocalDate;
      readonly nextDue: Instant | undefined;
    }
  | { readonly kind: 'no_mistakes' }
  | (Subject & { readonly kind: 'saved'; readonly before: boolean })
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saved_list'; readonly items: readonly Subject[] }
  | { readonly kind: 'settings'; readonly learner: Learner; readonly changed: readonly SettingName[] }
  | { readonly kind: 'export'; readonly json: string; readonly date: LocalDate; readonly rows: number }
  /** What is kept of a learner, and their rights over it. */
  | { readonly kind: 'privacy' }
  | { readonly kind: 'forget_confirm' }
  | { readonly kind: 'forgotten' }
  | {
      readonly kind: 'help';
      readonly topic: HelpTopic;
      readonly entries: readonly HelpEntry[];
    };
