/** Work under way: shown while it lasts, and waited for at the end. */
import type { Api } from 'grammy';
import type { Incoming } from '../../dispatch/incoming.js';
import type { Answers } from './answers.js';
import { placeOf } from './places.js';

export interface Worker {
  /** Shows that somebody is at it until it is done; then the button, if it was one, may rest. */
  follow(incoming: Incoming, done: Promise<void>): void;
  /** Resolves once nothing is under way. */
  settled(): Promise<void>;
}

/** Work that takes longer is shown as typing. */
const SLOW_MS = 700;
/** Telegram shows an action for five seconds. */
const TYPING_MS = 4500;

export function worker(api: Api, answers: Answers): Worker {
  const working = new Set<Promise<void>>();

  const show = async ({ room, origin }: Incoming, done: Promise<void>): Promise<void> => {
    const { chat, topic } = placeOf(room.externalId);
    const type = (): void => {
      api
        .sendChatAction(chat, 'typing', topic === undefined ? {} : { message_thread_id: topic })
        .catch(() => undefined);
    };
    let timer = setTimeout(() => {
      type();
      timer = setInterval(type, TYPING_MS);
    }, SLOW_MS);
    await done;
    clearInterval(timer);
    if (origin?.press !== undefined) await answers.settle(origin.press);
  };
  return {
    follow(incoming, done) {
      const shown = show(incoming, done).finally(() => working.delete(shown));
      working.add(shown);
    },
    async settled() {
      await Promise.all(working);
    },
  };
}
