/**
 * What is remembered, as plain values. Ids are opaque strings made by `Random.id()`.
 *
 * Instant    epoch milliseconds, UTC
 * LocalDate  `YYYY-MM-DD` in some zone; which one is said at the field
 * Zone       an IANA time-zone name
 */
import type { Locale } from './language.js';

export type Instant = number;
export type LocalDate = string;
export type Zone = string;

export const platforms = ['terminal', 'discord', 'telegram'] as const;
export type Platform = (typeof platforms)[number];

/** One person. Everything derived (schedule, streak, boards) hangs on the learner, nothing else does. */
export interface Learner {
  readonly id: string;
  readonly locale: Locale;
  readonly zone: Zone;
  /** Shown on boards; undefined: the account's own name. */
  readonly displayName?: string;
  readonly role?: string;
  readonly interviewDate?: LocalDate;
  /** Reviews served per learning day at most. */
  readonly dailyCap: number;
  /** Listed on the boards of rooms. */
  readonly onRoomBoards: boolean;
  /** Listed on the boards across rooms; opt-in. */
  readonly onEverywhereBoards: boolean;
  /** The first question that is still to be answered, then `done`. */
  readonly onboarding: 'locale' | 'role' | 'date' | 'done';
  readonly createdAt: Instant;
}

/** One user on one platform; what attempts belong to. */
export interface Account {
  readonly id: string;
  readonly learnerId: string;
  readonly platform: Platform;
  /** The platform's id of the user. */
  readonly externalId: string;
  readonly name: string;
}

export type RoomKind = 'dm' | 'channel' | 'thread' | 'group' | 'topic';

export interface Room {
  readonly id: string;
  readonly platform: Platform;
  readonly externalId: string;
  readonly kind: RoomKind;
  readonly title?: string;
  /** The server or group a room is part of, by its external id. */
  readonly server?: string;
  readonly zone: Zone;
  /** The language of what everybody in it sees; undefined: that of whoever asks. */
  readonly locale?: Locale;
  readonly settings?: RoomSettings;
}

/** What the admins of a room have decided; absent or empty: as everywhere. */
export interface RoomSettings {
  /** Ids of the topics questions are taken from when nobody names one. */
  readonly topics?: readonly string[];
  /** Questions get threads of their own, where the platform has them. */
  readonly threads?: boolean;
  /** The platform's id of the one role that pushes may ping; empty: none. */
  readonly pingRole?: string;
  /** Answers that everybody would see are for the asker alone. */
  readonly privateAnswers?: boolean;
  /** How many questions of its own the room has. */
  readonly questions?: number;
}

/** A question of one room's own, written by those who manage it. */
export interface RoomQuestion {
  readonly id: string;
  readonly roomId: string;
  /** Who wrote it; theirs to have forgotten. */
  readonly accountId: string;
  readonly at: Instant;
  readonly text: string;
  /** What belongs into an answer, 1–8 statements. */
  readonly points: readonly string[];
}

export type PromptMode = 'quiz' | 'review' | 'mistakes' | 'retry' | 'daily';

/** How a question was worked on. */
export type AnswerMode = 'text' | 'ticks' | 'true_false' | 'dont_know';

export type PromptState = 'open' | 'answered' | 'skipped' | 'revealed' | 'replaced' | 'expired';

/** A question posed to one learner in one room. At most one is open per (learner, room). */
export interface Prompt {
  readonly id: string;
  readonly learnerId: string;
  readonly accountId: string;
  readonly roomId: string;
  readonly questionId: string;
  readonly mode: PromptMode;
  readonly state: PromptState;
  readonly hints: number;
  readonly posedAt: Instant;
  readonly expiresAt: Instant;
  /** Where in a series it stands, e.g. the ids left of a drill; free for the use case. */
  readonly data: PromptData;
  /** Platform's id of the message that carries it, once known. */
  readonly messageId?: string;
}

export interface PromptData {
  /** Questions of a drill that are still to come. */
  readonly queue?: readonly string[];
  /** Questions passed over in this run of reviews. */
  readonly passed?: readonly string[];
  readonly topic?: string;
  readonly difficulty?: number;
  /** The series is done by judging statements. */
  readonly tap?: boolean;
  /** True/false statements answered so far: index -> what was chosen. */
  readonly judged?: Readonly<Record<string, boolean>>;
  readonly ticked?: readonly string[];
  /** The note had been shown earlier that learning day when the question was revealed. */
  readonly exposedBefore?: boolean;
  /** Share of the board points the answer was worth when it was first graded: 0, 0.1 or 1. */
  readonly worth?: number;
  /** When the last grade of this prompt was given; supplements count from here. */
  readonly gradedAt?: Instant;
  /** Text that may be an answer or a question; kept until the learner says which. */
  readonly doubt?: string;
}

export type Verdict = 'hit' | 'partial' | 'missed' | 'contradicted';

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One graded answer. Append-only: a better grade is a new row that supersedes the old one. */
export interface Attempt {
  readonly id: string;
  readonly accountId: string;
  readonly roomId: string;
  readonly questionId: string;
  readonly noteId: string;
  readonly area: string;
  readonly promptId?: string;
  readonly mode: AnswerMode;
  readonly at: Instant;
  /** Learning day (ends 04:00) in the learner's zone at that moment. */
  readonly learningDay: LocalDate;
  readonly zone: Zone;
  /** Calendar date in the room's zone: the day boards count it for. */
  readonly roomDate: LocalDate;
  readonly answer: string;
  /** 0–100, after supplements. Hints cost board points and a step of the rating, never the score. */
  readonly score: number;
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly misconceptions: readonly string[];
  readonly hints: number;
  /** The question's answer was shown or asked for earlier that learning day. */
  readonly exposed: boolean;
  /** Board points earned, ≥ 0. */
  readonly points: number;
  readonly difficulty: number;
  readonly rubricHash: string;
  readonly supersedes?: string;
  readonly reason?: 'supplement' | 'regrade';
  /** Score with the disputed key points lifted; for the learner's own schedule only. Joined from appeals. */
  readonly liftedScore?: number;
}

/** Where a question stands in a learner's schedule; derived from attempts (see review/). */
export interface Review {
  readonly learnerId: string;
  readonly questionId: string;
  readonly noteId: string;
  readonly due: Instant;
  readonly stability: number;
  readonly difficulty: number;
  readonly reps: number;
  readonly lapses: number;
  readonly lastAt: Instant;
  readonly lastScore: number;
  /** Key points missed or contradicted in the newest attempt, counted or not; disputed ones left out. */
  readonly missed: readonly string[];
}

/** One learning day of one learner; derived. */
export interface LearnerDay {
  readonly learnerId: string;
  readonly day: LocalDate;
  readonly attempts: number;
  /** At least one honest attempt: score ≥ 20, or a don't-know whose answer was then read. */
  readonly honest: boolean;
  readonly points: number;
}

export type ExposureKind = 'ask' | 'reveal';

export interface Gap {
  readonly id: string;
  readonly accountId: string;
  readonly roomId: string;
  readonly query: string;
  readonly nearest: readonly string[];
  readonly at: Instant;
}

export interface Appeal {
  readonly id: string;
  readonly attemptId: string;
  readonly accountId: string;
  readonly questionId: string;
  readonly point: string;
  readonly liftedScore: number;
  readonly state: 'open' | 'accepted' | 'declined';
  readonly at: Instant;
  readonly word?: string;
}

/** An answer whose dispute was accepted, for the regression tests of grading. */
export interface JudgedCase {
  readonly id: string;
  readonly accountId: string;
  readonly questionId: string;
  readonly point: string;
  readonly answer: string;
  /** 0–100, as graded once the formulation was accepted. */
  readonly score: number;
  readonly at: Instant;
}

/** What one current written attempt says about its question. */
export interface ItemResponse {
  readonly learnerId: string;
  readonly questionId: string;
  readonly score: number;
  readonly verdicts: Attempt['verdicts'];
  readonly misconceptions: readonly string[];
}

export interface BoardRow {
  readonly learnerId: string;
  readonly name: string;
  readonly points: number;
  readonly attempts: number;
  /** 1-based; ties share a rank. */
  readonly rank: number;
}

/** `room:<room id>`, `server:<platform>:<external id>` or `everywhere`. */
export type BoardScope = string;
