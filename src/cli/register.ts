/** `kaodian register`: Discord's commands and Telegram's menus, written where they differ; starting does so too. */
import { fail, type Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('make Discord and Telegram know the commands (starting does so too)')
    .action(async () => {
      const registered = await parts.register();
      for (const { platform, result } of registered) parts.io.out.write(`${platform} ${result}\n`);
      if (registered.length > 0) return;
      parts.io.err.write('No platform is configured: set DISCORD_TOKEN or TELEGRAM_TOKEN.\n');
      fail();
    });
};
