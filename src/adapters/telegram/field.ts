/**
 * The button that opens a field to answer in, for groups: with privacy mode on, only replies to the bot
 * reach it. Pressing it changes nothing, so it stays within the adapter.
 */
import type { Api } from 'grammy';
import type { CallbackQuery, InlineKeyboardButton } from 'grammy/types';
import type { Reply } from '../../replies/reply.js';
import { clean } from './tame.js';
import { placeOfMessage } from './places.js';

/** No command's code begins so. */
const DATA = '>';

/** Undefined where there is nothing to answer. */
export const fieldKey = ({ input, about }: Reply): InlineKeyboardButton | undefined =>
  input?.kind === 'answer' && about !== undefined
    ? { text: `✍️ ${clean(input.label)}`, callback_data: `${DATA}${about}` }
    : undefined;

export const opensField = ({ data }: CallbackQuery): boolean => data?.startsWith(DATA) === true;

/** Opens the field for who pressed: the message names them, so that nobody else's opens. */
export async function openField(api: Api, { message, data, from }: CallbackQuery): Promise<void> {
  if (!message) return;
  const place = placeOfMessage(message);
  const label = keysOf(message).find((key) => 'callback_data' in key && key.callback_data === data)?.text;
  const name = clean(from.first_name).trim() || '·';
  const lead = `${label ?? '✍️'} `;
  await api.sendMessage(place.chat, lead + name, {
    entities: [{ type: 'text_mention', offset: lead.length, length: name.length, user: from }],
    reply_markup: { force_reply: true, selective: true },
    ...(place.topic !== undefined && { message_thread_id: place.topic }),
  });
}

const keysOf = (message: NonNullable<CallbackQuery['message']>): readonly InlineKeyboardButton[] =>
  'reply_markup' in message ? message.reply_markup.inline_keyboard.flat() : [];
