import { expect, test } from 'vitest';
import { markPushes, reportPushes } from '../../src/store/pushes.js';
import { onPostgres } from '../support/stores.js';
import { begin, noon } from './contract/given.js';
import { anOccurrence, aSubscription } from './contract/pushes.js';

test('an operator sees which pushes are uncertain, and decides about those and no others', async () => {
  const opened = await onPostgres.open({ clock: () => noon });
  const owner = await begin(opened.store);
  const subscription = aSubscription(owner);
  const lost = anOccurrence(subscription.id, { state: 'uncertain', reason: 'no answer', settledAt: noon });
  const fine = anOccurrence(subscription.id, { date: '2026-03-03', state: 'sent', settledAt: noon });
  await opened.store.transaction(async (tx) => {
    await tx.subscriptions.add(subscription);
    await tx.occurrences.add([lost, fine]);
  });
  const clock = (): number => noon;
  const before = await reportPushes(opened.driver, clock);
  expect(before).toMatchObject({ subscriptions: 1, states: { sent: 1, uncertain: 1 } });
  expect(before.uncertain).toEqual([
    {
      id: lost.id,
      platform: 'telegram',
      room: 'alices room',
      date: '2026-03-02',
      dueAt: noon,
      reason: 'no answer',
    },
  ]);
  const ids = [lost.id, fine.id, 'nobody’s'];
  expect(await markPushes(opened.driver, { ids, state: 'missed' }, clock)).toBe(1);
  const after = await reportPushes(opened.driver, clock);
  expect(after).toMatchObject({ uncertain: [], states: { sent: 1, missed: 1, uncertain: 0 } });
  await opened.discard();
});
