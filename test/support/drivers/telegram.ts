/** Conversations through Telegram: the real adapter talks to the test server over HTTP. */
import type { Chat, Message, User } from 'grammy/types';
import { expect } from 'vitest';
import { connectTelegram, type TelegramSettings } from '../../../src/adapters/telegram/connect.js';
import { createDispatcher, type Dispatcher } from '../../../src/dispatch/dispatcher.js';
import type { Channel } from '../../../src/dispatch/channel.js';
import type { Action, Driver, Seen, Who } from '../conversation.js';
import { collectedLog } from '../log.js';
import { seededRandom } from '../random.js';
import { messageOf, type Shown } from '../telegram/chats.js';
import type { Event } from '../telegram/methods.js';
import { startTelegram, type TelegramServer } from '../telegram/server.js';
import type { CoreOptions } from './core.js';

export interface TelegramOptions extends CoreOptions {
  readonly settings?: Partial<TelegramSettings>;
}

export interface TelegramDriver extends Driver {
  readonly channel: Channel;
  readonly server: TelegramServer;
  readonly log: ReturnType<typeof collectedLog>;
  userOf(who: Who): User;
  chatOf(who: Who): Chat;
  /** The newest message with a button of this label that a person can see. */
  cardOf(who: Who, label: string): { readonly shown: Shown; readonly data: string };
  /** Sends a message with more to it than its text; resolves with what then happened. */
  sends(who: Who, text: string, more: Partial<Message>): Promise<readonly Event[]>;
  /** Resolves when everything that was pushed has been worked off and answered. */
  settled(): Promise<void>;
}

export async function telegramDriver(options: TelegramOptions): Promise<TelegramDriver> {
  const { store, knowledge, clock, seed = 1, settings = {} } = options;
  const random = seededRandom(seed);
  const log = collectedLog();
  const server = await startTelegram();
  const ids = new Map<string, number>();
  /** Work that a push has led to. */
  let pending: Promise<unknown> = Promise.resolve();
  let presses = 0;
  /** Who wrote a message. */
  const writers = new Map<number, string>();

  const idOf = (name: string): number => {
    const known = ids.get(name) ?? 1000 + ids.size;
    ids.set(name, known);
    return known;
  };
  const userOf = ({ name }: Who): User => ({ id: idOf(name), is_bot: false, first_name: name });
  const chatOf = (who: Who): Chat =>
    who.kind === 'dm'
      ? { id: idOf(who.name), type: 'private', first_name: who.name }
      : { id: -1_000_000_000_000 - idOf(who.room), type: 'supergroup', title: who.room };

  const connect = async (): Promise<Channel> => {
    const inner = createDispatcher({ store, knowledge, random, log, retries: [5, 5, 5] });
    const dispatcher: Dispatcher = {
      ...inner,
      accept: async (incoming, send) => {
        const accepted = await inner.accept(incoming, send);
        pending = Promise.all([pending, accepted.done]);
        return accepted;
      },
    };
    return connectTelegram(
      { token: server.token, apiRoot: server.url, now: () => clock.now, patience: 20, ...settings },
      {
        dispatcher,
        library: () => knowledge.library(),
        search: () => knowledge.search(),
        log,
        fail: (error) => log.error({ err: error }, 'lost'),
      },
    );
  };
  let channel = await connect();

  const settled = async (): Promise<void> => {
    for (let before: unknown; before !== pending;) {
      await server.idle();
      before = pending;
      await pending;
      await server.idle();
    }
  };
  const cardOf: TelegramDriver['cardOf'] = (who, label) => {
    const chats = new Set([chatOf(who).id, idOf(who.name)]);
    const shown = [...chats]
      .flatMap((chat) => server.chats.newest(chat))
      .filter((card) => card.chat === idOf(who.name) || ownerOf(card) === who.name)
      .sort((a, b) => b.id - a.id);
    for (const matches of [(text: string) => text === label, (text: string) => text.startsWith(label)]) {
      for (const card of shown) {
        const key = card.markup?.inline_keyboard.flat().find(({ text }) => matches(bare(text)));
        if (key && 'callback_data' in key) return { shown: card, data: key.callback_data };
      }
    }
    throw new Error(`${who.name} has no button ${label}`);
  };
  /** Whose message, or whose card, a card in a group answers. */
  const ownerOf = ({ chat, replyTo = 0 }: Shown): string | undefined => {
    const answered = server.chats.get(chat)?.shown.get(replyTo);
    return answered ? ownerOf(answered) : writers.get(replyTo);
  };
  const say = (who: Who, text: string, at: number, more: Partial<Message> = {}): void => {
    const { chat } = server.chats.open(chatOf(who));
    const message_id = server.chats.nextMessageId();
    writers.set(message_id, who.name);
    const date = Math.floor(at / 1000);
    server.push({ message: { message_id, date, chat, from: userOf(who), text, ...more } as never });
  };
  const push = (who: Who, action: Action, at: number): void => {
    const from = userOf(who);
    const state = server.chats.open(chatOf(who));
    if (action.kind === 'says') {
      say(who, action.text, at);
      return;
    }
    const { shown, data } = cardOf(action.kind === 'presses' ? who : action.owner, action.label);
    presses += 1;
    const home = server.chats.get(shown.chat) ?? state;
    const query = { id: `press${presses}`, from, chat_instance: '1', data, message: messageOf(home, shown) };
    server.push({ callback_query: query });
  };
  return {
    server,
    log,
    get channel() {
      return channel;
    },
    userOf,
    chatOf,
    cardOf,
    settled,
    async sends(who, text, more) {
      const before = server.events.length;
      say(who, text, clock.now, more);
      await settled();
      return server.events.slice(before);
    },
    async act(who, action, at) {
      // Everybody here has talked to the bot before.
      server.chats.open(chatOf({ ...who, kind: 'dm' }));
      const before = server.events.length;
      push(who, action, at);
      await settled();
      return server.events.slice(before).flatMap(seenOf);
    },
    async restart() {
      await channel.close();
      channel = await connect();
      await settled();
    },
    async close() {
      await channel.close();
      await server.close();
      expect(server.faults).toEqual([]);
    },
  };
}

/** Labels as conversations name them: without the boxes of ticks. */
const bare = (label: string): string => label.replace(/^[✅⬜] /u, '');

function seenOf(event: Event): readonly Seen[] {
  switch (event.kind) {
    case 'sent':
    case 'edited': {
      const { text, markup, file } = event.shown;
      const buttons = markup?.inline_keyboard.flat().map(({ text: label }) => bare(label)) ?? [];
      return [{ text: withoutJoiners(text), buttons, ...(file && { file }) }];
    }
    case 'answered':
      return event.text === '' ? [] : [{ text: withoutJoiners(event.text), buttons: [] }];
    case 'typing':
    case 'reacted':
      return [];
  }
}

/** What keeps words from becoming links is not seen. */
const withoutJoiners = (text: string): string => text.replaceAll('\u2060', '');
