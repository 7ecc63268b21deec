/** `kaodian pushes`: how daily pushes stand; `--uncertain` lists those nobody can tell the fate of, to be decided. */
import { Option } from 'commander';
import type { PushesFound } from './parts.js';
import { fail, type Subcommand } from './subcommand.js';

interface Options {
  readonly uncertain?: boolean;
  readonly json?: boolean;
  readonly mark?: 'sent' | 'missed';
}

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('say how daily pushes stand, and decide about those nobody can tell the fate of')
    .argument('[ids...]', 'uncertain pushes to be decided, with --mark')
    .option('--uncertain', 'list the uncertain ones: id, platform, room, date, reason')
    .option('--json', 'as JSON')
    .addOption(new Option('--mark <state>', 'what became of these').choices(['sent', 'missed']))
    .action(async (ids: string[], { uncertain = false, json = false, mark }: Options) => {
      if (mark !== undefined) {
        const marked = await parts.markPushes(ids, mark);
        parts.io.err.write(`Marked ${marked} of ${ids.length} as ${mark}.\n`);
        if (marked < ids.length) fail();
        return;
      }
      const found = await parts.pushes();
      const shown = uncertain ? found.uncertain : found;
      parts.io.out.write(json ? `${JSON.stringify(shown)}\n` : linesOf(found, uncertain));
    });
};

function linesOf(found: PushesFound, uncertain: boolean): string {
  const lines = uncertain
    ? found.uncertain.map(({ id, platform, room, date, reason }) =>
        [id, platform, room, date, reason].join('\t'),
      )
    : [
        `subscriptions\t${found.subscriptions}`,
        `due\t${found.due}`,
        `late by (s)\t${Math.round(found.lateBy / 1000)}`,
        ...Object.entries(found.states).map(([state, count]) => `${state}\t${count}`),
      ];
  return lines.map((line) => `${line}\n`).join('');
}
