/** The bots a configuration names, each with how to connect it; a platform's library is loaded when it is used. */
import { createHash } from 'node:crypto';
import type { Config } from '../config.js';
import type { Channel, ChannelParts } from '../dispatch/channel.js';

export interface Bot {
  readonly platform: 'discord' | 'telegram';
  /** What only one process may do for this bot; undefined: any number may receive for it. */
  readonly lease: string | undefined;
  connect(parts: ChannelParts): Promise<Channel>;
}

/** Tells bots apart without telling their tokens. */
const bot = (token: string): string => createHash('sha256').update(token).digest('hex').slice(0, 12);

export const botsOf = ({ discord, telegram, proxy }: Config): readonly Bot[] => [
  ...(discord ? [discordBot(discord, proxy)] : []),
  ...(telegram ? [telegramBot(telegram, proxy)] : []),
];

const discordBot = (settings: NonNullable<Config['discord']>, proxy: string | undefined): Bot => ({
  platform: 'discord',
  lease: `discord:${bot(settings.token)}`,
  connect: async (parts) => {
    const { connectDiscord } = await import('../adapters/discord/connect.js');
    return connectDiscord({ ...settings, ...(proxy !== undefined && { proxy }) }, parts);
  },
});

const telegramBot = (settings: NonNullable<Config['telegram']>, proxy: string | undefined): Bot => ({
  platform: 'telegram',
  // Behind a webhook Telegram calls whom it can reach.
  lease: settings.webhook ? undefined : `telegram:${bot(settings.token)}`,
  connect: async (parts) => {
    const { connectTelegram } = await import('../adapters/telegram/connect.js');
    return connectTelegram({ ...settings, ...(proxy !== undefined && { proxy }) }, parts);
  },
});
