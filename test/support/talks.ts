/** Conversations over the embedded database and real notes, one fresh store per test. */
import { onPGlite, type StoreKind } from './stores.js';
import { conversation, type Clock, type Talk } from './conversation.js';
import { aMonday, coreDriver, type CoreDriver } from './drivers/core.js';
import { realNotes, type TestKnowledge } from './notes.js';
import type { Store } from '../../src/core/store.js';

export interface TestTalk extends Talk {
  readonly driver: CoreDriver;
  readonly store: Store;
  readonly knowledge: TestKnowledge;
}

let shared: Promise<TestKnowledge> | undefined;

/** The notes are read once per test file. */
export const sharedNotes = (): Promise<TestKnowledge> => (shared ??= realNotes());

export async function startTalk(options: { kind?: StoreKind; seed?: number } = {}): Promise<TestTalk> {
  const clock: Clock = { now: aMonday };
  const knowledge = await sharedNotes();
  const opened = await (options.kind ?? onPGlite).open({ clock: () => clock.now });
  const { store } = opened;
  const driver = coreDriver({ store, knowledge, clock, seed: options.seed ?? 1 });
  const talk = conversation(driver, clock);
  return {
    ...talk,
    driver,
    store,
    knowledge,
    ends: async () => {
      await driver.close();
      await opened.discard();
    },
  };
}

/** Somebody who has answered the three first questions and wants Chinese. */
export async function settled(talk: Talk, name: string): Promise<ReturnType<Talk['person']>> {
  const person = talk.person(name);
  await person.says('/start');
  await person.presses('简体中文');
  await person.presses('后端');
  await person.presses('还没定');
  await person.says('跳过');
  return person;
}
