/** `kaodian appeals …`: the curators' desk at the command line. */
import { perform, withOutput, type Shown } from './curating.js';
import type { Subcommand } from './subcommand.js';

export const subcommand: Subcommand = (command, parts) => {
  command.description('see and judge appeals; alone: list those that wait, oldest first');
  withOutput(command.command('list', { isDefault: true }))
    .description('the appeals that wait, oldest first')
    .action((shown: Shown) => perform(parts, { task: 'list' }, shown));
  withOutput(command.command('show'))
    .description('one with answer, evidence and the nearest formulation')
    .argument('<id>', 'its id, or enough of its beginning')
    .action((id: string, shown: Shown) => perform(parts, { task: 'show', id }, shown));
  withOutput(command.command('accept'))
    .description('make the words a formulation and grade the answer again')
    .argument('<id>')
    .option('--wording <text>', 'other words than the nearest of the answer')
    .action((id: string, { wording, ...shown }: Shown & { wording?: string }) =>
      perform(parts, { task: 'accept', id, wording }, shown),
    );
  withOutput(command.command('decline'))
    .description('leave the grade as it is')
    .argument('<id>')
    .option('--word <text>', 'what the learner is told')
    .action((id: string, { word, ...shown }: Shown & { word?: string }) =>
      perform(parts, { task: 'decline', id, word }, shown),
    );
  command
    .command('cases')
    .description('accepted answers as JSON lines for the regression tests of grading')
    .action(async () => {
      const outcome = await parts.curate({ task: 'cases' });
      const cases = outcome.kind === 'case_list' ? outcome.cases : [];
      for (const one of cases) parts.io.out.write(`${JSON.stringify(one)}\n`);
    });
};
