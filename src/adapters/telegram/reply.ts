/** Brings the reply to an update to where it belongs: in place, as a notice, beside the question, or in private. */
import type { Api } from 'grammy';
import type { ReactionTypeEmoji } from 'grammy/types';
import { decodeButton } from '../../commands/button.js';
import type { Delivery, Log } from '../../core/ports.js';
import type { Incoming } from '../../dispatch/incoming.js';
import type { Reply } from '../../replies/reply.js';
import { faultOf } from './api.js';
import type { Answers } from './answers.js';
import { pressLink } from './payload.js';
import { placeOf, type Place } from './places.js';
import type { Me } from './receive.js';
import { hintOf, noticeOf, render } from './render.js';
import { againData, isSecret } from './secret.js';
import { callsOf, editInPlace, forReplies, sendAll } from './send.js';
import { wordsFor } from './words.js';

export interface ReplyParts {
  readonly api: Api;
  readonly me: Me;
  readonly answers: Answers;
  readonly log: Log;
}

/** An undelivered reply: it is sent again after the next start. */
class Undelivered extends Error {
  override readonly name = 'Undelivered';
}

/**
 * @returns the id of the message that carries the reply; undefined for a notice, and for a message in
 *     another room than the update's
 * @throws Undelivered while there is hope that it can be delivered later
 */
export async function sendReply(
  parts: ReplyParts,
  reply: Reply,
  incoming: Incoming,
): Promise<string | undefined> {
  const { answers, log } = parts;
  const press = incoming.origin?.press;
  const notice = press === undefined ? undefined : (noticeOf(reply) ?? hintInGroup(reply, incoming));
  if (press !== undefined && notice !== undefined && (await answers.tell(press, notice))) return undefined;
  if (isSecret(reply, incoming)) {
    settled(await deliverSecretly(parts, reply, incoming), log);
    return undefined;
  }
  const [delivery] = await Promise.all([
    deliverHere(parts, reply, incoming),
    press === undefined ? undefined : answers.settle(press),
  ]);
  return settled(delivery, log);
}

function hintInGroup(reply: Reply, { room, content }: Incoming): string | undefined {
  if (room.kind === 'dm' || reply.visibility === 'public' || content.kind !== 'press') return undefined;
  const pressed = decodeButton(content.data);
  return pressed.ok ? hintOf(reply, pressed.invocation.prompt) : undefined;
}

async function deliverHere({ api }: ReplyParts, reply: Reply, incoming: Incoming): Promise<Delivery> {
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

/** Into the private chat, with a receipt in the group; or a way into the private chat. */
async function deliverSecretly(parts: ReplyParts, reply: Reply, incoming: Incoming): Promise<Delivery> {
  const { api, me, answers } = parts;
  const { account, room, origin, locale } = incoming;
  const words = wordsFor(locale);
  const place: Place = { chat: Number(account.externalId) };
  const sent = await sendAll(callsOf(api, { place }, render(reply, { inGroup: false })), forReplies);
  if (sent.kind === 'sent') {
    if (origin?.press !== undefined) await answers.tell(origin.press, words.sentPrivately);
    else if (origin?.message !== undefined) await react(parts, incoming, Number(origin.message));
    return sent;
  }
  if (sent.kind !== 'closed') return sent;
  const url = pressLink(me.username, againData(reply, incoming));
  if (origin?.press !== undefined && (await answers.lead(origin.press, url))) return sent;
  const openFirst: Reply = {
    visibility: 'public',
    blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text: words.openFirst }] }],
    buttons: [],
  };
  const rendered = render(openFirst, { inGroup: true, extra: [{ text: words.openButton, url }] });
  const replyTo = origin?.message === undefined ? {} : { replyTo: Number(origin.message) };
  return sendAll(callsOf(api, { place: placeOf(room.externalId), ...replyTo }, rendered), forReplies);
}

const RECEIPT: ReactionTypeEmoji = { type: 'emoji', emoji: '👌' };

/** Groups may not allow reactions; the private message tells by itself, too. */
async function react({ api, log }: ReplyParts, { room }: Incoming, message: number): Promise<void> {
  try {
    await api.setMessageReaction(placeOf(room.externalId).chat, message, [RECEIPT]);
  } catch (error) {
    log.debug({ fault: faultOf(error) }, 'no reaction');
  }
}

function settled(delivery: Delivery, log: Log): string | undefined {
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
