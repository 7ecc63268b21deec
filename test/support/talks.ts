/** Conversations over a real database and real notes: one database per test file, emptied for every test. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Store } from '../../src/core/store.js';
import { conversation, type Clock, type Person, type Talk } from './conversation.js';
import { aMonday, coreDriver, type CoreDriver } from './drivers/core.js';
import { realNotes, type TestKnowledge } from './notes.js';
import { emptied, onPGlite, type StoreKind } from './stores.js';

export interface TestTalk extends Talk {
  readonly driver: CoreDriver;
  readonly store: Store;
  readonly knowledge: TestKnowledge;
}

/** Call at the top of a test file; what it returns is the conversation of the test that runs. */
export function talksOn(kind: StoreKind = onPGlite): TestTalk {
  const clock: Clock = { now: aMonday };
  let opened: Awaited<ReturnType<StoreKind['open']>>;
  let knowledge: TestKnowledge;
  let current: Talk;
  let driver: CoreDriver;
  let store: Store;

  beforeAll(async () => {
    [opened, knowledge] = await Promise.all([kind.open({ clock: () => clock.now }), realNotes()]);
  });
  afterAll(() => opened.discard());
  beforeEach(async () => {
    clock.now = aMonday;
    store = await emptied(opened);
    driver = coreDriver({ store, knowledge, clock });
    current = conversation(driver, clock);
  });
  return {
    clock,
    get driver() {
      return driver;
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
