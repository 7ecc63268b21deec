import { expect, test } from 'vitest';
import { configFrom } from '../../src/config.js';
import { botsOf } from '../../src/main/bots.js';
import { startDiscord } from '../support/discord/server.js';
import { startTelegram } from '../support/telegram/server.js';

test('registering writes commands and menus once, and never again while they are the same', async () => {
  const [discord, telegram] = await Promise.all([startDiscord(), startTelegram()]);
  const read = configFrom(
    {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.apiBase,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
    },
    '/',
  );
  if (!read.ok) throw new Error(read.faults.join());
  const register = () =>
    Promise.all(botsOf(read.config).map(async (bot) => `${bot.platform} ${await bot.register()}`));
  expect(await register()).toEqual(['discord written', 'telegram written']);
  expect(await register()).toEqual(['discord unchanged', 'telegram unchanged']);
  expect(discord.validated.refused).toEqual([]);
  expect(telegram.faults).toEqual([]);
  expect(telegram.menus.size).toBeGreaterThan(0);
  await Promise.all([discord.close(), telegram.close()]);
});
