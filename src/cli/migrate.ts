/** `kaodian migrate`: brings the database up to date; starting does so too. */
import type { Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  command.description('bring the database up to date (starting does so too)').action(async () => {
    const tags = await parts.migrate();
    for (const tag of tags) parts.io.out.write(`${tag}\n`);
    parts.io.err.write(tags.length === 0 ? 'The database is up to date.\n' : `Applied ${tags.length}.\n`);
  });
};
