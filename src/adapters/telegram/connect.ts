/** Telegram: updates in, replies out. */
import { GrammyError, HttpError } from 'grammy';
import type { InlineQuery, Update } from 'grammy/types';
import type { Address, Delivery } from '../../core/ports.js';
import type { Channel, ChannelParts } from '../../dispatch/channel.js';
import type { Send } from '../../dispatch/dispatcher.js';
import type { Incoming } from '../../dispatch/incoming.js';
import type { Reply } from '../../replies/reply.js';
import { createAnswers } from './answers.js';
import { faultOf, openApi, type ApiSettings } from './api.js';
import { openField } from './field.js';
import { createGather } from './gather.js';
import { inlineResults } from './inline.js';
import { registerMenus } from './manifest.js';
import { placeOf } from './places.js';
import { startPolling } from './poll.js';
import { receive } from './receive.js';
import { render } from './render.js';
import { sendReply } from './reply.js';
import { withRights } from './rights.js';
import { callsOf, editInPlace, once, sendAll } from './send.js';
import { startWebhook, type WebhookSettings } from './webhook.js';
import { worker } from './work.js';

export interface TelegramSettings extends ApiSettings {
  /** Absent: long polling. */
  readonly webhook?: WebhookSettings;
  /** Epoch milliseconds: presses carry no time of their own. Absent: this machine's clock. */
  readonly now?: () => number;
  /** Milliseconds for the next piece of a long message. */
  readonly patience?: number;
}

const SEND_SECONDS = 20;
const POLL_SECONDS = 45;
const PATIENCE = 1500;
const CACHE_SECONDS = 300;

const allowed = ['message', 'callback_query', 'inline_query'] as const;

/** @throws when Telegram cannot be reached or does not know the token */
export async function connectTelegram(settings: TelegramSettings, parts: ChannelParts): Promise<Channel> {
  const { dispatcher, log } = parts;
  const { now = Date.now, patience = PATIENCE } = settings;
  const api = openApi(settings, SEND_SECONDS);
  const answers = createAnswers(api, log);
  const me = await orFault(api.getMe());
  const channel: Channel = { platform: 'telegram', deliver, edit, close: () => Promise.resolve() };
  if (parts.sendOnly === true) return channel;

  const send: Send = (reply, incoming) => sendReply({ api, me, answers, log }, reply, incoming);
  const work = worker(api, answers);
  const commit = async (incoming: Incoming): Promise<void> => {
    const { done } = await dispatcher.accept(await withRights(api, incoming), send);
    work.follow(incoming, done);
  };
  const gather = createGather(commit, patience);
  const answerInline = async (query: InlineQuery): Promise<void> => {
    const results = inlineResults(query, await parts.search(), me);
    await api.answerInlineQuery(query.id, [...results], { cache_time: CACHE_SECONDS, is_personal: true });
  };
  const take = async (update: Update): Promise<void> => {
    const received = receive(update, me, now());
    switch (received.kind) {
      case 'incoming':
        return gather.take(received.incoming);
      case 'inline':
        return answerInline(received.query);
      case 'field':
        await Promise.all([answers.settle(received.query.id), openField(api, received.query)]);
        return;
      case 'nothing':
        if (received.press !== undefined) await answers.settle(received.press);
    }
  };
  /** What cannot be taken now cannot be taken later: it is logged, and Telegram need not send it again. */
  const taken = (update: Update): Promise<void> =>
    take(update).catch((error: unknown) => {
      log.error({ ...whatOf(error), update: update.update_id }, 'an update was not taken');
    });

  // Before anything new comes in: what is unfinished then is certainly of an earlier run.
  await dispatcher.resume('telegram', send).catch((error: unknown) => {
    log.warn({ err: error }, 'what was unfinished stays so');
  });
  registerMenus(api).catch((error: unknown) => {
    log.warn({ ...whatOf(error) }, 'the menus could not be set');
  });
  const source = await orFault(listen());
  return {
    ...channel,
    async close() {
      gather.flush();
      await source.stop();
      await work.settled();
    },
  };

  async function listen(): Promise<{ stop(): Promise<void> }> {
    if (settings.webhook) return startWebhook(settings.webhook, { api, allowed, take: taken });
    await api.deleteWebhook();
    const fail = (error: unknown): void => {
      parts.fail(new Error(`Telegram: ${faultOf(error).description}`));
    };
    return startPolling({ api: openApi(settings, POLL_SECONDS), log, allowed, take: taken, fail });
  }

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

/** The same for whoever waits for the connection. */
async function orFault<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof GrammyError || error instanceof HttpError)) throw error;
    const { description, code } = faultOf(error);
    throw new Error(`Telegram: ${description}${code === undefined ? '' : ` (${code})`}`);
  }
}
