/** Backups as files: written beside, flushed to disk and renamed, so that a file is whole or not there. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupFault, parseLine, type Line } from './format.js';

/** Sees the folder's new entry through to the disk; where folders cannot be opened it is left to the system. */
const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
};

/** Writes lines to `file` (readable by the owner only), replacing what is there when all are written. */
export const writeLines = async (file: string, lines: AsyncIterable<Line>): Promise<void> => {
  const texts = async function* (): AsyncGenerator<string> {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`;
  };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  try {
    // `flush`: on the disk before the name is.
    const out = createWriteStream(part, { mode: 0o600, flush: true });
    await pipeline(Readable.from(texts()), createGzip(), out);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await flushFolder(dirname(file));
};

const broken = (error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new BackupFault('The backup ends in the middle: it is not complete.');
  if (code.startsWith('Z_')) return new BackupFault('This is not a Kaodian backup: it is not a gzip file.');
  return error;
};

/** The lines of a backup. @throws BackupFault; the system's error when the file cannot be read */
export const readLines = async function* (file: string): AsyncGenerator<Line> {
  const text = new PassThrough({ encoding: 'utf8' });
  const source = pipeline(createReadStream(file), createGunzip(), text).catch((error: unknown) => {
    text.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  let rest = '';
  let number = 0;
  try {
    // Not node:readline, which also ends lines at U+2028, and people write that too.
    for await (const piece of text as AsyncIterable<string>) {
      const parts = (rest + piece).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) yield parseLine(part, (number += 1));
    }
  } catch (error) {
    throw broken(error);
  } finally {
    text.destroy();
    await source;
  }
  if (rest !== '') throw new BackupFault('The backup ends in the middle of a line: it is not complete.');
};
