/** From a planned occurrence to the message to be sent; what cannot be sent is settled at once. */
import type { Locale } from '../../language.js';
import type { Address, Random } from '../../ports.js';
import type { Occurrence, OccurrenceState, Subscription } from '../../pushes.js';
import type { Room } from '../../records.js';
import type { Tx } from '../../store.js';
import type { Push } from '../outcome.js';
import type { Knowledge, Scene } from '../scene.js';
import { newCard, sameCard, type About } from './card.js';
import { isPaused } from './plan.js';
import { isFollowLate, MAX_LATE } from './rules.js';

export interface PushParts {
  readonly tx: Tx;
  readonly knowledge: Knowledge;
  readonly random: Random;
}

/** A message that is `sending` once the transaction is committed. */
export interface Begun {
  readonly to: Address;
  readonly outcome: Push;
  readonly locale: Locale;
  /** Which try it is; `settle…` takes no notice of a try that another has followed. */
  readonly tries: number;
}

interface Found {
  readonly occurrence: Occurrence;
  readonly subscription: Subscription;
  readonly room: Room;
  readonly scene: Scene;
}

/** Begins sending a card; undefined when there is nothing to be sent. */
export async function beginPush(parts: PushParts, id: string): Promise<Begun | undefined> {
  const { tx } = parts;
  const occurrence = await tx.occurrences.take(id);
  if (occurrence?.state !== 'planned') return undefined;
  const end = async (state: OccurrenceState, reason: string): Promise<undefined> => {
    await tx.occurrences.update(id, { state, reason, settledAt: tx.now });
  };
  const found = await find(parts, occurrence);
  if (!found) return end('paused', 'nobody to send it to');
  const { subscription, scene } = found;
  if (subscription.state !== 'active') return end('paused', subscription.reason ?? subscription.state);
  if (isPaused(subscription.pausedUntil, occurrence.date)) return end('paused', 'by the learner');
  const lateBy = tx.now - occurrence.dueAt;
  if (lateBy > MAX_LATE) return end('missed', occurrence.reason ?? 'more than 6 h late');
  const about: About = { lateBy, missed: await missedBefore(tx, occurrence), again: undefined };
  const posed =
    occurrence.promptId === undefined ? undefined : await sameCard(scene, occurrence.promptId, about);
  const card = posed ?? (await newCard(scene, subscription, about));
  if (!card) return end('missed', 'no question of the topic');
  const promptId = card.posed.prompt.id;
  const firstTriedAt = occurrence.firstTriedAt ?? tx.now;
  const tries = occurrence.tries + 1;
  await tx.occurrences.update(id, { state: 'sending', promptId, tries, firstTriedAt, triedAt: tx.now });
  return begun(found, card, tries);
}

/** Begins sending the second message of a card, where it is still of use. */
export async function beginFollow(parts: PushParts, id: string): Promise<Begun | undefined> {
  const { tx } = parts;
  const occurrence = await tx.occurrences.take(id);
  if (occurrence?.followState !== 'planned') return undefined;
  const uncertain = occurrence.state === 'uncertain';
  const found = await find(parts, occurrence);
  const lateBy = tx.now - occurrence.dueAt;
  const about: About = { lateBy, missed: 0, again: uncertain ? 'uncertain' : 'reminder' };
  const active = found?.subscription.state === 'active' && !isFollowLate(occurrence, tx.now);
  const card =
    active && occurrence.promptId !== undefined
      ? await sameCard(found.scene, occurrence.promptId, about)
      : undefined;
  if (!found || !card) {
    await tx.occurrences.update(id, { followState: 'dropped' });
    return undefined;
  }
  const tries = occurrence.tries + 1;
  await tx.occurrences.update(id, { followState: 'sending', tries, triedAt: tx.now });
  return begun(found, card, tries);
}

const begun = ({ room, scene }: Found, outcome: Push, tries: number): Begun => ({
  to: { platform: room.platform, externalId: room.externalId, kind: room.kind },
  outcome,
  locale: scene.learner.locale,
  tries,
});

async function find(
  { tx, knowledge, random }: PushParts,
  occurrence: Occurrence,
): Promise<Found | undefined> {
  const subscription = await tx.subscriptions.get(occurrence.subscriptionId);
  const room = subscription && (await tx.rooms.get(subscription.roomId));
  const { accountId } = subscription ?? {};
  const owner = accountId === undefined ? undefined : await tx.learners.ofAccount(accountId);
  if (!subscription || !room || !owner) return undefined;
  const scene: Scene = { tx, now: tx.now, ...owner, room, knowledge, random, newcomer: false };
  return { occurrence, subscription, room, scene };
}

/** More than a week's is a week's. */
const LOOK_BACK = 7;

/** Pushes that were missed since the last one that was not. */
async function missedBefore(tx: Tx, { subscriptionId, date }: Occurrence): Promise<number> {
  const earlier = await tx.occurrences.before(subscriptionId, date, LOOK_BACK);
  const other = earlier.findIndex(({ state }) => state !== 'missed');
  return other < 0 ? earlier.length : other;
}
