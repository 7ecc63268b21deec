/** Conversations on Telegram over a real database: one per test file, emptied for every test. */
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { conversation, type Clock, type Person, type Talk } from '../conversation.js';
import { aMonday } from '../drivers/core.js';
import { telegramDriver, type TelegramDriver } from '../drivers/telegram.js';
import { realNotes, type TestKnowledge } from '../notes.js';
import { emptied, onPGlite, type StoreKind } from '../stores.js';
import type { TelegramServer } from './server.js';

export interface TelegramTalk extends Talk {
  readonly driver: TelegramDriver;
  readonly server: TelegramServer;
  readonly knowledge: TestKnowledge;
}

/** Call at the top of a test file; what it returns is the conversation of the test that runs. */
export function telegramTalks(kind: StoreKind = onPGlite): TelegramTalk {
  const clock: Clock = { now: aMonday };
  let opened: Awaited<ReturnType<StoreKind['open']>>;
  let knowledge: TestKnowledge;
  let current: Talk;
  let driver: TelegramDriver;

  beforeAll(async () => {
    [opened, knowledge] = await Promise.all([kind.open({ clock: () => clock.now }), realNotes()]);
  });
  afterAll(() => opened.discard());
  beforeEach(async () => {
    clock.now = aMonday;
    driver = await telegramDriver({ store: await emptied(opened), knowledge, clock });
    current = conversation(driver, clock);
  });
  afterEach(() => current.ends());
  return {
    clock,
    get driver() {
      return driver;
    },
    get server() {
      return driver.server;
    },
    get knowledge() {
      return knowledge;
    },
    person: (name): Person => current.person(name),
    passes: (time) => {
      current.passes(time);
    },
    restarts: () => current.restarts(),
    ends: () => current.ends(),
  };
}
