import { mkdir, open, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Option, type Command } from 'commander';
import { decode, encodings, type Encoding } from '../../core/notes/import/decode.js';
import type { Remark } from '../../core/notes/import/entry.js';
import {
  formatOf,
  importFormats,
  importNotes,
  reservedAreas,
  type Imported,
  type ImportFormat,
} from '../../core/notes/import/import.js';
import { maxImportBytes, maxListed } from '../../core/notes/import/limits.js';
import { loadKnowledge } from '../../core/notes/read.js';
import { slugSchema } from '../../core/notes/schema.js';
import { buildLexicon } from '../../core/text/lexicon.js';
import type { Io, Parts } from '../parts.js';
import { fail } from '../subcommand.js';

interface ImportCliOptions {
  readonly area: string;
  readonly format?: ImportFormat;
  readonly encoding: Encoding;
  readonly dryRun?: true;
}

/**
 * `notes import FILE`: an outline, a CSV file or an Anki export as drafts. Paths of the drafts go to stdout,
 * `FILE:line: message` of faults and remarks to stderr; exit code 1 when anything could not be imported.
 */
export function addImport(command: Command, parts: Parts): void {
  command
    .command('import')
    .description('turn an outline (Markdown, plain text), a CSV file or an Anki text export into draft notes')
    .argument(
      '<file>',
      'UTF-8 text; headings or numbered titles with bullets, Q:/A: pairs, or rows of questions and answers',
    )
    .option('--area <slug>', 'folder of the notes that the drafts go to', 'imported')
    .addOption(new Option('--format <format>', 'found out when absent').choices(importFormats))
    .addOption(new Option('--encoding <name>', 'of the file').choices(encodings).default('utf-8'))
    .option('--dry-run', 'write nothing; show each draft with its title, questions and key points')
    .action(async (file: string, options: ImportCliOptions) => {
      const { io } = parts;
      const misfit = areaFault(options.area);
      if (misfit !== undefined) {
        io.err.write(`${misfit}\n`);
        fail();
        return;
      }
      const bytes = await readStart(file, io);
      if (!bytes) return;
      const decoded = decode(bytes, options.encoding);
      const { knowledgeDir } = await parts.settings();
      const imported: Imported =
        decoded.faults.length > 0
          ? { notes: [], faults: decoded.faults, remarks: [] }
          : await importInto(knowledgeDir, file, decoded.text, options);
      const refused: Remark[] = [];
      let count = 0;
      for (const note of imported.notes) {
        const path = join(knowledgeDir, `${note.id}.md`);
        if (!options.dryRun && !(await created(path, note.text))) {
          refused.push({ line: note.line, message: `${path} exists already; it was left as it is` });
          continue;
        }
        count += 1;
        const about = `${note.title}\t${note.questions} questions\t${note.keyPoints} key points`;
        io.out.write(options.dryRun ? `${path}\t${about}\n` : `${path}\n`);
      }
      const faults = [...imported.faults, ...refused];
      const remarks = [...decoded.remarks, ...imported.remarks];
      list(io, file, remarks, 'note: ');
      list(io, file, faults, '');
      const done = options.dryRun ? 'drafts would be written' : 'drafts written';
      io.err.write(`${count} ${done}, ${faults.length} faults, ${remarks.length} remarks\n`);
      if (faults.length > 0) fail();
    });
}

function areaFault(area: string): string | undefined {
  if (!slugSchema.safeParse(area).success)
    return `"${area}" is no area: use lower-case letters, digits and single hyphens, for example network.`;
  return reservedAreas.includes(area)
    ? `The folder "${area}" is not for notes; choose another area.`
    : undefined;
}

/** One byte more than an import may have is enough to see that it is too large. */
async function readStart(file: string, io: Io): Promise<Uint8Array | undefined> {
  try {
    const handle = await open(file);
    try {
      const buffer = new Uint8Array(maxImportBytes + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
        length += bytesRead;
        if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    io.err.write(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`);
    fail();
    return undefined;
  }
}

async function importInto(
  knowledgeDir: string,
  file: string,
  text: string,
  options: ImportCliOptions,
): Promise<Imported> {
  const { library, drafts } = await loadKnowledge(knowledgeDir);
  return importNotes({
    file: basename(file),
    text,
    format: options.format ?? formatOf(file, text),
    area: options.area,
    lexicon: buildLexicon(library.lexicon),
    ids: [...library.notes.map((note) => note.id), ...drafts],
  });
}

/** Writes a new file; what is there already, readable as a note or not, stays, and false is returned. */
async function created(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function list(io: Io, file: string, remarks: readonly Remark[], mark: string): void {
  for (const { line, message } of remarks.slice(0, maxListed))
    io.err.write(`${file}:${line}: ${mark}${message}\n`);
  if (remarks.length > maxListed) io.err.write(`… and ${remarks.length - maxListed} more like these\n`);
}
