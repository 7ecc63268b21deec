/** What the contract's tests start from: a learner in a room, and rows with everything filled in. */
import { randomBytes } from 'node:crypto';
import type { Appeal, Attempt, Learner, Prompt, Review, Room } from '../../../src/core/records.js';
import type { Store, Tx } from '../../../src/core/store.js';

/** Noon, 1 March 2026, UTC. */
export const noon = Date.UTC(2026, 2, 1, 12);
export const minute = 60_000;

export const newId = (): string => randomBytes(8).toString('hex');

export const newcomer: Omit<Learner, 'id' | 'createdAt'> = {
  locale: 'zh-CN',
  zone: 'Asia/Shanghai',
  dailyCap: 20,
  onRoomBoards: true,
  onEverywhereBoards: false,
  onboarding: 'locale',
};

export interface Person {
  readonly learnerId: string;
  readonly accountId: string;
}

export const meet = async (
  tx: Tx,
  externalId: string,
  defaults: Partial<Omit<Learner, 'id' | 'createdAt'>> = {},
): Promise<Person> => {
  const { learner, account } = await tx.learners.seen(
    { platform: 'telegram', externalId, name: externalId },
    { ...newcomer, ...defaults },
    { account: newId(), learner: newId() },
  );
  return { learnerId: learner.id, accountId: account.id };
};

export const enter = (tx: Tx, externalId: string, room: Partial<Room> = {}): Promise<Room> =>
  tx.rooms.seen({ platform: 'telegram', externalId, kind: 'group', zone: 'UTC', ...room }, newId());

/** A learner and a room, committed. */
export const begin = (store: Store): Promise<Person & { roomId: string }> =>
  store.transaction(async (tx) => ({
    ...(await meet(tx, 'alice')),
    roomId: (await enter(tx, 'alices room', { kind: 'dm' })).id,
  }));

type Where = Person & { roomId: string };

export const aPrompt = (where: Where, rest: Partial<Prompt> = {}): Prompt => ({
  id: newId(),
  learnerId: where.learnerId,
  accountId: where.accountId,
  roomId: where.roomId,
  questionId: 'network/tcp-three-way-handshake',
  mode: 'quiz',
  state: 'open',
  hints: 0,
  posedAt: noon,
  expiresAt: noon + 120 * minute,
  data: {},
  ...rest,
});

export const anAttempt = (where: Omit<Where, 'learnerId'>, rest: Partial<Attempt> = {}): Attempt => ({
  id: newId(),
  accountId: where.accountId,
  roomId: where.roomId,
  questionId: 'network/tcp-three-way-handshake',
  noteId: 'network/tcp-three-way-handshake',
  area: 'network',
  mode: 'text',
  at: noon,
  learningDay: '2026-03-01',
  zone: 'Asia/Shanghai',
  roomDate: '2026-03-01',
  answer: '客户端先发 SYN，服务器回 SYN+ACK',
  score: 66.7,
  verdicts: { syn: 'hit', ack: 'partial', why: 'missed' },
  misconceptions: ['two-is-enough'],
  hints: 1,
  exposed: false,
  points: 12.5,
  difficulty: 3,
  rubricHash: 'f00',
  ...rest,
});

export const anAppeal = (attempt: Attempt, rest: Partial<Appeal> = {}): Appeal => ({
  id: newId(),
  attemptId: attempt.id,
  accountId: attempt.accountId,
  questionId: attempt.questionId,
  point: 'why',
  liftedScore: 90,
  state: 'open',
  at: noon,
  ...rest,
});

export const aReview = (learnerId: string, rest: Partial<Review> = {}): Review => ({
  learnerId,
  questionId: 'network/tcp-three-way-handshake',
  noteId: 'network/tcp-three-way-handshake',
  due: noon,
  stability: 3.1262,
  difficulty: 5.314577829570867,
  reps: 1,
  lapses: 0,
  lastAt: noon - minute,
  lastScore: 66.7,
  missed: ['why'],
  ...rest,
});
