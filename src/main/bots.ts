/** The bots a configuration names, each with how to connect it; a platform's library is loaded when it is used. */
import { createHash } from 'node:crypto';
import type { Config } from '../config.js';
import type { Channel, ChannelParts } from '../dispatch/channel.js';

export interface Bot {
  readonly platform: 'discord' | 'telegram';
  /** What only one process may do for this bot; undefined: any number may receive for it. */
  readonly lease: string | undefined;
  connect(parts: ChannelParts): Promise<Channel>;
  /** The platform does not know the token, or does not let the bot in: trying again is of no use. */
  isRefusal(error: unknown): boolean;
  /** Writes the commands or menus where they differ. @throws what the platform refuses */
  register(): Promise<'unchanged' | 'written'>;
}

/** Tells bots apart without telling their tokens. */
const bot = (token: string): string => createHash('sha256').update(token).digest('hex').slice(0, 12);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

export const botsOf = ({ discord, telegram, proxy }: Config): readonly Bot[] => [
  ...(discord ? [discordBot(discord, proxy)] : []),
  ...(telegram ? [telegramBot(telegram, proxy)] : []),
];

function discordBot(own: NonNullable<Config['discord']>, proxy: string | undefined): Bot {
  const settings = { ...own, ...(proxy !== undefined && { proxy }) };
  return {
    platform: 'discord',
    lease: `discord:${bot(own.token)}`,
    connect: async (parts) => {
      const { connectDiscord } = await import('../adapters/discord/connect.js');
      return connectDiscord(settings, parts);
    },
    isRefusal: (error) => /token|intents|401/iu.test(messageOf(error)),
    register: async () => {
      const { registerDiscord } = await import('../adapters/discord/register.js');
      return registerDiscord(settings);
    },
  };
}

function telegramBot(own: NonNullable<Config['telegram']>, proxy: string | undefined): Bot {
  const settings = { ...own, ...(proxy !== undefined && { proxy }) };
  return {
    platform: 'telegram',
    // Behind a webhook Telegram calls whom it can reach.
    lease: own.webhook ? undefined : `telegram:${bot(own.token)}`,
    connect: async (parts) => {
      const { connectTelegram } = await import('../adapters/telegram/connect.js');
      return connectTelegram(settings, parts);
    },
    isRefusal: (error) => /\b40[14]\b/u.test(messageOf(error)),
    register: async () => {
      const { registerTelegram } = await import('../adapters/telegram/manifest.js');
      return registerTelegram(settings);
    },
  };
}
