/** Sends what was rendered, and tells what became of it. */
import { type Api, InputFile } from 'grammy';
import type { InlineKeyboardMarkup, Message } from 'grammy/types';
import type { Delivery } from '../../core/ports.js';
import { failureOf, isParseError, isUnchanged, type Failed } from './delivery.js';
import type { Place } from './places.js';
import type { Rendered, Words } from './render.js';

export interface Target {
  readonly place: Place;
  /** The message it answers, in rooms with others. */
  readonly replyTo?: number;
}

const PREVIEW = { link_preview_options: { is_disabled: true } } as const;

const where = ({ place, replyTo }: Target) => ({
  ...(place.topic !== undefined && { message_thread_id: place.topic }),
  ...(replyTo !== undefined && {
    reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
  }),
});

/** One call per message, in order; each is made when the one before it is known to have arrived. */
export function callsOf(api: Api, target: Target, rendered: Rendered): (() => Promise<Message>)[] {
  const { messages, markup, file } = rendered;
  const { chat } = target.place;
  const calls = messages.map((words, at) => () => {
    const last = at === messages.length - 1 && file === undefined;
    const options = {
      ...where(at === 0 ? target : { place: target.place }),
      ...PREVIEW,
      ...(last && markup && { reply_markup: markup }),
    };
    return withFallback(words, (text, parse) => api.sendMessage(chat, text, { ...options, ...parse }));
  });
  if (file === undefined) return calls;
  const send = (caption: string | undefined, parse: ParseMode): Promise<Message> =>
    api.sendDocument(chat, new InputFile(Buffer.from(file.content), file.name), {
      ...where(messages.length === 0 ? target : { place: target.place }),
      ...(caption !== undefined && { caption, ...parse }),
      ...(markup && { reply_markup: markup }),
    });
  const { caption } = file;
  return [...calls, () => (caption ? withFallback(caption, send) : send(undefined, {}))];
}

interface ParseMode {
  readonly parse_mode?: 'HTML';
}

/** Once more as plain text when Telegram cannot read the markup. */
async function withFallback<T>(
  words: Words,
  send: (text: string, parse: ParseMode) => Promise<T>,
): Promise<T> {
  try {
    return await send(words.html, { parse_mode: 'HTML' });
  } catch (error) {
    if (!isParseError(error)) throw error;
    return await send(words.bare, {});
  }
}

/** Tries a call again while it is proven not to have arrived. Waits are in milliseconds. */
export interface Patience {
  readonly tries: number;
  /** Longest wait that is worth it. */
  readonly longest: number;
}

/** Somebody waits for this reply. */
export const forReplies: Patience = { tries: 5, longest: 60_000 };
/** Whoever sends a push decides for itself. */
export const once: Patience = { tries: 1, longest: 0 };

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function tried(call: () => Promise<Message>, { tries, longest }: Patience): Promise<Message | Failed> {
  for (let number = 1; ; number += 1) {
    try {
      return await call();
    } catch (error) {
      const failed = failureOf(error);
      const wait = waitFor(failed, number, error);
      if (wait === undefined || wait > longest || number >= tries) return failed;
      await sleep(wait);
    }
  }
}

const FIRST_WAIT = 500;

/** Undefined when trying again is of no use or might double the message. */
function waitFor(failed: Failed, number: number, error: unknown): number | undefined {
  if (failed.kind !== 'unsent') return undefined;
  if (failed.retryAfter !== undefined) return failed.retryAfter;
  return error instanceof Error && error.name === 'HttpError' ? FIRST_WAIT * 2 ** number : undefined;
}

/**
 * Sends all messages of a reply. Once the first has arrived, the others are waited for, and what then
 * fails leaves the whole uncertain: nobody may send the first again.
 */
export async function sendAll(
  calls: readonly (() => Promise<Message>)[],
  patience: Patience,
): Promise<Delivery> {
  let last: Message | undefined;
  for (const call of calls) {
    const result = await tried(call, last ? forReplies : patience);
    if ('kind' in result) return last ? { kind: 'uncertain', reason: reasonOf(result) } : result;
    last = result;
  }
  return { kind: 'sent', messageId: last && String(last.message_id) };
}

const reasonOf = (failed: Failed): string =>
  failed.kind === 'moved' ? `moved to ${failed.externalId}` : failed.reason;

/** Puts words in the place of a message's. An edit may be repeated safely, so unclear failures are, too. */
export async function editInPlace(
  api: Api,
  place: Place,
  messageId: number,
  words: Words,
  keyboard: InlineKeyboardMarkup | undefined,
): Promise<Delivery> {
  const done: Delivery = { kind: 'sent', messageId: String(messageId) };
  const edit = (text: string, parse: ParseMode) =>
    api.editMessageText(place.chat, messageId, text, {
      ...parse,
      ...PREVIEW,
      ...(keyboard && { reply_markup: keyboard }),
    });
  for (let number = 1; ; number += 1) {
    try {
      await withFallback(words, edit);
      return done;
    } catch (error) {
      if (isUnchanged(error)) return done;
      const failed = failureOf(error);
      const wait = failed.kind === 'uncertain' ? FIRST_WAIT : waitFor(failed, number, error);
      if (wait === undefined || wait > forReplies.longest || number >= forReplies.tries) return failed;
      await sleep(wait);
    }
  }
}
