/** Chats and what stands in them, as the server keeps them. */
import type { Chat, InlineKeyboardMarkup, Message, User } from 'grammy/types';
import type { Entity } from './markup.js';

/** A message of the bot as people see it. */
export interface Shown {
  readonly id: number;
  readonly chat: number;
  readonly topic?: number;
  text: string;
  entities: readonly Entity[];
  markup?: InlineKeyboardMarkup;
  readonly replyTo?: number;
  readonly forceReply: boolean;
  file?: { readonly name: string; readonly content: string };
}

export interface ChatState {
  readonly chat: Chat;
  /** The bot may not write there: it was blocked or kicked, or nobody ever talked to it. */
  closed?: string;
  /** The group has become a supergroup. */
  movedTo?: number;
  readonly shown: Map<number, Shown>;
}

export const bot: User & { readonly username: string } = {
  id: 4242,
  is_bot: true,
  first_name: 'Kaodian',
  username: 'kaodian_bot',
};

export class Chats {
  readonly #chats = new Map<number, ChatState>();
  #messages = 0;

  open(chat: Chat): ChatState {
    const state = this.#chats.get(chat.id) ?? { chat, shown: new Map<number, Shown>() };
    this.#chats.set(chat.id, state);
    return state;
  }

  get(id: number): ChatState | undefined {
    return this.#chats.get(id);
  }

  nextMessageId(): number {
    this.#messages += 1;
    return this.#messages;
  }

  /** The bot's messages of a chat, newest first. */
  newest(id: number): readonly Shown[] {
    return [...(this.#chats.get(id)?.shown.values() ?? [])].reverse();
  }
}

/** A message of the bot as updates and answers carry it. */
export const messageOf = ({ chat }: ChatState, shown: Shown): Message => ({
  message_id: shown.id,
  date: 0,
  chat,
  from: bot,
  text: shown.text,
  ...(shown.topic !== undefined && { message_thread_id: shown.topic, is_topic_message: true }),
  ...(shown.markup && { reply_markup: shown.markup }),
});
