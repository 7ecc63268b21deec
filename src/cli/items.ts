/** `kaodian items [TOPIC]`: how each question does with those who answered it, the lowest mean first. */
import { perform, withOutput, type Shown } from './curating.js';
import type { Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  withOutput(command)
    .description('attempts, mean, discrimination, what nobody says and which misconceptions are met')
    .argument('[topic...]', 'an area, a deck, a note or a tag; everything when absent')
    .action((words: string[], shown: Shown) =>
      perform(parts, { task: 'items', ...(words.length > 0 && { topic: words.join(' ') }) }, shown),
    );
};
