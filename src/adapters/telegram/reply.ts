/** Brings the reply to an update to where it belongs: in place, as a notice, or beside the question. */
import type { Api } from 'grammy';
import type { Delivery, Log } from '../../core/ports.js';
import type { Incoming } from '../../dispatch/incoming.js';
import type { Reply } from '../../replies/reply.js';
import type { Answers } from './answers.js';
import { placeOf } from './places.js';
import { noticeOf, render } from './render.js';
import { callsOf, editInPlace, forReplies, sendAll } from './send.js';

export interface ReplyParts {
  readonly api: Api;
  readonly answers: Answers;
  readonly log: Log;
}

/** An undelivered reply: it is sent again after the next start. */
class Undelivered extends Error {
  override readonly name = 'Undelivered';
}

/**
 * @returns the id of the message that carries the reply; undefined for a notice
 * @throws Undelivered while there is hope that it can be delivered later
 */
export async function sendReply(
  parts: ReplyParts,
  reply: Reply,
  incoming: Incoming,
): Promise<string | undefined> {
  const { answers } = parts;
  const press = incoming.origin?.press;
  const notice = press === undefined ? undefined : noticeOf(reply);
  if (press !== undefined && notice !== undefined && (await answers.tell(press, notice))) return undefined;
  const [delivery] = await Promise.all([
    deliver(parts, reply, incoming),
    press === undefined ? undefined : answers.settle(press),
  ]);
  return messageOf(parts, delivery);
}

async function deliver(parts: ReplyParts, reply: Reply, incoming: Incoming): Promise<Delivery> {
  const { api } = parts;
  const { room, origin } = incoming;
  const place = placeOf(room.externalId);
  const inGroup = room.kind !== 'dm';
  const rendered = render(reply, { inGroup });
  const pressed = origin?.press === undefined ? undefined : Number(origin.message);
  const [only, ...more] = rendered.messages;
  if (reply.replaces === true && pressed !== undefined && only && more.length === 0 && !rendered.file) {
    const keyboard = rendered.markup && 'inline_keyboard' in rendered.markup ? rendered.markup : undefined;
    const edited = await editInPlace(api, place, pressed, only, keyboard);
    // A message too old or deleted cannot be edited; a new one can always be sent.
    if (edited.kind !== 'unsent') return edited;
  }
  const replyTo = inGroup && origin?.message !== undefined ? { replyTo: Number(origin.message) } : {};
  return sendAll(callsOf(api, { place, ...replyTo }, rendered), forReplies);
}

function messageOf({ log }: ReplyParts, delivery: Delivery): string | undefined {
  switch (delivery.kind) {
    case 'sent':
      return delivery.messageId;
    case 'closed':
    case 'moved':
      log.info({ delivery: delivery.kind }, 'the room of a reply is closed');
      return undefined;
    case 'unsent':
    case 'uncertain':
      throw new Undelivered(`${delivery.kind}: ${delivery.reason}`);
  }
}
