/** `kaodian start`: every configured platform in one process; the terminal when there is none. */
import type { Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('start the configured platforms, or the terminal chat when none is')
    .action(async () => {
      process.exitCode = await parts.start('auto');
    });
};
