import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { manifest } from '../../src/adapters/discord/manifest.js';
import { registerDiscord } from '../../src/adapters/discord/register.js';
import { commandFaults } from '../support/discord/commands.js';
import { startDiscord, type DiscordServer } from '../support/discord/server.js';

let server: DiscordServer;
beforeEach(async () => {
  server = await startDiscord();
});
afterEach(() => server.close());

const register = () => registerDiscord({ token: server.token, apiBase: server.apiBase });
const writes = () => server.calls.filter(({ method }) => method === 'PUT').length;

describe('commands', () => {
  test('keep every limit of Discord, in every language', () => {
    expect(commandFaults(manifest())).toEqual([]);
  });

  test('can be used in servers, in DMs and wherever somebody brings them along', () => {
    for (const command of manifest()) {
      expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    }
  });

  test('speak Chinese, Taiwan’s too, and English', () => {
    const quiz = manifest().find(({ name }) => name === 'quiz');
    expect(quiz).toMatchObject({
      name_localizations: { 'zh-CN': '出题', 'zh-TW': '出題' },
      description_localizations: {
        'zh-CN': '出一道题，可以指定主题和难度',
        'en-GB': 'Get a question; topic and difficulty are optional',
      },
      options: [
        { name: 'topic', type: ApplicationCommandOptionType.String, autocomplete: true },
        { name: 'difficulty', type: ApplicationCommandOptionType.Integer, min_value: 1, max_value: 5 },
      ],
    });
    expect(manifest().filter(({ type }) => type === ApplicationCommandType.Message)).toHaveLength(1);
  });
});

describe('registration', () => {
  test('writes once, and only what has changed later', async () => {
    expect(await register()).toBe('written');
    expect(await register()).toBe('unchanged');
    expect(writes()).toBe(1);
    const [first, ...rest] = server.world.commands as Record<string, unknown>[];
    server.world.setCommands([{ ...first, description: 'of an older version' }, ...rest]);
    expect(await register()).toBe('written');
    expect(await register()).toBe('unchanged');
    expect(writes()).toBe(2);
    expect(server.validated.refused).toEqual([]);
  });

  test('with a token that is wrong says so without naming it', async () => {
    const wrong = registerDiscord({ token: 'a.wrong.token', apiBase: server.apiBase });
    await expect(wrong).rejects.toThrow(/401/u);
    await expect(wrong).rejects.not.toThrow(/wrong/u);
  });
});
