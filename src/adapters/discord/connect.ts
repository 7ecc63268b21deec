/** Kaodian on Discord. */
import { createClient, wireOf, type DiscordSettings, type Wire } from './client.js';
import {
  Events,
  GatewayDispatchEvents,
  type APIInteraction,
  type Client,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import type { Channel, ChannelParts } from '../../dispatch/channel.js';
import { deliver, edit } from './deliver.js';
import { interact } from './interact.js';
import { plainError } from './problems.js';
import { receiveMessage } from './receive.js';
import { registerCommands } from './register.js';
import type { Place } from './rooms.js';
import { sendReplies } from './send.js';
import { createThreads } from './threads.js';

/**
 * Kaodian connected to Discord, or to its REST interface only where another process receives. Resolves once
 * the gateway is ready; what an earlier run left unfinished and the registration of the
 * commands go on in the background.
 * @throws when Discord does not know the token or cannot be reached
 */
export async function connectDiscord(settings: DiscordSettings, parts: ChannelParts): Promise<Channel> {
  const { log } = parts;
  const wire = wireOf(settings);
  if (parts.sendOnly === true) return { ...sending(wire), close: () => Promise.resolve() };
  const client = createClient(settings);
  const send = sendReplies(wire, createThreads(wire, parts));
  const inFlight = new Set<Promise<void>>();
  const closing = new AbortController();

  const track = (what: string, work: () => Promise<unknown>): void => {
    const task = work().then(
      () => undefined,
      (error: unknown) => {
        log.error({ err: plainError(error) }, `${what} failed`);
      },
    );
    inFlight.add(task);
    void task.then(() => inFlight.delete(task));
  };

  // The events as they come over the wire: they carry everything, whatever the client remembers.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    const bot = client.user?.id;
    if (!closing.signal.aborted && bot !== undefined)
      track('an interaction', () => interact({ wire, parts, send, bot }, interaction));
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) => {
    const [user, application] = [client.user?.id, client.application?.id];
    if (closing.signal.aborted || user === undefined || application === undefined) return;
    const incoming = receiveMessage(message, { user, application }, placeIn(client, message.channel_id));
    if (!incoming) return;
    track('a message', async () => {
      await (
        await parts.dispatcher.accept(incoming, send)
      ).done;
    });
  });
  listen(client, parts, closing.signal);

  const ready = new Promise<string>((resolve) => {
    client.once(Events.ClientReady, ({ application }) => resolve(application.id));
  });
  try {
    await client.login(settings.token);
  } catch (error) {
    await client.destroy();
    throw plainError(error);
  }
  const application = await ready;
  log.info({ shards: client.ws.shards.size }, 'connected to Discord');
  track('the registration of commands', () => registerCommands(wire, application));
  track('taking up what was unfinished', () => parts.dispatcher.resume('discord', send));

  return {
    ...sending(wire),
    close: async () => {
      closing.abort();
      while (inFlight.size > 0) await Promise.all(inFlight);
      await client.destroy();
    },
  };
}

const sending = (wire: Wire): Omit<Channel, 'close'> => ({
  platform: 'discord',
  deliver: (to, reply, nonce) => deliver(wire, to, reply, nonce),
  edit: (to, messageId, reply) => edit(wire, to, messageId, reply),
});

function listen(client: Client, { log, fail }: ChannelParts, closing: AbortSignal): void {
  // Without a listener an error of the client would end the process.
  client.on(Events.Error, (error) => {
    log.error({ err: plainError(error) }, 'the Discord client failed');
  });
  client.on(Events.ShardError, (error, shard) => {
    log.warn({ err: plainError(error), shard }, 'a connection to Discord broke');
  });
  client.on(Events.Warn, (message) => {
    log.warn({}, message);
  });
  // Closed in a way that connecting again does not mend, e.g. the token was reset.
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    if (closing.aborted) return;
    fail(new Error(`Discord closed the connection of shard ${shard} for good (code ${code})`));
  });
  client.on(Events.Invalidated, () => {
    fail(new Error('Discord ended the session for good'));
  });
}

/** What the client remembers of a channel. */
function placeIn(client: Client, id: string): Place | undefined {
  const channel = client.channels.cache.get(id);
  if (!channel) return undefined;
  return {
    id,
    type: channel.type,
    ...('name' in channel && { name: channel.name }),
    ...('guildId' in channel && { guildId: channel.guildId }),
    ...(channel.isThread() && { parentId: channel.parentId, ownerId: channel.ownerId }),
  };
}
