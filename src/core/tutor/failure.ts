/** Expected failures: what is the matter, so that the reply can say what to do. */
import type { LinkFailure } from './link/outcome.js';
import type { DailyFailure } from './daily/outcome.js';
import type { RoomFailure } from './rooms/outcome.js';
import type { CurateFailure } from './curate/outcome.js';
import type { TopicName } from './topics.js';

export type SettingName = 'language' | 'zone' | 'name' | 'cap' | 'board' | 'role' | 'interview';

/** Expected failures: the learner is told what is the matter and what to do. */
export type Failure =
  | CurateFailure
  | LinkFailure
  | DailyFailure
  | RoomFailure
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
  /** More updates than anybody sends by hand; nothing was done about this one. */
  | { readonly kind: 'too_fast'; readonly whose: 'learner' | 'room'; readonly seconds: number }
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
