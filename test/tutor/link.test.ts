import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { Learner } from '../../src/core/records.js';
import type { Tx } from '../../src/core/store.js';
import { link, unlink } from '../../src/core/tutor/link/link.js';
import { deriveBoards, deriveLearner } from '../../src/core/tutor/rebuild.js';
import type { Scene } from '../../src/core/tutor/scene.js';
import { seededRandom } from '../support/random.js';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();
const random = seededRandom(7);

/** What a person does in a moment of their own. */
const deeds = fc.array(
  fc.constantFrom(
    '/quiz 三次握手',
    '/quiz python',
    '/answer 客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK',
    '/answer 全局解释器锁让同一时刻只有一个线程执行字节码',
    '/dunno',
    '/dispute',
    '/save',
    '/settings interview=30',
  ),
  { minLength: 2, maxLength: 10 },
);

const scene = async (tx: Tx, name: string): Promise<Scene> => {
  const { learner, account } = await tx.learners.seen(
    { platform: 'telegram', externalId: name, name },
    {
      locale: 'en',
      zone: 'UTC',
      dailyCap: 1,
      onRoomBoards: true,
      onEverywhereBoards: true,
      onboarding: 'done',
    },
    { account: 'never', learner: 'never' },
  );
  const room = await tx.rooms.seen(
    { platform: 'telegram', externalId: name, kind: 'dm', zone: 'UTC' },
    'never',
  );
  return { tx, now: tx.now, learner, account, room, knowledge: talk.knowledge, random, newcomer: false };
};

const inScene = <T>(name: string, work: (scene: Scene) => Promise<T>): Promise<T> =>
  talk.store.transaction(async (tx) => work(await scene(tx, name)));

const sorted = (rows: readonly object[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

/** The schedule and the days as stored, and as they follow from the attempts. */
const standing = (name: string): Promise<{ stored: unknown; derived: unknown; learner: Learner }> =>
  inScene(name, async ({ tx, learner }) => {
    const { reviews, days } = await deriveLearner(tx, learner);
    const stored = {
      reviews: sorted(await tx.reviews.ofLearner(learner.id)),
      days: sorted(await tx.days.since(learner.id, '2000-01-01')),
    };
    return { stored, derived: { reviews: sorted(reviews), days: sorted(days) }, learner };
  });

const points = () =>
  talk.store.transaction(async (tx) => {
    const kept = (rows: readonly { points: number; attempts: number }[]) =>
      sorted(rows.filter((row) => row.points !== 0 || row.attempts !== 0));
    return { stored: kept(await tx.boards.all()), derived: kept(await deriveBoards(tx)) };
  });

test('linked or taken apart, schedule, streak and boards are what the attempts amount to', async () => {
  const people = [await settled(talk, 'here'), await settled(talk, 'there')] as const;
  const rounds = fc.tuple(deeds, deeds, deeds, deeds);
  let linkedOnce = 0;
  await fc.assert(
    fc.asyncProperty(rounds, async ([first, second, ...together]) => {
      const does = async (texts: readonly (readonly string[])[]): Promise<void> => {
        for (const [at, person] of people.entries())
          for (const text of texts[at] ?? []) await person.says(text);
        talk.passes({ hours: 20 });
      };
      const isRight = async (): Promise<void> => {
        for (const name of ['here', 'there']) {
          const { stored, derived } = await standing(name);
          expect(stored).toEqual(derived);
        }
        const { stored, derived } = await points();
        expect(stored).toEqual(derived);
      };
      await does([first, second]);
      const offered = await inScene('here', (given) => link(given, undefined));
      if (offered.kind !== 'link_code') throw new Error(offered.kind);
      const entered = await inScene('there', (given) => link(given, offered.code));
      expect(entered.kind).toBe('linked');
      linkedOnce += 1;
      expect((await standing('here')).learner).toEqual((await standing('there')).learner);
      await isRight();
      await does(together);
      await isRight();
      const apart = await inScene('there', unlink);
      expect(apart.kind).toBe('unlinked');
      expect((await standing('here')).learner.id).not.toBe((await standing('there')).learner.id);
      await isRight();
    }),
    { numRuns: 8 },
  );
  expect(linkedOnce).toBeGreaterThan(0);
});
