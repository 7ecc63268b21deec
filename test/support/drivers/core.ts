/** Conversations without a platform: updates go straight to the dispatcher, replies are read as blocks. */
import type { Store } from '../../../src/core/store.js';
import { createDispatcher, type Dispatcher, type Send } from '../../../src/dispatch/dispatcher.js';
import { textContent, type Content, type Incoming } from '../../../src/dispatch/incoming.js';
import { pressData } from '../../../src/dispatch/press.js';
import type { Reply } from '../../../src/replies/reply.js';
import type { Action, Clock, Driver, Seen, Who } from '../conversation.js';
import { textOfReply } from '../plain.js';
import { collectedLog } from '../log.js';
import type { TestKnowledge } from '../notes.js';
import { seededRandom } from '../random.js';

export interface CoreDriver extends Driver {
  /** Delivers an update as it is, e.g. twice. */
  deliver(incoming: Incoming): Promise<readonly Reply[]>;
  /** The update an action is. */
  incoming(who: Who, action: Action, at: number): Incoming;
  /** The one of the process that runs now. */
  dispatcher(): Dispatcher;
  readonly log: ReturnType<typeof collectedLog>;
}

export interface CoreOptions {
  readonly store: Store;
  readonly knowledge: TestKnowledge;
  readonly clock: Clock;
  readonly seed?: number;
  /** Names of those who may judge appeals. */
  readonly curators?: readonly string[];
}

/** Half past nine in Shanghai, on a Monday. */
export const aMonday = Date.UTC(2026, 10, 23, 1, 30);

export function coreDriver({ store, knowledge, seed = 1, curators = [] }: CoreOptions): CoreDriver {
  const random = seededRandom(seed);
  const log = collectedLog();
  const start = (): Dispatcher =>
    createDispatcher({
      store,
      knowledge,
      random,
      log,
      retries: [5, 5, 5],
      curators: curators.map((id) => ({ platform: 'telegram', id })),
    });
  let dispatcher = start();
  let updates = 0;
  /** Every reply a person got, oldest first. */
  const got = new Map<string, Reply[]>();

  const incoming = (who: Who, action: Action, at: number): Incoming => {
    updates += 1;
    return {
      key: `telegram:test:${updates}`,
      platform: 'telegram',
      account: { externalId: who.name, name: who.name },
      room: {
        externalId: who.room,
        kind: who.kind,
        ...(who.kind === 'group' && { server: who.room, title: who.room }),
      },
      at,
      content: contentOf(who, action),
    };
  };
  const contentOf = (who: Who, action: Action): Content => {
    switch (action.kind) {
      case 'says':
        return textContent(action.text, { addressed: who.kind === 'dm' });
      case 'presses':
        return { kind: 'press', data: dataOf(who, action.label) };
      case 'presses_of':
        return { kind: 'press', data: dataOf(action.owner, action.label) };
    }
  };
  const dataOf = (who: Who, label: string): string => {
    const replies = got.get(`${who.name}@${who.room}`) ?? [];
    for (const reply of [...replies].reverse()) {
      const all = reply.buttons.flat();
      const button =
        all.find((candidate) => candidate.label === label) ??
        all.find((candidate) => candidate.label.startsWith(label));
      if (button) return pressData(button.press);
    }
    throw new Error(`${who.name} has no button ${label}`);
  };
  const deliver = async (update: Incoming): Promise<readonly Reply[]> => {
    const replies: Reply[] = [];
    const send: Send = (reply, to) => {
      replies.push(reply);
      const key = `${to.account.externalId}@${to.room.externalId}`;
      got.set(key, [...(got.get(key) ?? []), reply]);
      return Promise.resolve(undefined);
    };
    const accepted = await dispatcher.accept(update, send);
    await accepted.done;
    return replies;
  };
  return {
    log,
    dispatcher: () => dispatcher,
    deliver,
    incoming,
    act: async (who, action, at) => (await deliver(incoming(who, action, at))).map(seenOf),
    restart: async () => {
      dispatcher = start();
      await dispatcher.resume('telegram', () => Promise.resolve(undefined));
    },
    close: () => Promise.resolve(),
  };
}

const seenOf = (reply: Reply): Seen => ({
  text: textOfReply(reply),
  buttons: reply.buttons.flat().map(({ label }) => label),
  ...(reply.file && { file: reply.file }),
});
