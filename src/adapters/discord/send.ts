/** Replies on their way out: through the interaction they answer, else as messages. */
import {
  MessageFlags,
  Routes,
  type APIChannel,
  type APIInteraction,
  type APIMessage,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import type { Send } from '../../dispatch/dispatcher.js';
import type { Incoming } from '../../dispatch/incoming.js';
import type { Reply } from '../../replies/reply.js';
import { isAlone, type Acknowledgement } from './acknowledge.js';
import type { Wire } from './client.js';
import { isOver, plainError } from './problems.js';
import { idOf } from './receive.js';
import { render, type Message } from './render.js';

/** Nobody is pinged, whatever a text says. */
const quiet = { parse: [], replied_user: false };

/** A message as Discord's interface takes it; its files go beside it. */
export const bodyOf = ({ embeds, components }: Message): RESTPostAPIChannelMessageJSONBody => ({
  embeds: [...embeds],
  components: [...components],
  allowed_mentions: quiet,
});

type Acknowledged = Exclude<Acknowledgement['kind'], 'modal' | 'immediate'>;

/**
 * Sends replies to an interaction. When its time is up they become messages, privately where they are.
 * @param acknowledged settles once Discord knows of it; never rejects
 */
export function throughInteraction(
  wire: Wire,
  interaction: APIInteraction,
  kind: Acknowledged,
  acknowledged: Promise<void>,
): Send {
  const alone = isAlone(interaction);
  return async (reply, incoming) => {
    await acknowledged;
    const messages = render(reply);
    const flags = reply.visibility === 'private' && !alone ? MessageFlags.Ephemeral : undefined;
    const edits = kind === 'update' ? reply.replaces === true : alone || kind === reply.visibility;
    let last: string | undefined;
    for (const [at, message] of messages.entries()) {
      try {
        if (at === 0 && !edits && kind !== 'update') await withdraw(wire, interaction);
        last =
          at === 0 && edits
            ? await editOriginal(wire, interaction, message)
            : await followUp(wire, interaction, message, flags);
      } catch (error) {
        if (!isOver(error)) throw plainError(error);
        return asMessages(wire, reply, incoming, messages.slice(at));
      }
    }
    return last;
  };
}

const original = ({ application_id: id, token }: APIInteraction) =>
  Routes.webhookMessage(id, token, '@original');

async function editOriginal(wire: Wire, interaction: APIInteraction, message: Message): Promise<string> {
  const sent = await wire.rest.patch(original(interaction), {
    auth: false,
    body: bodyOf(message),
    files: [...message.files],
  });
  return (sent as APIMessage).id;
}

async function followUp(
  wire: Wire,
  { application_id: id, token }: APIInteraction,
  message: Message,
  flags: MessageFlags | undefined,
): Promise<string> {
  const sent = await wire.rest.post(Routes.webhook(id, token), {
    auth: false,
    body: { ...bodyOf(message), ...(flags !== undefined && { flags }) },
    files: [...message.files],
    query: new URLSearchParams({ wait: 'true' }),
  });
  return (sent as APIMessage).id;
}

/** "Thinking…" for the wrong eyes goes away; what follows decides for itself who sees it. */
const withdraw = async (wire: Wire, interaction: APIInteraction): Promise<unknown> =>
  wire.rest.delete(original(interaction), { auth: false });

/** Sends replies to a message, in its channel. */
export const underMessage =
  (wire: Wire, channel: string, message: string): Send =>
  async (reply, incoming) => {
    // Rooms are no place for somebody's file.
    if (reply.file && incoming.room.kind !== 'dm') return asMessages(wire, reply, incoming, render(reply));
    const reference = { message_reference: { message_id: message, fail_if_not_exists: false } };
    return post(wire, channel, render(reply), incoming, incoming.room.kind === 'dm' ? {} : reference);
  };

/** Sends replies of an earlier run, whose interactions are over. */
export const afterwards =
  (wire: Wire): Send =>
  (reply, incoming) =>
    asMessages(wire, reply, incoming, render(reply));

/** What only the asker may see goes to their DMs. */
async function asMessages(
  wire: Wire,
  reply: Reply,
  incoming: Incoming,
  messages: readonly Message[],
): Promise<string | undefined> {
  const inRoom = incoming.room.kind !== 'dm';
  const spoken = incoming.content.kind === 'text' && !reply.file;
  const secret = inRoom && reply.visibility === 'private' && !spoken;
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
