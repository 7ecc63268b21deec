/** Telegram: updates in, replies out. */
import { GrammyError, HttpError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Address, Delivery } from '../../core/ports.js';
import type { Channel, ChannelParts } from '../../dispatch/channel.js';
import type { Send } from '../../dispatch/dispatcher.js';
import type { Incoming } from '../../dispatch/incoming.js';
import type { Reply } from '../../replies/reply.js';
import { createAnswers } from './answers.js';
import { faultOf, openApi, type ApiSettings } from './api.js';
import { openField } from './field.js';
import { placeOf } from './places.js';
import { startPolling } from './poll.js';
import { receive } from './receive.js';
import { render } from './render.js';
import { sendReply } from './reply.js';
import { callsOf, editInPlace, once, sendAll } from './send.js';

export interface TelegramSettings extends ApiSettings {
  /** Epoch milliseconds: presses carry no time of their own. Absent: this machine's clock. */
  readonly now?: () => number;
}

const SEND_SECONDS = 20;
const POLL_SECONDS = 45;
/** Work that takes longer is shown as typing, and a button is let go. */
const SLOW_MS = 700;
/** Telegram shows an action for five seconds. */
const TYPING_MS = 4500;

/** @throws when Telegram cannot be reached or does not know the token */
export async function connectTelegram(settings: TelegramSettings, parts: ChannelParts): Promise<Channel> {
  const { dispatcher, log } = parts;
  const { now = Date.now } = settings;
  const api = openApi(settings, SEND_SECONDS);
  const answers = createAnswers(api, log);
  const me = await api.getMe();
  const send: Send = (reply, incoming) => sendReply({ api, me, answers, log }, reply, incoming);
  const working = new Set<Promise<void>>();

  /** Shows that somebody is at it for as long as it takes. */
  const typing = async (incoming: Incoming, done: Promise<void>): Promise<void> => {
    const { chat, topic } = placeOf(incoming.room.externalId);
    const show = (): void => {
      const where = topic === undefined ? {} : { message_thread_id: topic };
      api.sendChatAction(chat, 'typing', where).catch(() => undefined);
    };
    let timer = setTimeout(() => {
      show();
      timer = setInterval(show, TYPING_MS);
    }, SLOW_MS);
    await done;
    clearInterval(timer);
    if (incoming.origin?.press !== undefined) await answers.settle(incoming.origin.press);
  };
  const accept = async (incoming: Incoming): Promise<void> => {
    const { done } = await dispatcher.accept(incoming, send);
    const worked = typing(incoming, done).finally(() => working.delete(worked));
    working.add(worked);
  };
  const take = async (update: Update): Promise<void> => {
    const received = receive(update, me, now());
    try {
      if (received.kind === 'incoming') await accept(received.incoming);
      if (received.kind === 'field') {
        await Promise.all([answers.settle(received.query.id), openField(api, received.query)]);
      }
      if (received.kind === 'nothing' && received.press !== undefined) await answers.settle(received.press);
    } catch (error) {
      log.error({ ...whatOf(error), update: update.update_id }, 'an update was not taken');
    }
  };

  const channel: Channel = { platform: 'telegram', deliver, edit, close: () => Promise.resolve() };
  if (parts.sendOnly === true) return channel;
  // Before anything new comes in: what is unfinished then is certainly of an earlier run.
  await dispatcher.resume('telegram', send).catch((error: unknown) => {
    log.warn({ err: error }, 'what was unfinished stays so');
  });
  await api.deleteWebhook();
  const poller = startPolling({
    api: openApi(settings, POLL_SECONDS),
    log,
    allowed: ['message', 'callback_query'],
    take,
    fail: (error) => {
      parts.fail(new Error(`Telegram: ${faultOf(error).description}`));
    },
  });
  return {
    ...channel,
    async close() {
      await poller.stop();
      await Promise.all(working);
    },
  };

  async function deliver(to: Address, reply: Reply): Promise<Delivery> {
    const rendered = render(reply, { inGroup: to.kind !== 'dm' });
    return sendAll(callsOf(api, { place: placeOf(to.externalId) }, rendered), once);
  }

  async function edit(to: Address, messageId: string, reply: Reply): Promise<Delivery> {
    const { messages, markup } = render(reply, { inGroup: to.kind !== 'dm' });
    const [first, ...more] = messages;
    if (!first || more.length > 0)
      return { kind: 'unsent', reason: 'too long to take the place of a message' };
    const keyboard = markup && 'inline_keyboard' in markup ? markup : undefined;
    return editInPlace(api, placeOf(to.externalId), Number(messageId), first, keyboard);
  }
}

/** Failures of calls hold people's words and the token's address; of these only the fault is logged. */
const whatOf = (error: unknown): Record<string, unknown> =>
  error instanceof GrammyError || error instanceof HttpError ? { fault: faultOf(error) } : { err: error };
