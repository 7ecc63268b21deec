/** Pushes on a real database with a messenger that does what a test tells it, and a clock of the test's. */
import { vi } from 'vitest';
import type { Address, Delivery, Messenger } from '../../src/core/ports.js';
import type { Occurrence } from '../../src/core/pushes.js';
import type { Outcome } from '../../src/core/tutor/outcome.js';
import type { Locale } from '../../src/core/language.js';
import type { JobParts } from '../../src/jobs/parts.js';
import { planAll } from '../../src/jobs/planner.js';
import { startPushes } from '../../src/jobs/pushes.js';
import { replyTo } from '../../src/replies/build.js';
import { textOfReply } from './plain.js';
import { seededRandom } from './random.js';
import { collectedLog } from './log.js';
import type { TestTalk } from './talks.js';

export interface Received {
  readonly to: Address;
  readonly outcome: Outcome;
  readonly text: string;
  readonly nonce: string | undefined;
}

/** What the platform does with a message: it gets it or not, and says so or something else. */
export type Behaviour = (received: Received) => Delivery | Promise<Delivery>;

export interface Pushing {
  /** Everything that was handed to the platform, oldest first. */
  readonly received: readonly Received[];
  behave(behaviour: Behaviour): void;
  /** Plans and sends what is due by the test's clock, until nothing is in the room. */
  run(room?: string): Promise<void>;
  /** All occurrences of a room's subscriptions, oldest first. */
  occurrences(room: string): Promise<readonly Occurrence[]>;
  readonly parts: JobParts;
}

const FAST = {
  interval: { telegram: 0, discord: 0, terminal: 0 },
  lookEvery: 2,
  reservedFor: 1_000,
};

const aRoom = { platform: 'telegram', kind: 'dm', zone: 'UTC' } as const;

export function pushing(talk: TestTalk, more: Partial<JobParts> = {}): Pushing {
  const received: Received[] = [];
  let counter = 0;
  const arrived: Behaviour = () => ({ kind: 'sent', messageId: `m${(counter += 1)}` });
  let behaviour = arrived;
  const deliver = async (
    to: Address,
    outcome: Outcome,
    locale: Locale,
    nonce?: string,
  ): Promise<Delivery> => {
    const text = textOfReply(replyTo(outcome, locale, 'private'));
    const one = { to, outcome, text, nonce };
    received.push(one);
    return behaviour(one);
  };
  const messenger: Messenger = { deliver, edit: (to, _, outcome, locale) => deliver(to, outcome, locale) };
  const parts: JobParts = {
    store: talk.store,
    knowledge: talk.knowledge,
    random: seededRandom(7),
    log: collectedLog(),
    messenger,
    platforms: ['telegram'],
    zoneData: '2026a',
    pace: FAST,
    ...more,
  };
  /** By the name they began with. */
  const rooms = new Map<string, string>();
  const occurrences = (room: string): Promise<readonly Occurrence[]> =>
    talk.store.transaction(async (tx) => {
      const id = rooms.get(room) ?? (await tx.rooms.seen({ ...aRoom, externalId: room }, 'unused')).id;
      rooms.set(room, id);
      const all = await tx.subscriptions.ofRoom(id);
      const each = await Promise.all(all.map((one) => tx.occurrences.before(one.id, '9999-12-31', 100)));
      return each.flat().toSorted((a, b) => a.dueAt - b.dueAt);
    });
  const isOpen = ({ state, notBefore, followState, followAt = 0 }: Occurrence): boolean => {
    // What is leased is pushed back a little, what was refused a little more.
    const soon = talk.clock.now + FAST.reservedFor;
    return (
      state === 'sending' ||
      followState === 'sending' ||
      (state === 'planned' && notBefore <= soon) ||
      (followState === 'planned' && followAt <= soon)
    );
  };
  const settled = (room: string): Promise<void> =>
    vi.waitFor(
      async () => {
        const open = (await occurrences(room)).filter(isOpen);
        if (open.length > 0) throw new Error(`still to be sent: ${JSON.stringify(open)}`);
      },
      { timeout: 20_000, interval: 5 },
    );
  return {
    received,
    parts,
    behave: (other) => {
      behaviour = other;
    },
    async run(room = 'alice') {
      await planAll(parts);
      const jobs = startPushes(parts);
      try {
        await settled(room);
      } finally {
        await jobs.stop();
      }
    },
    occurrences,
  };
}
