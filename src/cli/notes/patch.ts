import type { Command } from 'commander';
import { parseKnowledge } from '../../core/notes/knowledge.js';
import { applyOverlay, overlayFile } from '../../core/notes/overlay.js';
import { patchFor } from '../../core/notes/patch.js';
import { changeOverlay, readKnowledgeFiles } from '../../core/notes/read.js';
import type { Accepted } from '../../core/notes/schema.js';
import type { Parts } from '../parts.js';
import { fail } from '../subcommand.js';

/** `notes patch`: the overlay as a patch on stdout; what to do with it, and what is done already, on stderr. */
export function addPatch(command: Command, parts: Parts): void {
  command
    .command('patch')
    .description('turn the accepted formulations into one patch to the notes')
    .action(async () => {
      const { knowledgeDir } = await parts.settings();
      const files = await readKnowledgeFiles(knowledgeDir);
      const { library, faults } = parseKnowledge(files);
      for (const { file, line, message } of faults.filter((fault) => fault.file === overlayFile)) {
        parts.io.err.write(`${file}:${line}: ${message}\n`);
        fail();
      }
      const plain = parseKnowledge(files.filter(({ path }) => path !== overlayFile)).library;
      const { fates } = applyOverlay(plain.notes, library.overlay);
      const [present, open] = (['present', 'added'] as const).map((fate) =>
        library.overlay.filter((_, i) => fates[i] === fate),
      );
      const dropped = await drop(parts, knowledgeDir, present ?? []);
      if (!dropped) return;
      const patch = patchFor(files, plain.notes, open ?? []);
      parts.io.out.write(patch);
      parts.io.err.write(advice(knowledgeDir, (open ?? []).length));
    });
}

/** Formulations the notes say themselves have done their part. */
async function drop(parts: Parts, folder: string, present: readonly Accepted[]): Promise<boolean> {
  if (present.length === 0) return true;
  const gone = new Set(present.map((entry) => JSON.stringify(entry)));
  const kept = await changeOverlay(folder, (known) =>
    known.filter((entry) => !gone.has(JSON.stringify(entry))),
  );
  if (kept.ok) {
    parts.io.err.write(`The notes have ${present.length} of them by now; they are out of the overlay.\n`);
    return true;
  }
  parts.io.err.write(`${kept.reason}\n`);
  fail();
  return false;
}

const advice = (folder: string, count: number): string =>
  count === 0
    ? 'No accepted formulation waits to be put into the notes.\n'
    : `${count} accepted formulations. What to do next:
  kaodian notes patch > /tmp/accepted.patch
  git -C ${folder} apply /tmp/accepted.patch
  kaodian notes check                      # proves every note once more
  kaodian notes patch                      # drops from the overlay what the notes have now
  kaodian appeals cases                    # the answers behind them, as cases for test/judged/cases.jsonl
`;
