/** `kaodian eval`: grading and search measured against people's judgement. Never opens the database. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEngine } from '../core/load.js';
import { evalDictated } from './eval/dictate.js';
import { evalGrading } from './eval/grading.js';
import { evalPerturbed } from './eval/hostile.js';
import type { Row } from './eval/row.js';
import { evalSearch } from './eval/search.js';
import { fail, type Subcommand } from './subcommand.js';

/** Where the evaluation data stands beside a checkout, unless EVAL_DIR says otherwise. */
const beside = join(import.meta.dirname, '..', '..', '..', 'shared', 'eval');

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('measure grading and search: a row a figure, with its target')
    .option('--json', 'print the rows as JSON')
    .option('--only <part>', 'grading, dictated, perturbed or search')
    .action(async (options: { json?: true; only?: string }) => {
      const { knowledgeDir, jieba, evalDir = beside } = await parts.settings();
      if (!existsSync(evalDir)) {
        parts.io.err.write(
          `Skipped: there is no evaluation data at ${evalDir}; EVAL_DIR says where it is.\n`,
        );
        fail();
        return;
      }
      const { engine } = await loadEngine(knowledgeDir, jieba);
      const measures = {
        grading: evalGrading,
        dictated: evalDictated,
        perturbed: evalPerturbed,
        search: evalSearch,
      };
      const rows: Row[] = [];
      for (const [name, measure] of Object.entries(measures)) {
        if (options.only === undefined || options.only === name) rows.push(...measure(engine, evalDir));
      }
      parts.io.out.write(options.json ? `${JSON.stringify(rows)}\n` : table(rows));
    });
};

function table(rows: readonly Row[]): string {
  const width = Math.max(0, ...rows.map((row) => row.figure.length));
  const line = ({ figure, n, target, value, met }: Row) =>
    `${figure.padEnd(width)}  n ${String(n).padStart(5)}  ${target.padStart(9)}  ${String(value).padStart(9)}  ${target === '–' ? '' : met ? 'met' : 'NOT MET'}`;
  return `${rows.map((row) => line(row).trimEnd()).join('\n')}\n`;
}
