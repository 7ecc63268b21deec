/** Discord's REST interface, as far as this bot uses it. */
import type { IncomingMessage } from 'node:http';
import {
  ChannelType,
  InteractionResponseType,
  MessageFlags,
  type APIInteractionResponse,
  type APIMessage,
} from 'discord.js';
import { messageFaults, type MessageBody } from './limits.js';
import { commandFaults } from './commands.js';
import type { Channel, Interaction, StoredFile, StoredMessage, World } from './world.js';

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface RestCall {
  readonly world: World;
  readonly token: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly StoredFile[];
  readonly port: number;
}

const ok = (body?: unknown): RestAnswer => ({
  status: body === undefined ? 204 : 200,
  ...(body !== undefined && { body }),
});
const refused = (status: number, code: number, message: string): RestAnswer => ({
  status,
  body: { code, message },
});

type Handler = (call: RestCall, ...ids: string[]) => RestAnswer;

const routes: readonly (readonly [string, RegExp, Handler])[] = [
  ['GET', /^\/gateway\/bot$/u, gatewayBot],
  ['GET', /^\/applications\/@me$/u, ({ world }) => ok({ id: world.application, name: 'Kaodian' })],
  ['GET', /^\/applications\/(\d+)\/commands$/u, ({ world }) => ok(world.commands)],
  ['PUT', /^\/applications\/(\d+)\/commands$/u, putCommands],
  ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/u, callback],
  ['PATCH', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/u, editOriginal],
  ['DELETE', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/u, deleteOriginal],
  ['POST', /^\/webhooks\/\d+\/([^/]+)$/u, followUp],
  ['POST', /^\/users\/@me\/channels$/u, openDm],
  ['POST', /^\/channels\/(\d+)\/messages$/u, createMessage],
  ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/u, editMessage],
  ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/u, startThread],
  ['POST', /^\/channels\/(\d+)\/typing$/u, () => ok()],
];

/** These are called with the interaction's token instead of the bot's. */
const withoutToken = /^\/(?:interactions|webhooks)\//u;

export function answerRest(call: RestCall, request: IncomingMessage): RestAnswer {
  if (!withoutToken.test(call.path) && request.headers.authorization !== `Bot ${call.token}`) {
    return refused(401, 0, '401: Unauthorized');
  }
  for (const [method, pattern, handle] of routes) {
    const found = method === call.method ? pattern.exec(call.path) : null;
    if (found) return handle(call, ...found.slice(1));
  }
  return refused(404, 0, `no ${call.method} ${call.path} here`);
}

function gatewayBot({ port }: RestCall): RestAnswer {
  const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  return ok({ url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit: limit });
}

function putCommands({ world, body }: RestCall): RestAnswer {
  const faults = commandFaults(body);
  if (faults.length > 0) return refused(400, 50035, faults.join('; '));
  world.setCommands(body as readonly Record<string, unknown>[]);
  return ok(world.commands);
}

function callback({ world, body }: RestCall, _id: string, token: string): RestAnswer {
  const interaction = world.interactionOf(token);
  if (!interaction) return refused(404, 10_062, 'Unknown interaction');
  if (interaction.state !== 'new') {
    return refused(400, 40_060, 'Interaction has already been acknowledged.');
  }
  acknowledge(interaction, body as APIInteractionResponse);
  return ok();
}

function acknowledge(interaction: Interaction, response: APIInteractionResponse): void {
  switch (response.type) {
    case InteractionResponseType.DeferredChannelMessageWithSource:
      interaction.state = 'thinking';
      interaction.private = ((response.data?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
      break;
    case InteractionResponseType.DeferredMessageUpdate:
      interaction.state = 'deferred';
      if (interaction.pressed) interaction.original = interaction.pressed;
      break;
    case InteractionResponseType.Modal:
      interaction.state = 'answered';
      interaction.modal = response.data;
      break;
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      interaction.state = 'answered';
      interaction.choices = (response.data.choices ?? []) as { name: string; value: string }[];
      break;
    default:
      throw new Error(`this bot never answers with ${response.type}`);
  }
}

/** An interaction that may be written to. */
function openOf({ world }: RestCall, token: string): Interaction | RestAnswer {
  const interaction = world.interactionOf(token);
  if (!interaction) return refused(401, 50_027, 'Invalid Webhook Token');
  const open = interaction.state === 'thinking' || interaction.state === 'deferred';
  return open ? interaction : refused(404, 10_015, 'Unknown Webhook');
}

function editOriginal(call: RestCall, token: string): RestAnswer {
  const interaction = openOf(call, token);
  if ('status' in interaction) return interaction;
  const faulty = refusalOf(call);
  if (faulty) return faulty;
  if (interaction.original?.deleted === true) return refused(404, 10_008, 'Unknown Message');
  interaction.original = interaction.original
    ? rewritten(interaction.original, call)
    : stored(call, interaction.channel, visibleTo(interaction, interaction.private === true));
  return ok(shown(interaction.original));
}

function deleteOriginal(call: RestCall, token: string): RestAnswer {
  const interaction = openOf(call, token);
  if ('status' in interaction) return interaction;
  interaction.original ??= stored({ ...call, body: {}, files: [] }, interaction.channel, interaction.user);
  interaction.original.deleted = true;
  return ok();
}

function followUp(call: RestCall, token: string): RestAnswer {
  const interaction = openOf(call, token);
  if ('status' in interaction) return interaction;
  const faulty = refusalOf(call);
  if (faulty) return faulty;
  const wanted = (((call.body as MessageBody).flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  // The first message after "thinking…" takes its place, and its visibility.
  const first = interaction.state === 'thinking' && !interaction.original;
  const message = stored(
    call,
    interaction.channel,
    visibleTo(interaction, first ? interaction.private === true : wanted),
  );
  if (first) interaction.original = message;
  return ok(shown(message));
}

const visibleTo = ({ user }: Interaction, secret: boolean): string | undefined => (secret ? user : undefined);

function openDm({ world, body }: RestCall): RestAnswer {
  const { recipient_id: user } = body as { recipient_id: string };
  return ok({ id: world.dm(user).id, type: ChannelType.DM, recipients: [] });
}

function createMessage(call: RestCall, id: string): RestAnswer {
  const channel = writable(call, id);
  if ('status' in channel) return channel;
  const faulty = refusalOf(call);
  if (faulty) return faulty;
  const { nonce, enforce_nonce: enforced } = call.body as MessageBody;
  const before = call.world.messages.find(
    (message) => message.channel === id && message.nonce === String(nonce),
  );
  if (enforced === true && nonce !== undefined && before) return ok(shown(before));
  return ok(shown(stored(call, id, undefined)));
}

function writable({ world }: RestCall, id: string): Channel | RestAnswer {
  const channel = world.channels.get(id);
  if (!channel) return refused(404, 10_003, 'Unknown Channel');
  if (!world.shut.has(id)) return channel;
  return channel.guild === undefined
    ? refused(403, 50_007, 'Cannot send messages to this user')
    : refused(403, 50_001, 'Missing Access');
}

function editMessage(call: RestCall, _channel: string, id: string): RestAnswer {
  const message = call.world.messages.find((one) => one.id === id && !one.deleted);
  return message
    ? (refusalOf(call) ?? ok(shown(rewritten(message, call))))
    : refused(404, 10_008, 'Unknown Message');
}

function startThread({ world, body }: RestCall, channelId: string, message: string): RestAnswer {
  const channel = world.channels.get(channelId);
  if (!channel) return refused(404, 10_003, 'Unknown Channel');
  if (!world.threadsAllowed) return refused(403, 50_013, 'Missing Permissions');
  if (world.channels.has(message)) return refused(400, 160_004, 'A thread has already been created');
  const thread = world.thread(channel, message, (body as { name: string }).name);
  return { status: 201, body: { id: thread.id, type: thread.type, name: thread.name, parent_id: channelId } };
}

function refusalOf({ world, body, files }: RestCall): RestAnswer | undefined {
  const faults = messageFaults(body as MessageBody, files.length);
  world.faults.push(...faults);
  return faults.length > 0 ? refused(400, 50_035, faults.join('; ')) : undefined;
}

function stored(
  { world, body, files }: RestCall,
  channel: string,
  onlyFor: string | undefined,
): StoredMessage {
  const { embeds, components, nonce, message_reference: reference } = body as MessageBody;
  const message: StoredMessage = {
    id: world.id(),
    channel,
    ...(onlyFor !== undefined && { onlyFor }),
    ...(nonce !== undefined && { nonce: String(nonce) }),
    ...(reference?.message_id !== undefined && { replyTo: reference.message_id }),
    embeds: embeds ?? [],
    components: components ?? [],
    files,
    deleted: false,
    versions: 1,
  };
  world.messages.push(message);
  return message;
}

/** Written anew; it then counts as seen anew. */
function rewritten(message: StoredMessage, { body, files }: RestCall): StoredMessage {
  const { embeds, components } = body as MessageBody;
  message.embeds = embeds ?? message.embeds;
  message.components = components ?? message.components;
  if (files.length > 0) message.files = files;
  message.versions += 1;
  return message;
}

const shown = ({
  id,
  channel,
  embeds,
}: StoredMessage): Pick<APIMessage, 'id' | 'channel_id'> & { embeds: unknown } => ({
  id,
  channel_id: channel,
  embeds,
});
