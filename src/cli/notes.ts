/** `kaodian notes …`: what curators do with the files. Never opens the database. */
import { addCheck } from './notes/check.js';
import { addNew } from './notes/new.js';
import { addStats } from './notes/stats.js';
import type { Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  command.description('check, create and count notes');
  addCheck(command, parts);
  addNew(command, parts);
  addStats(command, parts);
};
