/** `kaodian gaps`: what people asked and did not find, the most wanted first. */
import { perform, withOutput, type Shown } from './curating.js';
import type { Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  withOutput(command)
    .description('what people asked and did not find, with the nearest notes')
    .action((shown: Shown) => perform(parts, { task: 'gaps' }, shown));
};
