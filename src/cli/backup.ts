/** `kaodian backup [FILE]`: prints the file's name; how much is in it goes to stderr. */
import type { RowCounts } from './parts.js';
import type { Subcommand } from './subcommand.js';

/** `120 rows in 5 tables` */
export const counted = (rows: RowCounts): string => {
  const counts = Object.values(rows).filter((count) => count > 0);
  return `${counts.reduce((sum, count) => sum + count, 0)} rows in ${counts.length} tables`;
};

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('write everything to a file, also while Kaodian is running')
    .argument('[file]', 'default: a new file in the data folder’s backups')
    .action(async (name: string | undefined) => {
      const { file, rows } = await parts.backup(name);
      parts.io.out.write(`${file}\n`);
      parts.io.err.write(`Saved ${counted(rows)}.\n`);
    });
};
