/**
 * Works off updates through the Store as the dispatcher does: committed to the inbox (and only then said to
 * be acknowledged), effects and reply in one transaction, then the reply. First finishes what an earlier
 * life left. Stops for ever at the step it is told to, so that it can be killed exactly there.
 *
 * Arguments: target (a PostgreSQL address or a data folder), migrations folder, number of this life, the
 * step to stop at (0: none; `end`: exit when all that was left is finished).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable, type Tx } from '../../../src/core/store.js';
import { openStore } from '../../../src/store/open.js';
import { anAttempt, aReview, enter, meet } from '../../store/contract/given.js';

const [target = '', migrationsDir = '', life = '0', stopAt = '0'] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

let steps = 0;
/** A place to be killed at. */
const step = async (label: string): Promise<void> => {
  steps += 1;
  if (steps !== Number(stopAt)) return;
  say(`stopped ${label}`);
  await new Promise(() => setInterval(() => undefined, 1_000));
};

const where = target.startsWith('postgres') ? { databaseUrl: target, dataDir: '' } : { dataDir: target };
const { store, close } = await openStore({ ...where, migrationsDir });

/** A transaction, again and again while the database is away. */
const persistently = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await store.transaction(work);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await sleep(50);
    }
  }
};

/** Everything an answer changes: an attempt, a counter read and written back, points. */
const effects = async (tx: Tx, key: string): Promise<void> => {
  const person = await meet(tx, 'alice');
  const room = await enter(tx, 'alices room', { kind: 'dm' });
  await step('learner seen');
  const attempt = anAttempt({ ...person, roomId: room.id }, { id: `attempt ${key}`, at: tx.now });
  await tx.attempts.add(attempt);
  await step('attempt added');
  const review = await tx.reviews.get(person.learnerId, attempt.questionId);
  await tx.reviews.put(aReview(person.learnerId, { reps: (review?.reps ?? 0) + 1 }));
  await step('schedule moved');
  await tx.boards.add('everywhere', '2026-03-01', person.accountId, { points: 1, attempts: 1 });
  await step('points given');
};

const workOff = async (key: string): Promise<void> => {
  await persistently(async (tx) => {
    const row = await tx.inbox.take(key);
    await step('update taken');
    if (row === undefined || row.replyState !== undefined) return;
    await effects(tx, key);
    await tx.inbox.finish(key, { said: key });
    await step('reply kept');
  });
  say(`answered ${key}`);
  await step('effects committed');
  await persistently((tx) => tx.inbox.replied(key, 'sending'));
  await step('about to send');
  say(`reply ${key}`);
  await step('sent');
  await persistently((tx) => tx.inbox.replied(key, 'sent'));
  await step('finished');
};

const left = await persistently((tx) => tx.inbox.unfinished('telegram', 1_000));
for (const { key } of left) await workOff(key);
say('recovered');
if (stopAt === 'end') {
  await close();
  process.exit(0);
}

for (let number = 1; ; number += 1) {
  const key = `telegram:bot:${life}-${number}`;
  await step('begin');
  await persistently(async (tx) => {
    const update = { text: '三次握手' };
    await tx.inbox.receive({ key, roomKey: 'r', platform: 'telegram', accountExternalId: 'alice', update });
    await step('update received');
  });
  say(`acknowledged ${key}`);
  await step('update acknowledged');
  await workOff(key);
}
