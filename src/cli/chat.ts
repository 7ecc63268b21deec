/** `kaodian chat`: the terminal, whatever else is configured. */
import type { Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  command.description('chat in this terminal').action(async () => {
    process.exitCode = await parts.start('terminal');
  });
};
