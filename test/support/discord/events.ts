/** What people do, as the gateway tells of it. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
} from 'discord.js';
import type { DiscordServer } from './server.js';
import type { Channel, Interaction, StoredMessage } from './world.js';

export interface Doing {
  /** By name. */
  readonly who: string;
  readonly where: Channel;
  /** Of their Discord; nothing is told otherwise. */
  readonly locale?: string;
  /** May manage the channel. */
  readonly admin?: boolean;
}

export interface Option {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly focused?: boolean;
}

/** Every permission there is. */
const ALL = String((1n << 50n) - 1n);

/** Manage Channels. */
const ADMIN = String(1 << 4);

function interactionData(
  { world }: DiscordServer,
  interaction: Interaction,
  doing: Doing,
): Record<string, unknown> {
  const user = world.user(doing.who);
  const { where } = doing;
  const guild = where.guild;
  return {
    id: interaction.id,
    application_id: world.application,
    token: interaction.token,
    version: 1,
    app_permissions: ALL,
    locale: doing.locale ?? 'ja',
    entitlements: [],
    authorizing_integration_owners: {},
    context: guild === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild,
    channel_id: where.id,
    channel: {
      id: where.id,
      type: where.type,
      ...(where.name !== undefined && { name: where.name }),
      ...(guild !== undefined && { guild_id: guild }),
      ...(where.parent !== undefined && { parent_id: where.parent, owner_id: where.owner }),
    },
    ...(guild === undefined
      ? { user }
      : {
          guild_id: guild,
          member: { user, nick: null, roles: [], permissions: doing.admin === true ? ADMIN : '0' },
        }),
  };
}

function tell(
  server: DiscordServer,
  doing: Doing,
  more: Record<string, unknown>,
  pressed?: StoredMessage,
): Interaction {
  const user = server.world.user(doing.who);
  const interaction = server.world.interaction(user.id, doing.where.id, pressed);
  server.gateway.dispatch('INTERACTION_CREATE', { ...interactionData(server, interaction, doing), ...more });
  return interaction;
}

const typeOf = (value: Option['value']): ApplicationCommandOptionType => {
  if (typeof value === 'number') return ApplicationCommandOptionType.Integer;
  return typeof value === 'boolean'
    ? ApplicationCommandOptionType.Boolean
    : ApplicationCommandOptionType.String;
};

const optionsOf = (options: readonly Option[]) =>
  options.map((option) => ({ ...option, type: typeOf(option.value) }));

export const useSlash = (
  server: DiscordServer,
  doing: Doing,
  name: string,
  options: readonly Option[] = [],
) =>
  tell(server, doing, {
    type: InteractionType.ApplicationCommand,
    data: { id: '1', type: ApplicationCommandType.ChatInput, name, options: optionsOf(options) },
  });

export const typeInto = (server: DiscordServer, doing: Doing, name: string, option: Option) =>
  tell(server, doing, {
    type: InteractionType.ApplicationCommandAutocomplete,
    data: {
      id: '1',
      type: ApplicationCommandType.ChatInput,
      name,
      options: optionsOf([{ ...option, focused: true }]),
    },
  });

/** "Ask about this" on somebody's message. */
export const askAbout = (server: DiscordServer, doing: Doing, content: string) => {
  const id = server.world.id();
  return tell(server, doing, {
    type: InteractionType.ApplicationCommand,
    data: {
      id: '2',
      type: ApplicationCommandType.Message,
      name: 'Ask about this',
      target_id: id,
      resolved: { messages: { [id]: { id, content } } },
    },
  });
};

const asSeen = ({ id, channel, embeds, components }: StoredMessage) => ({
  id,
  channel_id: channel,
  embeds,
  components,
});

export const pressButton = (server: DiscordServer, doing: Doing, message: StoredMessage, customId: string) =>
  tell(
    server,
    doing,
    {
      type: InteractionType.MessageComponent,
      message: asSeen(message),
      data: { custom_id: customId, component_type: ComponentType.Button },
    },
    message,
  );

export const chooseFrom = (
  server: DiscordServer,
  doing: Doing,
  message: StoredMessage,
  menu: string,
  value: string,
) =>
  tell(
    server,
    doing,
    {
      type: InteractionType.MessageComponent,
      message: asSeen(message),
      data: { custom_id: menu, component_type: ComponentType.StringSelect, values: [value] },
    },
    message,
  );

/** Hands in what was typed into the modal an interaction was answered with. */
export const handIn = (server: DiscordServer, doing: Doing, opened: Interaction, text: string) =>
  tell(server, doing, {
    type: InteractionType.ModalSubmit,
    data: {
      custom_id: opened.modal?.custom_id ?? '',
      components: [
        {
          type: ComponentType.Label,
          component: { type: ComponentType.TextInput, custom_id: 'text', value: text },
        },
      ],
    },
  });

interface Written {
  readonly text: string;
  /** Begins with the bot's mention. */
  readonly mentions?: boolean;
  readonly replyTo?: StoredMessage;
}

/**
 * A message as the bot gets it: without the privileged intent, text of rooms that neither mentions nor
 * addresses the bot is empty.
 */
export function writeMessage(
  server: DiscordServer,
  doing: Doing,
  { text, mentions = false, replyTo }: Written,
): string {
  const { world, gateway } = server;
  const { where } = doing;
  const id = world.id();
  const readable = where.guild === undefined || mentions;
  gateway.dispatch('MESSAGE_CREATE', {
    id,
    channel_id: where.id,
    author: world.user(doing.who),
    content: readable ? (mentions ? `<@${world.bot.id}> ${text}` : text) : '',
    mentions: mentions ? [world.bot] : [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    pinned: false,
    type: replyTo ? 19 : 0,
    ...(where.guild !== undefined && { guild_id: where.guild, member: { nick: null, roles: [] } }),
    ...(where.guild === undefined && { channel_type: ChannelType.DM }),
    ...(replyTo && { referenced_message: { ...asSeen(replyTo), author: world.bot } }),
  });
  return id;
}
