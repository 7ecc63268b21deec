/** What a Discord server remembers: people, channels, messages and interactions. Time is the test's. */
import {
  ChannelType,
  SnowflakeUtil,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIUser,
} from 'discord.js';

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name?: string;
  /** Absent: a DM. */
  readonly guild?: string;
  readonly parent?: string;
  readonly owner?: string;
}

export interface StoredFile {
  readonly name: string;
  readonly content: string;
}

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  /** Who alone can see it. */
  readonly onlyFor?: string;
  readonly nonce?: string;
  readonly replyTo?: string;
  embeds: readonly APIEmbed[];
  components: readonly APIMessageTopLevelComponent[];
  files: readonly StoredFile[];
  deleted: boolean;
  /** How often it was written, first time included. */
  versions: number;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly user: string;
  readonly channel: string;
  readonly at: number;
  /** The message whose component was used. */
  readonly pressed?: StoredMessage;
  state: 'new' | 'thinking' | 'deferred' | 'answered';
  private?: boolean;
  original?: StoredMessage;
  choices?: readonly { name: string; value: string }[];
  modal?: APIModalInteractionResponseCallbackData;
}

const TOKEN_LIFE = 15 * 60_000;

/** A channel as the gateway tells of it. */
const plain = ({ id, type, name, guild, parent, owner }: Channel) => ({
  id,
  type,
  name,
  guild_id: guild,
  parent_id: parent ?? null,
  owner_id: owner,
});

const metadata = {
  archived: false,
  auto_archive_duration: 60,
  archive_timestamp: new Date(0).toISOString(),
  locked: false,
};

export class World {
  readonly bot: APIUser;
  readonly application: string;
  readonly channels = new Map<string, Channel>();
  readonly messages: StoredMessage[] = [];
  readonly #users = new Map<string, APIUser>();
  readonly #interactions = new Map<string, Interaction>();
  /** Channels the bot cannot write to: DMs that are blocked, guilds it was kicked from. */
  readonly shut = new Set<string>();
  threadsAllowed = true;
  /** Tells the gateway's clients; nobody is connected at first. */
  tell: (event: string, data: unknown) => void = () => undefined;
  /** Why any message was refused. */
  readonly faults: string[] = [];
  #commands: readonly Record<string, unknown>[] = [];

  constructor(readonly now: () => number) {
    this.bot = { ...this.user('Kaodian'), bot: true };
    this.application = this.id();
  }

  /** The registered commands, with what Discord adds. */
  get commands(): readonly unknown[] {
    return this.#commands;
  }

  setCommands(commands: readonly Record<string, unknown>[]): void {
    this.#commands = commands.map((command) => ({
      default_member_permissions: null,
      nsfw: false,
      ...command,
      id: this.id(),
      application_id: this.application,
      version: this.id(),
    }));
  }

  /** Guilds as the gateway tells of them. */
  guilds(): readonly { id: string }[] {
    const channels = [...this.channels.values()].filter(({ guild }) => guild !== undefined);
    const ids = [...new Set(channels.map(({ guild = '' }) => guild))];
    return ids.map((id) => {
      const own = channels.filter(({ guild }) => guild === id);
      return {
        id,
        name: id,
        channels: own.filter(({ parent }) => parent === undefined).map(plain),
        threads: own
          .filter(({ parent }) => parent !== undefined)
          .map((thread) => ({ ...plain(thread), thread_metadata: metadata })),
        members: [],
        roles: [],
        emojis: [],
        member_count: 2,
      };
    });
  }

  /** A fresh snowflake of this moment. */
  id(): string {
    return SnowflakeUtil.generate({ timestamp: this.now() }).toString();
  }

  /** The person of a name, made up when first named. */
  user(name: string): APIUser {
    const known = this.#users.get(name);
    if (known) return known;
    const made: APIUser = {
      id: this.id(),
      username: name.toLowerCase(),
      discriminator: '0',
      global_name: name,
      avatar: null,
    };
    this.#users.set(name, made);
    return made;
  }

  dm(user: string): Channel {
    return this.channel(`dm:${user}`, () => ({ id: this.id(), type: ChannelType.DM }));
  }

  /** A text channel in a guild of its own, by name. */
  room(name: string): Channel {
    return this.channel(`room:${name}`, () => ({
      id: this.id(),
      type: ChannelType.GuildText,
      name,
      guild: this.id(),
    }));
  }

  readonly #named = new Map<string, Channel>();

  private channel(key: string, make: () => Channel): Channel {
    const channel = this.#named.get(key) ?? make();
    const fresh = !this.#named.has(key);
    this.#named.set(key, channel);
    this.channels.set(channel.id, channel);
    const guild = this.guilds().find(({ id }) => id === channel.guild);
    if (fresh && guild) this.tell('GUILD_CREATE', guild);
    return channel;
  }

  thread(parent: Channel, message: string, name: string): Channel {
    const made: Channel = {
      id: message,
      type: ChannelType.PublicThread,
      name,
      parent: parent.id,
      owner: this.bot.id,
      ...(parent.guild !== undefined && { guild: parent.guild }),
    };
    this.channels.set(made.id, made);
    this.tell('THREAD_CREATE', { ...plain(made), newly_created: true, thread_metadata: metadata });
    return made;
  }

  interaction(user: string, channel: string, pressed?: StoredMessage): Interaction {
    const id = this.id();
    // As long and as odd as Discord's own.
    const token = `${Buffer.from(`interaction:${id}`).toString('base64url')}${'x'.repeat(120)}`;
    const made: Interaction = {
      id,
      token,
      user,
      channel,
      at: this.now(),
      state: 'new',
      ...(pressed && { pressed }),
    };
    this.#interactions.set(token, made);
    return made;
  }

  interactionOf(token: string): Interaction | undefined {
    const found = this.#interactions.get(token);
    return found && this.now() - found.at <= TOKEN_LIFE ? found : undefined;
  }

  /** Interactions still shown as "thinking…". */
  get thinking(): readonly Interaction[] {
    return [...this.#interactions.values()].filter(
      ({ state, original }) => state === 'thinking' && !original,
    );
  }

  /** Whether a person sees a message in a channel they are in. */
  static sees(user: string, message: StoredMessage): boolean {
    return !message.deleted && (message.onlyFor === undefined || message.onlyFor === user);
  }
}
