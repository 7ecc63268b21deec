/** The discord.js client as this adapter needs it: no privileged intents, next to no caches. */
import { useGatewayProxy } from './proxy.js';
import {
  ActivityType,
  Client,
  GatewayIntentBits,
  Options,
  REST,
  type CacheWithLimitsOptions,
  type RESTOptions,
} from 'discord.js';
import { ProxyAgent } from 'undici';

export interface DiscordSettings {
  readonly token: string;
  /** Absent: Discord's own. */
  readonly apiBase?: string;
  /** Serves the REST interface and the gateway. */
  readonly proxy?: string;
  /** Absent: as many as Discord recommends. */
  readonly shards?: number | 'auto';
}

/** How to reach Discord. */
export interface Wire {
  /** Repeats after failures of the network and of Discord; for what may be done twice. */
  readonly rest: REST;
  /** Tries once; for messages nobody asked for. */
  readonly once: REST;
}

const restOptions = ({ apiBase, proxy }: DiscordSettings): Partial<RESTOptions> => ({
  version: '10',
  ...(apiBase !== undefined && { api: apiBase }),
  ...(proxy !== undefined && { agent: new ProxyAgent(proxy) }),
});

export function wireOf(settings: DiscordSettings): Wire {
  const options = restOptions(settings);
  const open = (retries: number): REST => new REST({ ...options, retries }).setToken(settings.token);
  return { rest: open(3), once: open(0) };
}

/** Everything needed comes with the events themselves; only guilds and channels are remembered. */
const nothing: CacheWithLimitsOptions = {
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
};

export function createClient(settings: DiscordSettings): Client {
  useGatewayProxy(settings.proxy);
  const { shards = 'auto' } = settings;
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits(nothing),
    rest: restOptions(settings),
    ...(shards !== 'auto' && {
      shardCount: shards,
      shards: Array.from({ length: shards }, (_, id) => id),
    }),
    presence: {
      activities: [{ type: ActivityType.Custom, name: 'status', state: '/quiz 出题 · /ask 提问' }],
    },
  });
}
