/** Replies on their way out: through the interaction they answer, else as messages. */
import {
  MessageFlags,
  Routes,
  type APIChannel,
  type APIMessage,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import type { Send } from '../../dispatch/dispatcher.js';
import type { Incoming } from '../../dispatch/incoming.js';
import type { Reply } from '../../replies/reply.js';
import type { Wire } from './client.js';
import { messageOrigin, spokenThrough, type Token } from './origin.js';
import { isOver, plainError } from './problems.js';
import { idOf } from './receive.js';
import { render, type Message } from './render.js';
import type { Threads } from './threads.js';

/** Nobody is pinged, whatever a text says. */
const quiet = { parse: [], replied_user: false };

/** A message as Discord's interface takes it; its files go beside it. */
export const bodyOf = ({ embeds, components }: Message): RESTPostAPIChannelMessageJSONBody => ({
  embeds: [...embeds],
  components: [...components],
  allowed_mentions: quiet,
});

/** Sends a reply the way its update came, also in a later run. Resolves with the last message's id. */
export const sendReplies =
  (wire: Wire, threads: Threads): Send =>
  async (reply, incoming) => {
    const messages = render(reply);
    const calm = threads.of(reply, incoming);
    if (calm !== undefined) return post(wire, calm, messages, incoming);
    const token = spokenThrough(incoming);
    const last = token
      ? await throughInteraction(wire, token, reply, incoming, messages)
      : await underMessage(wire, reply, incoming, messages);
    if (last !== undefined) await threads.begin(reply, incoming, last);
    return last;
  };

/** When the interaction's time is up the rest become messages, privately where they are. */
async function throughInteraction(
  wire: Wire,
  token: Token,
  reply: Reply,
  incoming: Incoming,
  messages: readonly Message[],
): Promise<string | undefined> {
  const alone = incoming.room.kind === 'dm';
  const flags = reply.visibility === 'private' && !alone ? MessageFlags.Ephemeral : undefined;
  const thinking = token.kind !== 'update';
  const edits = thinking ? alone || token.kind === reply.visibility : reply.replaces === true;
  let last: string | undefined;
  for (const [at, message] of messages.entries()) {
    try {
      if (at === 0 && thinking && !edits) await withdraw(wire, token);
      last =
        at === 0 && edits
          ? await editOriginal(wire, token, message)
          : await followUp(wire, token, message, flags);
    } catch (error) {
      if (!isOver(error)) throw plainError(error);
      return asMessages(wire, reply, incoming, messages.slice(at));
    }
  }
  return last;
}

const original = ({ application, token }: Token) => Routes.webhookMessage(application, token, '@original');

async function editOriginal(wire: Wire, token: Token, message: Message): Promise<string> {
  const options = { auth: false, body: bodyOf(message), files: [...message.files] };
  const sent = await wire.rest.patch(original(token), options);
  return (sent as APIMessage).id;
}

async function followUp(
  wire: Wire,
  { application, token }: Token,
  message: Message,
  flags: MessageFlags | undefined,
): Promise<string> {
  const sent = await wire.rest.post(Routes.webhook(application, token), {
    auth: false,
    body: { ...bodyOf(message), ...(flags !== undefined && { flags }) },
    files: [...message.files],
    query: new URLSearchParams({ wait: 'true' }),
  });
  return (sent as APIMessage).id;
}

/** "Thinking…" for the wrong eyes goes away; what follows decides for itself who sees it. */
const withdraw = async (wire: Wire, token: Token): Promise<unknown> =>
  wire.rest.delete(original(token), { auth: false });

/** In a room a reply points to the message it answers. */
async function underMessage(
  wire: Wire,
  reply: Reply,
  incoming: Incoming,
  messages: readonly Message[],
): Promise<string | undefined> {
  const { channel, message } = messageOrigin(incoming);
  // Rooms are no place for somebody's file.
  if (channel === undefined || message === undefined || (reply.file && incoming.room.kind !== 'dm')) {
    return asMessages(wire, reply, incoming, messages);
  }
  const reference = { message_reference: { message_id: message, fail_if_not_exists: false } };
  return post(wire, channel, messages, incoming, incoming.room.kind === 'dm' ? {} : reference);
}

/** What only the asker may see goes to their DMs. */
async function asMessages(
  wire: Wire,
  reply: Reply,
  incoming: Incoming,
  messages: readonly Message[],
): Promise<string | undefined> {
  const spoken = incoming.content.kind === 'text' && !reply.file;
  const secret = incoming.room.kind !== 'dm' && reply.visibility === 'private' && !spoken;
  const channel = secret ? await directTo(wire, incoming.account.externalId) : incoming.room.externalId;
  return post(wire, channel, messages, incoming);
}

async function directTo(wire: Wire, user: string): Promise<string> {
  try {
    const channel = await wire.rest.post(Routes.userChannels(), { body: { recipient_id: user } });
    return (channel as APIChannel).id;
  } catch (error) {
    throw plainError(error);
  }
}

/** The nonce makes Discord recognise a repeat, so these may be tried again. */
async function post(
  wire: Wire,
  channel: string,
  messages: readonly Message[],
  incoming: Incoming,
  extra: Partial<RESTPostAPIChannelMessageJSONBody> = {},
): Promise<string | undefined> {
  let last: string | undefined;
  for (const [at, message] of messages.entries()) {
    const nonce = `${idOf(incoming)}.${at}`;
    const body = { ...bodyOf(message), ...extra, nonce, enforce_nonce: true };
    try {
      const sent = await wire.rest.post(Routes.channelMessages(channel), { body, files: [...message.files] });
      last = (sent as APIMessage).id;
    } catch (error) {
      throw plainError(error);
    }
  }
  return last;
}
