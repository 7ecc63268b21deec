/** `kaodian notes …`: what curators do with the files. Never opens the database. */
import { addCheck } from './notes/check.js';
import { addImport } from './notes/import.js';
import { addNew } from './notes/new.js';
import { addPatch } from './notes/patch.js';
import { addStats } from './notes/stats.js';
import type { Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  command.description('check, create, import, count and patch notes');
  addCheck(command, parts);
  addImport(command, parts);
  addNew(command, parts);
  addPatch(command, parts);
  addStats(command, parts);
};
