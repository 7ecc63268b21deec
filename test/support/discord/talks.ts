/** Conversations on Discord, with its server at hand. */
import { discordDriver, type DiscordDriver } from '../drivers/discord.js';
import { talksOn, talkThrough, type TestTalk } from '../talks.js';

export interface DiscordTalk {
  readonly talk: TestTalk;
  /** Of the test that runs. */
  readonly driver: DiscordDriver;
}

/** Call at the top of a test file. */
export function discordTalks(): DiscordTalk {
  let current: DiscordDriver | undefined;
  talkThrough(async (options) => (current = await discordDriver(options)));
  return {
    talk: talksOn(),
    get driver() {
      if (!current) throw new Error('no test runs yet');
      return current;
    },
  };
}
