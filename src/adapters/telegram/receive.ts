/** Updates of Telegram as what they mean here. Pure: time and who we are come as arguments. */
import type { CallbackQuery, InlineQuery, Message, Update, User } from 'grammy/types';
import { decodeButton } from '../../commands/button.js';
import { isCommandLine } from '../../commands/line.js';
import { isListed } from '../../commands/registry.js';
import type { Locale } from '../../core/language.js';
import { textContent, type Content, type Incoming } from '../../dispatch/incoming.js';
import { opensField } from './field.js';
import { payloadContent } from './payload.js';
import { placeOfMessage, roomOf, topicOf } from './places.js';

/** The bot's own account. */
export interface Me {
  readonly id: number;
  readonly username: string;
}

export type Received =
  | { readonly kind: 'incoming'; readonly incoming: Incoming }
  | { readonly kind: 'inline'; readonly query: InlineQuery }
  /** The button that opens a field to answer in. */
  | { readonly kind: 'field'; readonly query: CallbackQuery }
  /** Nothing to the tutor; a press is answered all the same. */
  | { readonly kind: 'nothing'; readonly press?: string };

const nothing: Received = { kind: 'nothing' };

/** @param now epoch milliseconds */
export function receive(update: Update, me: Me, now: number): Received {
  const key = `telegram:${me.id}:${update.update_id}`;
  if (update.message) return fromMessage(update.message, key, me, now);
  if (update.callback_query) return fromPress(update.callback_query, key, now);
  if (update.inline_query) return { kind: 'inline', query: update.inline_query };
  return nothing;
}

function fromMessage(message: Message, key: string, me: Me, now: number): Received {
  const { from, chat } = message;
  const room = roomOf({ chat, topic: topicOf(message) });
  if (!room || !from) return nothing;
  const content = contentOf(message, room.kind === 'dm', me);
  if (!content) return nothing;
  return {
    kind: 'incoming',
    incoming: {
      key,
      platform: 'telegram',
      account: accountOf(from),
      room,
      ...localeOf(from.language_code),
      // Telegram tells the second; what was sent within it came before what is received now.
      at: Math.min(now, message.date * 1000 + 999),
      content,
      origin: { message: String(message.message_id) },
    },
  };
}

function fromPress(query: CallbackQuery, key: string, now: number): Received {
  const { message, data, from, id } = query;
  if (opensField(query)) return { kind: 'field', query };
  const room = message && roomOf({ chat: message.chat, topic: placeOfMessage(message).topic });
  if (!room || data === undefined) return { kind: 'nothing', press: id };
  return {
    kind: 'incoming',
    incoming: {
      key,
      platform: 'telegram',
      account: accountOf(from),
      room,
      ...localeOf(from.language_code),
      at: now,
      content: { kind: 'press', data },
      origin: { message: String(message.message_id), press: id },
    },
  };
}

const accountOf = (user: User): Incoming['account'] => ({
  externalId: String(user.id),
  name: [user.first_name, user.last_name ?? ''].join(' ').trim(),
});

/** `zh-hans`, `zh-TW`, `en`; others are asked. */
export function localeOf(code: string | undefined): { readonly locale?: Locale } {
  const key = (code ?? '').toLowerCase();
  if (/^zh-(?:hant|tw|hk|mo)/u.test(key)) return { locale: 'zh-TW' };
  if (key.startsWith('zh')) return { locale: 'zh-CN' };
  return key.startsWith('en') ? { locale: 'en' } : {};
}

/** Undefined for what people say to each other, for other bots' commands and for Telegram's own notices. */
function contentOf(message: Message, inDm: boolean, me: Me): Content | undefined {
  const { migrate_to_chat_id: to } = message;
  if (to !== undefined) return { kind: 'moved', to: String(to) };
  // Bots, channels and admins without a name have no account of their own.
  if (message.from?.is_bot === true) return undefined;
  const said = message.text ?? message.caption;
  if (said === undefined) return inDm && isSent(message) ? textContent('', { addressed: true }) : undefined;
  const command = /^\/(\w+)(?:@(\w+))?(?:\s+([\s\S]*))?$/u.exec(said);
  const [, name = '', bot, rest = ''] = command ?? [];
  const ours = bot === undefined ? undefined : sameName(bot, me.username);
  if (ours === false) return undefined;
  if (name === 'start') return payloadContent(rest.trim());
  if (command && !inDm && ours === undefined && !isListed(name.toLowerCase())) return undefined;
  const replied = repliedTo(message);
  const ownReply = replied !== undefined && replied.from?.id === me.id;
  const { text, mentioned } = withoutMention(said, me);
  const addressed = inDm || ownReply || mentioned || isCommandLine(text);
  if (!addressed) return undefined;
  const prompt = ownReply ? promptOf(replied) : undefined;
  return textContent(text, {
    addressed,
    ...(ownReply && { replyTo: String(replied.message_id) }),
    ...(prompt !== undefined && { prompt }),
  });
}

/** The prompt a message of ours belongs to: its buttons name it. */
function promptOf({ reply_markup: markup }: NonNullable<Message['reply_to_message']>): string | undefined {
  for (const key of markup?.inline_keyboard.flat() ?? []) {
    const pressed = 'callback_data' in key ? decodeButton(key.callback_data) : undefined;
    if (pressed?.ok === true && pressed.invocation.prompt !== undefined) return pressed.invocation.prompt;
  }
  return undefined;
}

/** Pictures, voices and the like are sent by people; joins, pins and titles are told by Telegram. */
const isSent = (message: Message): boolean =>
  [
    'photo',
    'sticker',
    'voice',
    'video',
    'video_note',
    'document',
    'audio',
    'animation',
    'location',
    'contact',
  ].some((kind) => kind in message);

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** In a forum every message replies to its topic's first one, which is no reply. */
const repliedTo = ({ reply_to_message: replied, ...message }: Message): Message['reply_to_message'] =>
  replied?.message_id === topicOf(message) ? undefined : replied;

/** The text without the first mention of the bot. */
function withoutMention(text: string, { username }: Me): { text: string; mentioned: boolean } {
  const found = new RegExp(`(?<![\\w@])@${username}(?!\\w)`, 'iu').exec(text);
  if (!found) return { text, mentioned: false };
  const left = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  return { text: left.trim(), mentioned: true };
}
