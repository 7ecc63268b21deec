/** `kaodian doctor`: what works and what does not, one line each; exit code 1 when something does not. */
import type { Check } from './parts.js';
import { fail, type Subcommand } from './subcommand.js';

const signs: Readonly<Record<Check['state'], string>> = { ok: '✓', warn: '!', bad: '✗' };

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('look at everything Kaodian needs and say what is wrong')
    .option('--json', 'as a JSON list of {name, state, says}')
    .action(async ({ json = false }: { json?: boolean }) => {
      const checks = await parts.doctor();
      const lines = checks.map(({ name, state, says }) => `${signs[state]} ${name.padEnd(9)} ${says}`);
      parts.io.out.write(json ? `${JSON.stringify(checks)}\n` : `${lines.join('\n')}\n`);
      if (checks.some((check) => check.state === 'bad')) fail();
    });
};
