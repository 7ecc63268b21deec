/** What became of a push: from what the platform said, from a press, or from silence. */
import type { Delivery } from '../../ports.js';
import type { OccurrenceChange } from '../../push-store.js';
import type { Occurrence, OccurrenceState, Subscription } from '../../pushes.js';
import type { Tx } from '../../store.js';
import { isFollowLate, mayRepeat, pauseAfter, REMIND_AFTER, UNCERTAIN_AFTER } from './rules.js';

/** Says what became of a card. A try that another has followed changes nothing. */
export async function settlePush(tx: Tx, id: string, tries: number, delivery: Delivery): Promise<void> {
  const occurrence = await tx.occurrences.take(id);
  // An answer may come after somebody else has given up waiting for it; it is still the truth.
  const waits = occurrence?.state === 'sending' || occurrence?.state === 'uncertain';
  if (occurrence?.tries !== tries) return;
  if (occurrence.state === 'sent') return rememberMessage(tx, occurrence, delivery);
  if (!waits) return;
  const subscription = await tx.subscriptions.get(occurrence.subscriptionId);
  if (!subscription) return;
  await applyRoom(tx, subscription, delivery);
  await tx.occurrences.update(id, await changeFor(tx, occurrence, subscription, delivery));
  await rememberMessage(tx, occurrence, delivery);
}

async function changeFor(
  tx: Tx,
  occurrence: Occurrence,
  subscription: Subscription,
  delivery: Delivery,
): Promise<OccurrenceChange> {
  const { now } = tx;
  switch (delivery.kind) {
    case 'sent':
      return { ...sentNow(now, delivery.messageId), ...followOf(subscription, now) };
    case 'unsent': {
      const pause = Math.max(delivery.retryAfter ?? 0, pauseAfter(occurrence.tries));
      return { ...again(now + pause), reason: delivery.reason };
    }
    case 'moved':
      return again(now);
    case 'closed':
      return { state: 'paused', reason: delivery.reason, settledAt: now, followState: 'dropped' };
    case 'uncertain': {
      const since = now - (occurrence.firstTriedAt ?? now);
      const pause = pauseAfter(occurrence.tries);
      if (mayRepeat(occurrence.platform, since + pause)) {
        return { ...again(now + pause), reason: delivery.reason };
      }
      const room = await tx.rooms.get(subscription.roomId);
      // In a room a repeat would be everybody's.
      const follow =
        room?.kind === 'dm' ? ({ followAt: now + UNCERTAIN_AFTER, followState: 'planned' } as const) : {};
      return { state: 'uncertain', reason: delivery.reason, settledAt: now, ...follow };
    }
  }
}

const again = (notBefore: number): OccurrenceChange => ({
  state: 'planned',
  notBefore,
  followState: 'dropped',
});

const sentNow = (now: number, messageId: string | undefined): OccurrenceChange => ({
  state: 'sent',
  reason: undefined,
  settledAt: now,
  ...(messageId !== undefined && { messageId }),
});

const followOf = ({ remind }: Subscription, now: number): OccurrenceChange =>
  remind ? { followAt: now + REMIND_AFTER, followState: 'planned' } : { followState: 'dropped' };

/** Says what became of a second message; there is no third. */
export async function settleFollow(tx: Tx, id: string, tries: number, delivery: Delivery): Promise<void> {
  const occurrence = await tx.occurrences.take(id);
  const waits = occurrence?.followState === 'sending' || occurrence?.followState === 'uncertain';
  if (!waits || occurrence.tries !== tries) return;
  const subscription = await tx.subscriptions.get(occurrence.subscriptionId);
  if (!subscription) return;
  await applyRoom(tx, subscription, delivery);
  await tx.occurrences.update(id, followChange(occurrence, delivery, tx.now));
  await rememberMessage(tx, occurrence, delivery);
}

function followChange(occurrence: Occurrence, delivery: Delivery, now: number): OccurrenceChange {
  switch (delivery.kind) {
    case 'sent':
      // The whole card has arrived now, whatever became of the first.
      return {
        followState: 'sent',
        ...(occurrence.state === 'uncertain' && sentNow(now, delivery.messageId)),
      };
    case 'unsent': {
      const followAt = now + Math.max(delivery.retryAfter ?? 0, pauseAfter(occurrence.tries));
      return isFollowLate(occurrence, followAt)
        ? { followState: 'dropped' }
        : { followState: 'planned', followAt };
    }
    case 'moved':
      return { followState: 'planned', followAt: now };
    case 'closed':
      return { followState: 'dropped' };
    case 'uncertain':
      return { followState: 'uncertain' };
  }
}

/** A room that is closed pauses its subscription; one that moved keeps everything. */
async function applyRoom(tx: Tx, subscription: Subscription, delivery: Delivery): Promise<void> {
  if (delivery.kind === 'closed') {
    await tx.subscriptions.update(subscription.id, { state: 'closed', reason: delivery.reason });
  }
  if (delivery.kind === 'moved') await tx.rooms.move(subscription.roomId, delivery.externalId);
}

/** A reply to the message means its question. */
async function rememberMessage(tx: Tx, { promptId }: Occurrence, delivery: Delivery): Promise<void> {
  if (delivery.kind !== 'sent' || delivery.messageId === undefined || promptId === undefined) return;
  await tx.prompts.update(promptId, { messageId: delivery.messageId });
}

/** Whoever was sending these is gone: nobody can tell whether they arrived. Returns how many there were. */
export async function settleStuck(tx: Tx, stuck: readonly Occurrence[]): Promise<number> {
  const gone = { kind: 'uncertain', reason: 'interrupted while sending' } as const;
  for (const { id, tries, state } of stuck) {
    await (state === 'sending' ? settlePush : settleFollow)(tx, id, tries, gone);
  }
  return stuck.length;
}

const open: ReadonlySet<OccurrenceState> = new Set(['planned', 'sending', 'uncertain']);

/** A press on a card proves that it arrived. */
export async function provePush(tx: Tx, promptId: string): Promise<void> {
  const occurrence = await tx.occurrences.ofPrompt(promptId);
  if (!occurrence || !open.has(occurrence.state)) return;
  const subscription = await tx.subscriptions.get(occurrence.subscriptionId);
  if (!subscription) return;
  await tx.occurrences.update(occurrence.id, {
    ...sentNow(tx.now, undefined),
    ...followOf(subscription, tx.now),
  });
}
