/** `/daily`: what is pushed to a room, when, and when not. */
import type { Library } from '../../notes/library.js';
import type { PushMode, Subscription } from '../../pushes.js';
import type { LocalDate, Zone } from '../../records.js';
import { addDays, localDate } from '../../review/calendar.js';
import { EVERY_DAY, upcoming, type Timetable } from '../../review/occurrences.js';
import { MAX_PUSH_QUESTIONS, MAX_SUBSCRIPTIONS } from '../limits.js';
import type { Daily, Failure, Listed } from '../outcome.js';
import { isPrivate, type Scene } from '../scene.js';
import { nearestTopics, resolveTopic, topicName } from '../topics.js';
import { findZone } from '../zones.js';
import { newCard } from './card.js';
import type { Wish } from './choose.js';
import { readTime, readWeekdays } from './words.js';

export const dailyActions = ['list', 'test', 'pause', 'on', 'off'] as const;
export type DailyAction = (typeof dailyActions)[number];

export interface DailyWish {
  readonly action?: DailyAction;
  /** As typed: `8:00`, `晚上9点` */
  readonly time?: string;
  /** As typed: `工作日`, `mon,wed` */
  readonly weekdays?: string;
  readonly topic?: string;
  /** Questions of a push, days of a pause, or which one of several to end or try; 1–60. */
  readonly number?: number;
  readonly mode?: PushMode;
  /** IANA name, or a city's */
  readonly zone?: string;
  readonly remind?: boolean;
}

/** When nothing is said about it. */
const DEFAULT_TIME = '08:00';
const PAUSE_DAYS = 7;
const NEAREST = 4;

type Done = Extract<Daily, { kind: 'subscriptions' }>['done'];

export async function daily(scene: Scene, wish: DailyWish): Promise<Daily | Failure> {
  // A terminal is closed most of the day, and nothing can be sent there.
  const reachable = isPrivate(scene.room) && scene.room.platform !== 'terminal';
  if (!reachable) return { kind: 'daily_in_private' };
  const own = await scene.tx.subscriptions.ofRoom(scene.room.id);
  const { action } = wish;
  if (action === undefined) return arrange(scene, own, wish);
  switch (action) {
    case 'list':
      return list(scene, 'shown');
    case 'test':
      return test(scene, own[(wish.number ?? 1) - 1]);
    case 'pause':
      for (const subscription of own) await pause(scene, subscription, wish.number ?? PAUSE_DAYS);
      return list(scene, 'paused');
    case 'on':
      for (const subscription of own) await resume(scene, subscription);
      return list(scene, 'resumed');
    case 'off': {
      const one = wish.number === undefined ? undefined : own[wish.number - 1];
      if (wish.number !== undefined && !one) return list(scene, 'which');
      for (const subscription of one ? [one] : own) await end(scene, subscription);
      return list(scene, 'ended');
    }
  }
}

/** What a button under one subscription does. */
export async function oneDaily(
  scene: Scene,
  id: string,
  action: Exclude<DailyAction, 'list'>,
): Promise<Daily | Failure> {
  const subscription = await scene.tx.subscriptions.get(id);
  if (!subscription) return { kind: 'stale' };
  if (subscription.roomId !== scene.room.id) return { kind: 'not_yours' };
  switch (action) {
    case 'test':
      return test(scene, subscription);
    case 'pause':
      await pause(scene, subscription, PAUSE_DAYS);
      return list(scene, 'paused');
    case 'on':
      await resume(scene, subscription);
      return list(scene, 'resumed');
    case 'off':
      await end(scene, subscription);
      return list(scene, 'ended');
  }
}

/** Adds a subscription, or changes the one of the same time, or the only one. */
async function arrange(
  scene: Scene,
  own: readonly Subscription[],
  wish: DailyWish,
): Promise<Daily | Failure> {
  if (Object.values(wish).every((value) => value === undefined)) return list(scene, 'shown');
  const read = await readWish(scene, wish);
  if ('kind' in read) return read;
  const { time } = read;
  const same = time === undefined ? own : own.filter((subscription) => subscription.time === time);
  const [first] = same;
  if (first && same.length === 1) {
    await change(scene, first, read);
    return list(scene, 'changed');
  }
  if (same.length > 1) return list(scene, 'which');
  if (own.length >= MAX_SUBSCRIPTIONS) return { kind: 'too_many_subscriptions', max: MAX_SUBSCRIPTIONS };
  await add(scene, read);
  return list(scene, 'added');
}

type Read = Partial<Pick<Subscription, 'time' | 'weekdays' | 'zone' | 'topic' | 'count' | 'mode' | 'remind'>>;

async function readWish(scene: Scene, wish: DailyWish): Promise<Read | Failure> {
  const time = wish.time === undefined ? undefined : readTime(wish.time);
  if (wish.time !== undefined && time === undefined) {
    return { kind: 'bad_daily', option: 'time', value: wish.time };
  }
  const weekdays = wish.weekdays === undefined ? undefined : readWeekdays(wish.weekdays);
  if (wish.weekdays !== undefined && weekdays === undefined) {
    return { kind: 'bad_daily', option: 'weekdays', value: wish.weekdays };
  }
  const zone = wish.zone === undefined ? undefined : findZone(wish.zone);
  if (zone && 'nearest' in zone) {
    return { kind: 'bad_setting', setting: 'zone', value: wish.zone ?? '', nearest: zone.nearest };
  }
  const library = await scene.knowledge.library();
  const topic = wish.topic === undefined ? undefined : resolveTopic(library, wish.topic);
  if (wish.topic !== undefined && !topic) {
    const nearest = nearestTopics(library, wish.topic, NEAREST);
    return { kind: 'unknown_topic', topic: wish.topic, nearest };
  }
  return {
    ...(time !== undefined && { time }),
    ...(weekdays !== undefined && { weekdays }),
    ...(zone && { zone: zone.zone }),
    ...(topic && { topic: topicName(topic).id }),
    ...(wish.number !== undefined && { count: Math.min(wish.number, MAX_PUSH_QUESTIONS) }),
    ...(wish.mode !== undefined && { mode: wish.mode }),
    ...(wish.remind !== undefined && { remind: wish.remind }),
  };
}

async function add(scene: Scene, read: Read): Promise<void> {
  const { tx, room, account, learner, random } = scene;
  const timetable = { zone: learner.zone, time: DEFAULT_TIME, weekdays: EVERY_DAY, ...read };
  await tx.subscriptions.add({
    id: random.id(),
    platform: room.platform,
    roomId: room.id,
    accountId: account.id,
    count: 1,
    mode: 'due',
    remind: false,
    state: 'active',
    ...timetable,
    ...nextOf(scene, timetable),
    zoneData: '',
    createdAt: tx.now,
  });
}

/** The next date is strictly later than any that had its push, also in another zone. */
const nextOf = (
  { tx }: Scene,
  timetable: Timetable,
  after?: LocalDate,
): Pick<Subscription, 'nextDate' | 'nextAt'> => {
  const { date, at } = upcoming(timetable, tx.now, after);
  return { nextDate: date, nextAt: at };
};

async function change(scene: Scene, subscription: Subscription, read: Read): Promise<void> {
  const timetable = { ...subscription, ...read };
  await scene.tx.subscriptions.update(subscription.id, {
    ...read,
    state: 'active',
    reason: undefined,
    ...nextOf(scene, timetable, subscription.lastDate),
    zoneData: '',
  });
}

/** The days to come, today's among them while it is still to come. */
async function pause(scene: Scene, subscription: Subscription, days: number): Promise<void> {
  const today = localDate(scene.tx.now, subscription.zone);
  const first = subscription.nextDate > today ? addDays(today, 1) : today;
  await scene.tx.subscriptions.update(subscription.id, { pausedUntil: addDays(first, days - 1) });
}

async function resume(scene: Scene, subscription: Subscription): Promise<void> {
  await scene.tx.subscriptions.update(subscription.id, {
    state: 'active',
    reason: undefined,
    pausedUntil: undefined,
    ...nextOf(scene, subscription, subscription.lastDate),
    zoneData: '',
  });
}

const end = async (scene: Scene, subscription: Subscription): Promise<void> => {
  await scene.tx.subscriptions.update(subscription.id, { state: 'off' });
};

/** Subscriptions go with their learner's zone, as long as they were in it. */
export async function moveZone(scene: Scene, from: Zone, to: Zone): Promise<void> {
  const own = await scene.tx.subscriptions.ofRoom(scene.room.id);
  for (const subscription of own) {
    const mine = subscription.accountId === scene.account.id && subscription.zone === from;
    if (mine) await change(scene, subscription, { zone: to });
  }
}

/** What would come, at once. */
async function test(scene: Scene, subscription: Subscription | undefined): Promise<Daily | Failure> {
  const wish: Wish = subscription ?? { count: 1, mode: 'due' };
  const card = await newCard(scene, wish, { lateBy: 0, missed: 0, again: 'test' });
  return card ?? { kind: 'no_questions', topic: wish.topic, difficulty: undefined };
}

async function list(scene: Scene, done: Done): Promise<Daily> {
  const { tx, room, learner } = scene;
  const library = await scene.knowledge.library();
  const items = await tx.subscriptions.ofRoom(room.id);
  return {
    kind: 'subscriptions',
    done,
    items: items.map((subscription) => ({ subscription, topic: topicOf(library, subscription) })),
    zone: learner.zone,
    now: tx.now,
  };
}

function topicOf(library: Library, { topic }: Subscription): Listed['topic'] {
  const found = topic === undefined ? undefined : resolveTopic(library, topic);
  return found ? topicName(found).label : topic === undefined ? undefined : { zh: topic, en: topic };
}
