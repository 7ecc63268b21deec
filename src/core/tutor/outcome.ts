/**
 * Everything a use case can come to, expected failures included. `replies/` renders each; a bug throws
 * instead.
 */
import type { Both, Locale } from '../language.js';
import type { Grade } from '../grading/types.js';
import type { Note, Question } from '../notes/model.js';
import type {
  Attempt,
  BoardRow,
  Instant,
  Learner,
  LocalDate,
  Prompt,
  PromptMode,
  Review,
  Room,
  Verdict,
  Zone,
} from '../records.js';
import type { TopicName } from './topics.js';
import type { Streak } from '../review/days.js';
import type { ReviewPlan } from '../review/plan.js';

/** A question with the note it belongs to. */
export interface Subject {
  readonly note: Note;
  readonly question: Question;
}

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
  | { readonly kind: 'forget_confirm' }
  | { readonly kind: 'forgotten' }
  | {
      readonly kind: 'help';
      readonly topic: HelpTopic;
      readonly entries: readonly HelpEntry[];
    };

const settingNames = ['language', 'zone', 'name', 'cap', 'board', 'role', 'interview'] as const;
export type SettingName = (typeof settingNames)[number];

/** Expected failures: the learner is told what is the matter and what to do. */
export type Failure =
  | { readonly kind: 'no_open_question' }
  | { readonly kind: 'nothing_graded' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'not_yours' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown_topic'; readonly topic: string; readonly nearest: readonly TopicName[] }
  | {
      readonly kind: 'no_questions';
      readonly topic: string | undefined;
      readonly difficulty: number | undefined;
    }
  | { readonly kind: 'too_long'; readonly length: number; readonly max: number; readonly open: boolean }
  | { readonly kind: 'unreadable'; readonly open: boolean }
  | {
      readonly kind: 'missing_argument';
      readonly ask: string;
      readonly usage: string;
      readonly choices: readonly string[];
    }
  | {
      readonly kind: 'bad_value';
      readonly option: string;
      readonly value: string;
      readonly expected: string;
      readonly usage: string;
    }
  | { readonly kind: 'unknown_option'; readonly option: string; readonly usage: string }
  | { readonly kind: 'unknown_command'; readonly name: string; readonly nearest: readonly string[] }
  | {
      readonly kind: 'bad_setting';
      readonly setting: SettingName;
      readonly value: string;
      readonly nearest: readonly string[];
    };

export type Outcome = Welcome | Asked | Answering | Own | Failure;

/** Locale a learner starts with when the platform tells none. */
export const DEFAULT_LOCALE: Locale = 'zh-CN';
