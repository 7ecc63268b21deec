import type { Command } from 'commander';
import { loadKnowledge } from '../../core/notes/read.js';
import { statsOf, thinSpots, type AreaStats } from '../../core/notes/stats.js';
import type { Parts } from '../parts.js';

const columns: readonly (keyof AreaStats)[] = [
  'area',
  'notes',
  'questions',
  'keyPoints',
  'misconceptions',
  'formulations',
  'trueFalse',
];

/** `notes stats`: a table per area, the lexicon's size, and what is thin. */
export function addStats(command: Command, parts: Parts): void {
  command
    .command('stats')
    .description(
      'count notes, questions, key points, misconceptions, formulations and concepts, and say what is thin',
    )
    .option('--json', 'print JSON')
    .action(async (options: { json?: true }) => {
      const { library, drafts } = await loadKnowledge((await parts.settings()).knowledgeDir);
      const rows = statsOf(library);
      const concepts = library.lexicon.concepts.length;
      const thin = thinSpots(library);
      if (options.json) {
        parts.io.out.write(`${JSON.stringify({ areas: rows, concepts, drafts: drafts.length, thin })}\n`);
        return;
      }
      const width = (column: keyof AreaStats) =>
        Math.max(column.length, ...rows.map((row) => String(row[column]).length));
      const line = (cells: readonly (readonly [keyof AreaStats, string | number])[]) =>
        cells
          .map(([column, cell], i) =>
            i === 0 ? String(cell).padEnd(width(column)) : String(cell).padStart(width(column)),
          )
          .join('  ');
      parts.io.out.write(`${line(columns.map((column) => [column, column]))}\n`);
      for (const row of rows) parts.io.out.write(`${line(columns.map((column) => [column, row[column]]))}\n`);
      parts.io.out.write(`\n${concepts} concepts in the lexicon, ${drafts.length} drafts\n`);
      if (thin.length > 0)
        parts.io.out.write(`\nThin (${thin.length}):\n${thin.map((spot) => `  ${spot}`).join('\n')}\n`);
    });
}
