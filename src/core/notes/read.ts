/** Reads a knowledge folder from disk. The only file of the core that touches the file system. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseKnowledge, type Knowledge, type KnowledgeFile } from './knowledge.js';

/** @throws the file system's error when the folder cannot be read */
export async function loadKnowledge(folder: string): Promise<Knowledge> {
  return parseKnowledge(await readKnowledgeFiles(folder));
}

/** All Markdown and YAML files one folder deep, in a stable order. */
export async function readKnowledgeFiles(folder: string): Promise<KnowledgeFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(md|yaml)$/u.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(folder.length).replace(/\\/gu, '/').replace(/^\/+/u, ''),
    )
    .filter((path) => path.split('/').length === 2)
    .sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}
