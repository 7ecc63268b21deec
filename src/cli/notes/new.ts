import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { noteIdSchema } from '../../core/notes/schema.js';
import { noteTemplate } from '../../core/notes/template.js';
import type { Parts } from '../parts.js';
import { fail } from '../subcommand.js';

/** `notes new AREA/SLUG [TITLE]`: a draft to fill in; never overwrites. */
export function addNew(command: Command, parts: Parts): void {
  command
    .command('new')
    .description('create a draft note from the template')
    .argument('<id>', 'area/slug in lower-case letters, digits and hyphens')
    .argument('[title...]', 'its title')
    .action(async (id: string, title: string[]) => {
      const valid = noteIdSchema.safeParse(id);
      if (!valid.success) {
        parts.io.err.write(`"${id}" is no note id: write it as area/slug, for example network/tcp-vs-udp.\n`);
        fail();
        return;
      }
      const { knowledgeDir } = await parts.settings();
      const path = join(knowledgeDir, `${id}.md`);
      await mkdir(dirname(path), { recursive: true });
      const name = title.join(' ') || id.slice(id.indexOf('/') + 1);
      try {
        await writeFile(path, noteTemplate(name.slice(0, 45)), { flag: 'wx' });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
        parts.io.err.write(`${path} exists already; nothing was written.\n`);
        fail();
        return;
      }
      parts.io.out.write(`${path}\n`);
    });
}
