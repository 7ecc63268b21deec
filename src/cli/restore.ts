/** `kaodian restore FILE`: everything of a backup, or nothing. */
import { counted } from './backup.js';
import type { Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('put a backup into an empty database')
    .argument('<file>', 'as written by kaodian backup, on either database')
    .option('--force', 'replace everything that is there')
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      parts.io.err.write(`Restored ${counted(await parts.restore(file, force))}.\n`);
    });
};
