/** Discord's events as updates. Pure. */
import {
  ApplicationCommandType,
  ChannelType,
  InteractionType,
  PermissionFlagsBits,
  SnowflakeUtil,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  type APIUser,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import { textContent, type Content, type Incoming } from '../../dispatch/incoming.js';
import { isAlone, isOurs, type OurCommand } from './acknowledge.js';
import { meantBy } from './ids.js';
import { localeOf } from './locales.js';
import { interactionOrigin, type Token } from './origin.js';
import { isOwnThread, roomOf, type Place } from './rooms.js';

/**
 * @param kind how it is acknowledged
 * @returns undefined for what is nothing to the tutor
 */
export function receiveInteraction(
  interaction: APIInteraction,
  bot: string,
  kind: Token['kind'],
): Incoming | undefined {
  const content = contentOf(interaction);
  const user = interaction.member?.user ?? interaction.user;
  if (!content || !user) return undefined;
  const locale = 'locale' in interaction ? localeOf(interaction.locale) : undefined;
  const place = placeOf(interaction);
  return {
    key: keyOf(interaction.application_id, interaction.id),
    platform: 'discord',
    account: { externalId: user.id, name: interaction.member?.nick ?? nameOf(user) },
    room: roomOf(place, bot),
    admin: isAdmin(interaction.member?.permissions),
    ...(locale !== undefined && { locale }),
    at: SnowflakeUtil.timestampFrom(interaction.id),
    content,
    origin: {
      ...interactionOrigin({ application: interaction.application_id, token: interaction.token, kind }),
      ...(isOwnThread(place, bot) && { threaded: 'yes' }),
    },
  };
}

/** May manage the room: the whole server or this channel. */
const admins =
  PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageChannels;

const isAdmin = (permissions: string | undefined): boolean =>
  permissions !== undefined && (BigInt(permissions) & admins) !== 0n;

const keyOf = (application: string, id: string): string => `discord:${application}:${id}`;

/** The interaction's or message's id an update was made of. */
export const idOf = ({ key }: Incoming): string => key.slice(key.lastIndexOf(':') + 1);

const nameOf = ({ global_name: shown, username }: APIUser): string => shown ?? username;

export function placeOf(interaction: APIInteraction): Place {
  const { channel, guild_id: guildId, id } = interaction;
  // A private channel of others and a DM with the bot look alike but for the context.
  const direct = isAlone(interaction) ? ChannelType.DM : ChannelType.GroupDM;
  return {
    id: channel?.id ?? id,
    type: guildId === undefined ? direct : (channel?.type ?? ChannelType.GuildText),
    ...(channel && 'name' in channel && { name: channel.name ?? null }),
    ...(guildId !== undefined && { guildId }),
    ...(channel && 'parent_id' in channel && { parentId: channel.parent_id ?? null }),
    ...(channel && 'owner_id' in channel && { ownerId: channel.owner_id }),
  };
}

function contentOf(interaction: APIInteraction): Content | undefined {
  switch (interaction.type) {
    case InteractionType.Ping:
    case InteractionType.ApplicationCommandAutocomplete:
      return undefined;
    case InteractionType.ApplicationCommand:
      return isOurs(interaction) ? commandContent(interaction) : undefined;
    case InteractionType.MessageComponent:
      return pressContent(interaction);
    case InteractionType.ModalSubmit:
      return modalContent(interaction);
  }
}

type Args = Extract<Content, { kind: 'command' }>['args'];

function commandContent({ data }: OurCommand): Content {
  if (data.type === ApplicationCommandType.Message) {
    const question = data.resolved.messages[data.target_id]?.content ?? '';
    return { kind: 'command', name: 'ask', args: { question } };
  }
  const args: Record<string, Args[string]> = {};
  for (const option of data.options ?? []) {
    if ('value' in option) args[option.name] = option.value;
  }
  return { kind: 'command', name: data.name, args };
}

/** Buttons of older versions are passed on as they are: they are answered as stale. */
function pressContent({ data }: APIMessageComponentInteraction): Content | undefined {
  const meant = meantBy(data.custom_id);
  if (meant?.kind === 'answer') return undefined;
  if (meant?.kind === 'menu') return { kind: 'press', data: 'values' in data ? (data.values[0] ?? '') : '' };
  return { kind: 'press', data: meant?.data ?? '' };
}

function modalContent({ data }: APIModalSubmitInteraction): Content | undefined {
  const meant = meantBy(data.custom_id);
  if (meant?.kind !== 'answer') return { kind: 'press', data: '' };
  const fields = data.components.flatMap((row) => {
    if ('component' in row) return [row.component];
    return 'components' in row ? row.components : [];
  });
  const text = fields.map((field) => ('value' in field ? String(field.value) : '')).join('\n');
  return {
    kind: 'command',
    name: 'answer',
    args: { text },
    ...(meant.prompt !== undefined && { prompt: meant.prompt }),
  };
}

/** What of the bot itself is needed to tell whether a message is meant for it. */
export interface Self {
  readonly application: string;
  readonly user: string;
}

/**
 * Without the privileged intent the content of a room's message is only there when the bot is mentioned; a
 * reply mentions it unless the sender switched that off.
 * @param place what is known of the channel, if anything
 */
export function receiveMessage(
  message: GatewayMessageCreateDispatchData,
  self: Self,
  place: Place | undefined,
): Incoming | undefined {
  const { author, guild_id: guildId, content, referenced_message: replied } = message;
  if (author.bot === true || author.system === true || message.webhook_id !== undefined) return undefined;
  const text = withoutMention(content, self.user);
  const toBot = replied?.author.id === self.user;
  const addressed = guildId === undefined || toBot || message.mentions.some(({ id }) => id === self.user);
  if (!addressed || (guildId !== undefined && text === '')) return undefined;
  const type = guildId === undefined ? ChannelType.DM : ChannelType.GuildText;
  const where = place ?? { id: message.channel_id, type, ...(guildId !== undefined && { guildId }) };
  return {
    key: keyOf(self.application, message.id),
    platform: 'discord',
    account: { externalId: author.id, name: message.member?.nick ?? nameOf(author) },
    room: roomOf(where, self.user),
    at: SnowflakeUtil.timestampFrom(message.id),
    content: textContent(text, { addressed, ...(toBot && { replyTo: replied.id }) }),
    origin: {
      channel: message.channel_id,
      message: message.id,
      ...(isOwnThread(where, self.user) && { threaded: 'yes' }),
    },
  };
}

const withoutMention = (content: string, bot: string): string =>
  content
    .split(new RegExp(`<@!?${bot}>`, 'u'))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
