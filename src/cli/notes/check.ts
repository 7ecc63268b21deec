import type { Command } from 'commander';
import { loadKnowledge } from '../../core/notes/read.js';
import type { Parts } from '../parts.js';
import { fail } from '../subcommand.js';
import { checkAll } from './shared-check.js';

/** `notes check [NOTE…]`: a line a fault, `file:line: message`; exit code 1 when there is one. */
export function addCheck(command: Command, parts: Parts): void {
  command
    .command('check')
    .description('prove every note: it parses, its rubric grades as it should, its questions are found')
    .argument('[notes...]', 'ids or paths of notes; all when none are given')
    .option('--format-only', 'only what the parser sees')
    .action(async (notes: string[], options: { formatOnly?: true }) => {
      const settings = await parts.settings();
      const only = notes.length > 0 ? new Set(notes.map(noteId)) : undefined;
      const { knowledge, faults } = options.formatOnly
        ? await formatOnly(settings.knowledgeDir)
        : await checkAll(settings.knowledgeDir, settings.jieba, only);
      const unknown = [...(only ?? [])].filter(
        (id) => !knowledge.library.note(id) && !knowledge.drafts.includes(id),
      );
      const shown = only ? faults.filter((fault) => only.has(noteId(fault.file))) : faults;
      for (const { file, line, message } of shown) parts.io.out.write(`${file}:${line}: ${message}\n`);
      for (const id of unknown) parts.io.err.write(`There is no readable note "${id}".\n`);
      const { library, drafts } = knowledge;
      const questions = library.notes.reduce((sum, note) => sum + note.questions.length, 0);
      parts.io.err.write(
        `${library.notes.length} notes, ${questions} questions, ${drafts.length} drafts: ${shown.length} faults\n`,
      );
      if (shown.length > 0 || unknown.length > 0) fail();
    });
}

async function formatOnly(folder: string) {
  const knowledge = await loadKnowledge(folder);
  return { knowledge, faults: knowledge.faults };
}

const noteId = (path: string): string =>
  path
    .replace(/\\/gu, '/')
    .replace(/^.*?([^/]+\/[^/]+)$/u, '$1')
    .replace(/\.md$/u, '');
