/** Conversations over a real database and real notes: one database per test file, emptied for every test. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Store } from '../../src/core/store.js';
import { conversation, type Clock, type Driver, type Person, type Talk } from './conversation.js';
import { aMonday, coreDriver, type CoreDriver, type CoreOptions } from './drivers/core.js';
import { realNotes, type TestKnowledge } from './notes.js';
import { emptied, onPGlite, type StoreKind } from './stores.js';

export interface TestTalk extends Talk {
  /** @throws where the conversation goes through a platform */
  readonly driver: CoreDriver;
  readonly store: Store;
  readonly knowledge: TestKnowledge;
}

let through: ((options: CoreOptions) => Driver | Promise<Driver>) | undefined;

/** Test files imported from now on hold their conversations through a platform: see test/discord. */
export function talkThrough(platform: NonNullable<typeof through>): void {
  through = platform;
}

/** Call at the top of a test file; what it returns is the conversation of the test that runs. */
export function talksOn(kind: StoreKind = onPGlite): TestTalk {
  const clock: Clock = { now: aMonday };
  let opened: Awaited<ReturnType<StoreKind['open']>>;
  let knowledge: TestKnowledge;
  let current: Talk;
  let driver: CoreDriver | undefined;
  let store: Store;

  beforeAll(async () => {
    [opened, knowledge] = await Promise.all([
      kind.open({ clock: () => clock.now, deadlineMs: 60_000 }),
      realNotes(),
    ]);
  });
  afterAll(() => opened.discard());
  beforeEach(async () => {
    clock.now = aMonday;
    store = await emptied(opened);
    const options = { store, knowledge, clock };
    driver = through ? undefined : coreDriver({ ...options, curators: ['editor'] });
    current = conversation(driver ?? (await through?.(options)) ?? none(), clock);
  });
  afterEach(() => current.ends());
  return {
    clock,
    get driver() {
      return driver ?? none();
    },
    get store() {
      return store;
    },
    get knowledge() {
      return knowledge;
    },
    person: (name) => current.person(name),
    passes: (time) => {
      current.passes(time);
    },
    restarts: () => current.restarts(),
    ends: () => current.ends(),
  };
}

function none(): never {
  throw new Error('this conversation goes through a platform');
}

/** Somebody who has answered the three first questions and wants Chinese. */
export async function settled(talk: Talk, name: string): Promise<Person> {
  const person = talk.person(name);
  await person.says('/start');
  await person.presses('简体中文');
  await person.presses('后端');
  await person.presses('还没定');
  await person.presses('跳过');
  return person;
}

/** The same person a while later, with no question open. */
export async function idle(talk: Talk, name: string): Promise<Person> {
  const person = await settled(talk, name);
  await person.says('不会');
  talk.passes({ minutes: 10 });
  return person;
}
