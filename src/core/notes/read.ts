/** Reads a knowledge folder and changes its overlay. The only file of the core that touches the file system. */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseKnowledge, type Knowledge, type KnowledgeFile } from './knowledge.js';
import { overlayFile, overlayText, type Kept } from './overlay.js';
import { overlaySchema, type Accepted } from './schema.js';
import { parseYaml } from './yaml.js';

/** @throws the file system's error when the folder cannot be read */
export async function loadKnowledge(folder: string): Promise<Knowledge> {
  return parseKnowledge(await readKnowledgeFiles(folder));
}

/** All Markdown and YAML files one folder deep and the overlay, in a stable order. */
export async function readKnowledgeFiles(folder: string): Promise<KnowledgeFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(md|yaml)$/u.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(folder.length).replace(/\\/gu, '/').replace(/^\/+/u, ''),
    )
    .filter((path) => path.split('/').length === 2 || path === overlayFile)
    .sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}

/** Puts a changed overlay in place of the present one at once, or removes an empty one. Calls must not overlap. */
export async function changeOverlay(
  folder: string,
  change: (entries: readonly Accepted[]) => readonly Accepted[],
): Promise<Kept> {
  const path = join(folder, overlayFile);
  try {
    const text = await readFile(path, 'utf8').catch(absent);
    const { value, faults } = parseYaml(overlayFile, text ?? '{}', overlaySchema);
    if (!value)
      return {
        ok: false,
        reason: faults.map(({ line, message }) => `${path}:${line}: ${message}`).join('\n'),
      };
    const entries = change(value.formulations);
    if (entries.length === 0) await rm(path, { force: true });
    else {
      const draft = `${path}.${process.pid}`;
      await writeFile(draft, overlayText(entries));
      await rename(draft, path);
    }
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

const absent = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
};
