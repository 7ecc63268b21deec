/**
 * Everything a use case can come to, expected failures included. `replies/` renders each; a bug throws
 * instead.
 */
import type { Both, Locale } from '../language.js';
import type { Grade } from '../grading/types.js';
import type { Note, Question } from '../notes/model.js';
import type { Attempt, Learner, LocalDate, Prompt, PromptMode, Review, Verdict, Zone } from '../records.js';
import type { Streak } from '../review/days.js';
import type { ReviewPlan } from '../review/plan.js';
import type { Daily } from './daily/outcome.js';
import type { Curated } from './curate/outcome.js';
import type { Failure } from './failure.js';
import type { Linked } from './link/outcome.js';
import type { Own } from './own.js';
import type { Managed } from './rooms/outcome.js';
import type { Subject } from './subject.js';

export type * from './daily/outcome.js';
export type * from './curate/outcome.js';
export type * from './failure.js';
export type * from './link/outcome.js';
export type * from './rooms/outcome.js';
export * from './own.js';
export type * from './subject.js';

/** What an answer did to the schedule. */
export interface Effect {
  readonly attempt: Attempt;
  /** Where the question stands now; undefined while no attempt counts. */
  readonly review: Review | undefined;
  /** The answer moved the schedule. */
  readonly counted: boolean;
  readonly streak: Streak;
  readonly today: LocalDate;
}

/** How many questions of a series are left after the present one; undefined outside a series. */
export interface Series {
  readonly mode: PromptMode;
  readonly left?: number;
}

export interface Posed extends Subject {
  readonly kind: 'posed';
  readonly prompt: Prompt;
  readonly lead: Lead;
}

/** Why this question is posed. */
export type Lead =
  | { readonly why: 'quiz' | 'retry' | 'chosen' }
  | { readonly why: 'skipped' }
  | { readonly why: 'review'; readonly plan: ReviewPlan; readonly overdueDays: number }
  | { readonly why: 'mistakes'; readonly missed: number; readonly left: number };

export interface Statement {
  readonly text: Both;
  readonly truth: boolean;
  /** Slug of the key point or misconception that explains the verdict. */
  readonly about: string | undefined;
}

export interface JudgedStatement extends Statement {
  readonly chosen: boolean;
  readonly explanation: Both | undefined;
}

export interface StatementPosed extends Subject {
  readonly kind: 'statement';
  readonly prompt: Prompt;
  readonly statement: Statement;
  /** 0-based */
  readonly index: number;
  readonly total: number;
  readonly previous: JudgedStatement | undefined;
  /** The very first question a learner gets. */
  readonly first: boolean;
}

export interface Graded extends Subject {
  readonly kind: 'graded';
  readonly prompt: Prompt;
  readonly grade: Grade;
  readonly effect: Effect;
  /** Slug of the heaviest key point that was not hit. */
  readonly heaviestMiss: string | undefined;
  readonly series: Series;
  readonly saved: boolean;
  /** Present when the answer was extended. */
  readonly before?: { readonly score: number };
  /** The answer repeats a text of the notes. */
  readonly copied: boolean;
}

export type Welcome =
  | { readonly kind: 'welcome'; readonly step: 'locale' | 'role' | 'date'; readonly again: boolean }
  | {
      readonly kind: 'welcome_back';
      readonly learner: Learner;
      readonly plan: ReviewPlan;
      readonly streak: Streak;
      readonly daysToInterview: number | undefined;
    };

export type Asked =
  | {
      readonly kind: 'answered';
      readonly note: Note;
      readonly related: readonly Note[];
      /** The question that still waits for its answer. */
      readonly open: { readonly prompt: Prompt; readonly question: Question } | undefined;
    }
  | { readonly kind: 'note'; readonly note: Note; readonly related: readonly Note[] }
  | { readonly kind: 'not_covered'; readonly query: string; readonly nearest: readonly Note[] };

export type Answering =
  | Posed
  | StatementPosed
  | (Subject & {
      readonly kind: 'judged';
      readonly prompt: Prompt;
      readonly statements: readonly JudgedStatement[];
      readonly effect: Effect;
      readonly series: Series;
    })
  | Graded
  | (Subject & {
      readonly kind: 'hint';
      readonly prompt: Prompt;
      readonly point: string;
      readonly used: number;
      readonly left: number;
    })
  | (Subject & { readonly kind: 'no_more_hints'; readonly prompt: Prompt })
  | (Subject & {
      readonly kind: 'revealed';
      readonly prompt: Prompt;
      /** Present while the learner may still tick what they would have said. */
      readonly ticked: readonly string[] | undefined;
    })
  | (Subject & {
      readonly kind: 'ticked';
      readonly prompt: Prompt;
      readonly effect: Effect;
      readonly series: Series;
    })
  | (Subject & {
      readonly kind: 'gave_up';
      readonly prompt: Prompt;
      readonly effect: Effect;
      readonly series: Series;
    })
  | (Subject & {
      readonly kind: 'why';
      readonly prompt: Prompt;
      readonly attempt: Attempt;
      readonly grade: Grade;
      /** The rubric has changed since; the explanation follows the present one. */
      readonly changed: boolean;
    })
  | (Subject & {
      readonly kind: 'dispute_choice';
      readonly prompt: Prompt;
      readonly points: readonly { slug: string; verdict: Verdict }[];
    })
  | (Subject & {
      readonly kind: 'disputed';
      readonly prompt: Prompt;
      readonly point: string;
      readonly liftedScore: number;
      readonly review: Review | undefined;
      readonly zone: Zone;
      readonly today: LocalDate;
      readonly series: Series;
    })
  | (Subject & { readonly kind: 'disputed_before'; readonly prompt: Prompt; readonly point: string })
  | (Subject & { readonly kind: 'nothing_to_dispute'; readonly prompt: Prompt })
  | { readonly kind: 'doubt'; readonly prompt: Prompt; readonly text: string; readonly expired: boolean };

export type Outcome = Welcome | Asked | Answering | Own | Linked | Managed | Daily | Curated | Failure;

/** Locale a learner starts with when the platform tells none. */
export const DEFAULT_LOCALE: Locale = 'zh-CN';
