/**
 * The Store port. Every update runs in one transaction whose time was read once; nothing here reads a
 * clock. Implementations pass `test/store/contract`.
 */
import type { Budgets, Occurrences, Subscriptions } from './push-store.js';
import type {
  Account,
  Appeal,
  Attempt,
  BoardRow,
  BoardScope,
  ExposureKind,
  Gap,
  Instant,
  ItemResponse,
  JudgedCase,
  Learner,
  LearnerDay,
  LocalDate,
  Platform,
  Prompt,
  PromptState,
  Review,
  Room,
  RoomQuestion,
} from './records.js';

/** Thrown when the database cannot be reached or answers too late; the boundary turns it into a kind reply. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export interface Store {
  /**
   * Runs `work` in one transaction and commits it; any throw rolls back. `tx.now` is the database's clock,
   * read once (tests inject one). Serialisation failures and deadlocks are retried, so `work` must be
   * free of outside effects.
   * @throws StoreUnavailable
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Tx {
  readonly now: Instant;
  readonly learners: Learners;
  readonly rooms: Rooms;
  readonly prompts: Prompts;
  readonly attempts: Attempts;
  readonly reviews: Reviews;
  readonly days: Days;
  readonly boards: Boards;
  readonly saved: Saved;
  readonly gaps: Gaps;
  readonly appeals: Appeals;
  readonly inbox: Inbox;
  readonly links: Links;
  readonly subscriptions: Subscriptions;
  readonly occurrences: Occurrences;
  readonly budgets: Budgets;
  readonly roomQuestions: RoomQuestions;
  readonly cases: Cases;
  readonly tellings: Tellings;
}

export interface Learners {
  /**
   * The account and its learner; created on first sight with the defaults given. Keeps the name current.
   * Locks the learner's row until the transaction ends, so updates of one learner never interleave,
   * whatever room they come from.
   */
  seen(
    account: { platform: Platform; externalId: string; name: string },
    defaults: Omit<Learner, 'id' | 'createdAt'>,
    newIds: { account: string; learner: string },
  ): Promise<{ account: Account; learner: Learner }>;
  get(id: string): Promise<Learner | undefined>;
  /** An account with its learner, locked as by `seen`. */
  ofAccount(accountId: string): Promise<{ account: Account; learner: Learner } | undefined>;
  /** Keys that are absent stay; an optional field given as undefined is cleared. */
  update(id: string, change: LearnerChange): Promise<Learner>;
  accounts(learnerId: string): Promise<readonly Account[]>;
  /**
   * Makes everything of one learner another's: accounts with all that belongs to them, favourites, open
   * questions; settings the other lacks are taken over. The one is gone then. What is derived from attempts
   * is the caller's to derive anew.
   */
  merge(fromId: string, intoId: string): Promise<Learner>;
  /** Gives an account a new learner with the same settings and favourites; derived things as in `merge`. */
  split(accountId: string, newId: string): Promise<Learner>;
  /**
   * Erases the learner and everything of theirs: accounts, words, rows, board points, gaps, appeals and the
   * inbox rows of their accounts (the one being worked off included; `finish` and `replied` on a missing
   * row do nothing).
   */
  forget(learnerId: string): Promise<void>;
  /** Everything kept of a learner, table by table, as JSON-safe values. */
  export(learnerId: string): Promise<Record<string, readonly unknown[]>>;
}

type Clearable = 'displayName' | 'role' | 'interviewDate';

/** What of a learner can change. */
export type LearnerChange = Partial<Omit<Learner, 'id' | 'createdAt' | Clearable>> & {
  readonly [K in Clearable]?: Learner[K] | undefined;
};

export interface Rooms {
  /** Zone, locale and settings are the room's own: they are only taken at first sight. */
  seen(room: Omit<Room, 'id'>, newId: string): Promise<Room>;
  get(id: string): Promise<Room | undefined>;
  /** The platform calls the room otherwise from now on; one known by that id already is left alone. */
  move(id: string, externalId: string): Promise<void>;
  /** Keys that are absent stay; the settings are replaced as a whole. */
  configure(id: string, change: Partial<Pick<Room, 'locale' | 'zone' | 'settings'>>): Promise<Room>;
  /** Those with settings. */
  configured(): Promise<readonly Room[]>;
}

export interface Prompts {
  /** Opens a prompt; one still open for the same learner and room becomes `replaced`. */
  open(prompt: Prompt): Promise<void>;
  /** The open, unexpired one. */
  current(learnerId: string, roomId: string, now: Instant): Promise<Prompt | undefined>;
  /** The open one whose time has run out, if it is still the newest: its answer may come late. */
  expired(learnerId: string, roomId: string, now: Instant): Promise<Prompt | undefined>;
  /** The one that was closed last, for supplements and for commands that follow a grade. */
  last(learnerId: string, roomId: string): Promise<Prompt | undefined>;
  get(id: string): Promise<Prompt | undefined>;
  byMessage(roomId: string, messageId: string): Promise<Prompt | undefined>;
  update(
    id: string,
    change: Partial<Pick<Prompt, 'hints' | 'data' | 'messageId'>> & { state?: PromptState },
  ): Promise<void>;
}

export interface Attempts {
  /**
   * Adds a row. One that supersedes another carries the other's `at`, `learningDay`, `zone`, `roomId` and
   * `roomDate`: it is the same answer, better judged.
   */
  add(attempt: Attempt): Promise<void>;
  get(id: string): Promise<Attempt | undefined>;
  /** Current attempts (not superseded) of the learner's accounts, oldest first, with lifted scores joined. */
  ofQuestion(learnerId: string, questionId: string): Promise<readonly Attempt[]>;
  ofLearner(learnerId: string): Promise<readonly Attempt[]>;
  /** The newest attempt of a prompt. */
  ofPrompt(promptId: string): Promise<Attempt | undefined>;
  /** Ids of questions the learner ever attempted. */
  questions(learnerId: string): Promise<ReadonlySet<string>>;
  ofDay(learnerId: string, day: LocalDate): Promise<readonly Attempt[]>;
  /** The newest `limit` current attempts in the learners' own words, oldest first. */
  written(limit: number): Promise<readonly ItemResponse[]>;
  /** Every attempt of everybody, oldest first, in pages; for rebuilding. */
  all(after: { at: Instant; id: string } | undefined, limit: number): Promise<readonly Attempt[]>;
}

export interface Reviews {
  put(review: Review): Promise<void>;
  get(learnerId: string, questionId: string): Promise<Review | undefined>;
  ofLearner(learnerId: string): Promise<readonly Review[]>;
  /** Due at or before `by`, most overdue first. */
  due(learnerId: string, by: Instant, limit: number): Promise<readonly Review[]>;
  /** Replaces the whole derived schedule of a learner. */
  replace(learnerId: string, reviews: readonly Review[]): Promise<void>;
}

export interface Days {
  put(day: LearnerDay): Promise<void>;
  /** Days from `from` on, oldest first. */
  since(learnerId: string, from: LocalDate): Promise<readonly LearnerDay[]>;
  replace(learnerId: string, days: readonly LearnerDay[]): Promise<void>;
  /** What was shown of a note that learning day. */
  expose(learnerId: string, noteId: string, day: LocalDate, kind: ExposureKind): Promise<void>;
  exposed(learnerId: string, noteId: string, day: LocalDate): Promise<readonly ExposureKind[]>;
}

export interface Boards {
  /** Adds to an account's points of a day in a scope; negative deltas correct. */
  add(
    scope: BoardScope,
    day: LocalDate,
    accountId: string,
    delta: { points: number; attempts: number },
  ): Promise<void>;
  /** Top rows of a period (dates inclusive) and, if not among them, the asker's own row. Hidden learners are left out, the asker never is for themself. */
  top(
    scope: BoardScope,
    from: LocalDate | undefined,
    to: LocalDate,
    limit: number,
    askerLearnerId: string,
  ): Promise<{ rows: readonly BoardRow[]; own: BoardRow | undefined; learners: number }>;
  /** Everything stored, for comparing with a rebuild. */
  all(): Promise<
    readonly { scope: BoardScope; day: LocalDate; accountId: string; points: number; attempts: number }[]
  >;
  replaceAll(
    rows: readonly {
      scope: BoardScope;
      day: LocalDate;
      accountId: string;
      points: number;
      attempts: number;
    }[],
  ): Promise<void>;
}

export interface Saved {
  add(learnerId: string, questionId: string, at: Instant): Promise<boolean>;
  remove(learnerId: string, questionId: string): Promise<boolean>;
  list(learnerId: string): Promise<readonly { questionId: string; at: Instant }[]>;
}

export interface Gaps {
  add(gap: Gap): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly Gap[]>;
  /** Those of a learner who was not told yet that they are filled, newest first. */
  untold(learnerId: string, limit: number): Promise<readonly Gap[]>;
  tell(ids: readonly string[]): Promise<void>;
}

export interface Appeals {
  /** False when this key point of this attempt was disputed before. */
  add(appeal: Appeal): Promise<boolean>;
  ofAttempt(attemptId: string): Promise<readonly Appeal[]>;
  list(state: Appeal['state'], limit: number): Promise<readonly Appeal[]>;
  /** Locks the appeal until the transaction ends. */
  get(id: string): Promise<Appeal | undefined>;
  /** Open ones of attempts that are not superseded, oldest first. */
  waiting(limit: number): Promise<readonly Appeal[]>;
  /** Settled ones the learner has not been told of yet, oldest first; they count as told from now on. */
  news(learnerId: string): Promise<readonly Appeal[]>;
  settle(id: string, state: 'accepted' | 'declined', word?: string): Promise<void>;
}

export type ReplyState = 'pending' | 'sending' | 'sent';

/** One update of a platform, from arrival until its reply is out. Keyed so that a repeat is recognised. */
export interface InboxRow {
  /** `<platform>:<bot>:<update, interaction or message id>` */
  readonly key: string;
  /** Updates of one room are worked off in order of arrival. */
  readonly roomKey: string;
  readonly platform: Platform;
  readonly accountExternalId: string;
  readonly receivedAt: Instant;
  /** The Incoming as JSON. */
  readonly update: unknown;
  /** Set once its effects are committed: the Reply as JSON. */
  readonly reply?: unknown;
  readonly replyState?: ReplyState;
}

export interface Inbox {
  /** False when the key is known: nothing is written then. */
  receive(row: Omit<InboxRow, 'reply' | 'replyState' | 'receivedAt'>): Promise<boolean>;
  /** Locks the row until the transaction ends. */
  take(key: string): Promise<InboxRow | undefined>;
  /** Stores the reply beside the effects, in state `pending`. Nothing happens when the row is gone. */
  finish(key: string, reply: unknown): Promise<void>;
  /** Once `sent`, the reply itself is not kept. */
  replied(key: string, state: ReplyState): Promise<void>;
  /** Rows without effects yet, or with a reply not yet sent, oldest first. */
  unfinished(platform: Platform, limit: number): Promise<readonly InboxRow[]>;
  /** How many of these there are, by platform; none where there are none. */
  waiting(): Promise<Readonly<Partial<Record<Platform, number>>>>;
  /** Deletes rows received before; returns how many. */
  expire(before: Instant): Promise<number>;
}

/** A one-time code by which another account joins a learner. */
export interface LinkCode {
  /** The code itself is kept nowhere. */
  readonly hash: string;
  readonly learnerId: string;
  readonly accountId: string;
  readonly expiresAt: Instant;
}

export interface Links {
  /** The learner's earlier code, if any, is of no use any more. */
  offer(code: LinkCode): Promise<void>;
  /** An unexpired one, locked until the transaction ends. */
  find(hash: string, now: Instant): Promise<LinkCode | undefined>;
  withdraw(learnerId: string): Promise<void>;
  /** When an account entered wrong codes after `since`, oldest first; earlier ones are forgotten. */
  tries(accountId: string, since: Instant): Promise<readonly Instant[]>;
  failed(accountId: string, at: Instant): Promise<void>;
}

export interface RoomQuestions {
  /** In the order they were added. */
  ofRoom(roomId: string): Promise<readonly RoomQuestion[]>;
  add(question: RoomQuestion): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface Cases {
  add(judged: JudgedCase): Promise<void>;
  /** Oldest first. */
  list(limit: number): Promise<readonly JudgedCase[]>;
}

export interface Tellings {
  /** True the first time this learning day; for what is worth saying once a day. */
  once(accountId: string, topic: string, day: LocalDate): Promise<boolean>;
}
