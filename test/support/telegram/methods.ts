/** What the server does when it is called, once a call has passed every check. */
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Body } from './body.js';
import { bot, messageOf, type Chats, type ChatState, type Shown } from './chats.js';
import { checked, type Said } from './limits.js';

export interface Refusal {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

export type Result = { readonly ok: true; readonly result: unknown } | ({ readonly ok: false } & Refusal);

const done = (result: unknown): Result => ({ ok: true, result });
const bad = (description: string): Result => ({
  ok: false,
  error_code: 400,
  description: `Bad Request: ${description}`,
});

/** Something people can notice, in the order it happened. */
export type Event =
  | { readonly kind: 'sent' | 'edited'; readonly shown: Shown }
  | { readonly kind: 'answered'; readonly press: string; readonly text: string; readonly alert: boolean }
  | { readonly kind: 'typing' | 'reacted'; readonly chat: number; readonly emoji?: string };

type Payload = Readonly<Record<string, unknown>>;

export interface World {
  readonly chats: Chats;
  readonly events: Event[];
  readonly menus: Map<string, unknown>;
  /** Users who manage every group. */
  readonly admins: Set<number>;
  /** Presses that have not been answered yet. */
  readonly pressed: Set<string>;
}

export function perform(world: World, method: string, { payload, files }: Body): Result {
  const { chats, events } = world;
  const check = checked(method, payload);
  if (!check.ok) return bad(check.fault);
  switch (method) {
    case 'getMe':
      return done(bot);
    case 'deleteWebhook':
    case 'setWebhook':
      return done(true);
    case 'getMyCommands':
      return done(world.menus.get(menuKey(payload)) ?? []);
    case 'setMyCommands':
      world.menus.set(menuKey(payload), payload.commands);
      return done(true);
    case 'answerCallbackQuery': {
      const press = String(payload.callback_query_id);
      if (!world.pressed.delete(press))
        return bad('query is too old and response timeout expired or query ID is invalid');
      const text = typeof payload.text === 'string' ? payload.text : '';
      events.push({ kind: 'answered', press, text, alert: payload.show_alert === true });
      return done(true);
    }
    case 'answerInlineQuery':
      return done(true);
  }
  if (method === 'getChatMember') return done(memberOf(world, payload));
  const state = chats.get(Number(payload.chat_id));
  const closed = state ? closedTo(state) : bad('chat not found');
  if (!state || closed) return closed ?? bad('chat not found');
  switch (method) {
    case 'sendChatAction':
      events.push({ kind: 'typing', chat: state.chat.id });
      return done(true);
    case 'setMessageReaction': {
      const [reaction] = payload.reaction as readonly { emoji?: string }[];
      events.push({
        kind: 'reacted',
        chat: state.chat.id,
        ...(reaction?.emoji !== undefined && { emoji: reaction.emoji }),
      });
      return done(true);
    }
    case 'sendMessage':
      return send(world, state, payload, check.said);
    case 'sendDocument': {
      const file = files.get(String(payload.document).replace('attach://', ''));
      return file
        ? send(world, state, payload, check.said, file)
        : bad('there is no document in the request');
    }
    case 'editMessageText':
      return edit(world, state, payload, check.said);
    default:
      return { ok: false, error_code: 404, description: 'Not Found' };
  }
}

const memberOf = ({ admins }: World, { user_id: id }: Payload): object => ({
  status: admins.has(Number(id)) ? 'administrator' : 'member',
  user: { id, is_bot: false, first_name: 'x' },
});

const menuKey = ({ scope, language_code }: Record<string, unknown>): string =>
  JSON.stringify([scope ?? { type: 'default' }, language_code ?? '']);

function closedTo({ closed, movedTo }: ChatState): Result | undefined {
  if (movedTo !== undefined) {
    const description = 'Bad Request: group chat was upgraded to a supergroup chat';
    return { ok: false, error_code: 400, description, parameters: { migrate_to_chat_id: movedTo } };
  }
  return closed === undefined
    ? undefined
    : { ok: false, error_code: 403, description: `Forbidden: ${closed}` };
}

function send(
  { chats, events }: World,
  state: ChatState,
  payload: Payload,
  said: Said | undefined,
  file?: { name: string; content: string },
): Result {
  const markup = payload.reply_markup as InlineKeyboardMarkup | { force_reply: true } | undefined;
  const replied = payload.reply_parameters as { message_id: number } | undefined;
  const shown: Shown = {
    id: chats.nextMessageId(),
    chat: state.chat.id,
    text: said?.text ?? '',
    entities: said?.entities ?? [],
    forceReply: markup !== undefined && 'force_reply' in markup,
    ...(typeof payload.message_thread_id === 'number' && { topic: payload.message_thread_id }),
    ...(markup && 'inline_keyboard' in markup && { markup }),
    ...(replied && { replyTo: replied.message_id }),
    ...(file && { file }),
  };
  state.shown.set(shown.id, shown);
  events.push({ kind: 'sent', shown });
  return done(messageOf(state, shown));
}

function edit({ events }: World, state: ChatState, payload: Payload, said: Said | undefined): Result {
  const shown = state.shown.get(Number(payload.message_id));
  if (!shown || !said) return bad('message to edit not found');
  const markup = payload.reply_markup as InlineKeyboardMarkup | undefined;
  const same =
    JSON.stringify([shown.text, shown.entities, shown.markup]) ===
    JSON.stringify([said.text, said.entities, markup]);
  if (same) return bad('message is not modified');
  shown.text = said.text;
  shown.entities = said.entities;
  if (markup) shown.markup = markup;
  else delete shown.markup;
  events.push({ kind: 'edited', shown });
  return done(messageOf(state, shown));
}
