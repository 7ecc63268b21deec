/** Rooms by Telegram's names: a chat, or one topic of a forum. */
import type { Chat, MaybeInaccessibleMessage, Message } from 'grammy/types';
import type { Incoming } from '../../dispatch/incoming.js';

export interface Place {
  readonly chat: number;
  readonly topic?: number;
}

/** `-1001234` or `-1001234:56` */
const externalIdOf = ({ chat, topic }: Place): string =>
  topic === undefined ? String(chat) : `${chat}:${topic}`;

/** @throws RangeError for what `externalIdOf` never made */
export function placeOf(externalId: string): Place {
  const [, chat, topic] = /^(-?\d{1,16})(?::(\d{1,16}))?$/u.exec(externalId) ?? [];
  if (chat === undefined) throw new RangeError(`no room of Telegram: ${externalId}`);
  return { chat: Number(chat), ...(topic !== undefined && { topic: Number(topic) }) };
}

export interface Where {
  readonly chat: Chat;
  /** Of a message in a forum's topic. */
  readonly topic?: number | undefined;
}

/** Undefined for channels, where nobody learns. */
export function roomOf({ chat, topic }: Where): Incoming['room'] | undefined {
  switch (chat.type) {
    case 'private':
      return { externalId: String(chat.id), kind: 'dm' };
    case 'group':
    case 'supergroup': {
      const externalId = externalIdOf({ chat: chat.id, ...(topic !== undefined && { topic }) });
      const kind = topic === undefined ? 'group' : 'topic';
      return { externalId, kind, title: chat.title, server: String(chat.id) };
    }
    case 'channel':
      return undefined;
  }
}

/** Replies outside forums have a thread number, too; it is no room. */
export const topicOf = (
  message: Pick<Message, 'is_topic_message' | 'message_thread_id'>,
): number | undefined => (message.is_topic_message === true ? message.message_thread_id : undefined);

/** Where a message stands; messages too old to be read have lost their topic. */
export function placeOfMessage(message: MaybeInaccessibleMessage): Place {
  const topic = 'is_topic_message' in message ? topicOf(message) : undefined;
  return { chat: message.chat.id, ...(topic !== undefined && { topic }) };
}
