import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.js';
import type { Parts } from '../../src/cli/parts.js';
import { overlayFile, overlayText } from '../../src/core/notes/overlay.js';
import { loadKnowledge } from '../../src/core/notes/read.js';
import type { Accepted } from '../../src/core/notes/schema.js';
import { sampleNotes } from '../support/fixture.js';

const unused = () => Promise.reject(new Error('notes never need this'));

/** A repository with the notes in a folder of it. */
let repository: string;
let folder: string;
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'kaodian-patch-'));
  folder = join(repository, 'knowledge');
  for (const [path, text] of Object.entries(sampleNotes)) put(path, text);
  execFileSync('git', ['init', '-q', repository]);
});
afterEach(() => {
  process.exitCode = undefined;
  rmSync(repository, { recursive: true, force: true });
});

/** As it is now; the compiler believes it is as it was set last. */
const exitCode = (): unknown => process.exitCode;

const patch = async (): Promise<{ out: string; err: string; failed: boolean }> => {
  const [out, err] = [new PassThrough(), new PassThrough()];
  process.exitCode = undefined;
  const parts: Pick<Parts, 'io' | 'settings'> = {
    io: { in: new PassThrough(), out, err },
    settings: () =>
      Promise.resolve({ knowledgeDir: folder, dataDir: folder, onServer: false, jieba: 'wasm' }),
  };
  await runCli(['notes', 'patch'], { ...(parts as Parts), start: unused });
  out.end();
  err.end();
  return { out: await textOf(out), err: await textOf(err), failed: exitCode() === 1 };
};

const accepted = (...entries: readonly Accepted[]): void => {
  put(overlayFile, overlayText(entries));
};
const apply = (diff: string): void => {
  writeFileSync(join(repository, 'x.patch'), diff);
  execFileSync('git', ['-C', folder, 'apply', '--whitespace=error-all', join(repository, 'x.patch')]);
};
const changes = (diff: string): readonly string[] =>
  diff.split('\n').filter((line) => /^[+-](?![+-])/u.test(line));

const numbered: Accepted = {
  question: 'lab/reliability',
  point: 'numbers',
  text: '每个字节排上号, 收的人照着排',
};

describe('notes patch', () => {
  it('puts formulations where they belong, git applies it, and the overlay is empty afterwards', async () => {
    accepted(
      numbered,
      { ...numbered, text: 'bytes: numbered' },
      { question: 'lab/reliability', point: 'acks', text: '收到了吱一声' },
      { question: 'lab/tcp-udp', point: 'reliability', subject: 'tcp', text: '丢了会补' },
      { question: 'lab/tcp-udp', point: 'header', subject: 'udp', text: '"8" #字节' },
    );
    const before = await loadKnowledge(folder);
    const made = await patch();
    expect(made.failed).toBe(false);
    expect(made.err).toContain('5 accepted formulations');
    expect(changes(made.out)).toHaveLength(8);
    apply(made.out);
    rmSync(join(folder, overlayFile));
    const after = await loadKnowledge(folder);
    expect(after.faults).toEqual([]);
    expect(after.library.notes).toEqual(before.library.notes);

    accepted(numbered);
    const again = await patch();
    expect(again).toMatchObject({ out: '', failed: false });
    expect(again.err).toContain('out of the overlay');
    expect(existsSync(join(folder, overlayFile))).toBe(false);
  });

  it('goes on with a list line by line, begins one where there is none, and keeps line ends', async () => {
    const original = sampleNotes['lab/reliability.md'] ?? '';
    const lines = original
      .replace('        formulations: [对方收到要回 ACK, acknowledge what arrived]\n', '')
      .replace(
        '        formulations: [丢了就重发, 超时重传, resend lost packets after a timeout]',
        '        formulations:\n          - 丢了就重发 # 口语\n          - 超时重传',
      );
    put('lab/reliability.md', lines.replace(/\n/gu, '\r\n'));
    accepted(
      { question: 'lab/reliability', point: 'acks', text: '收到了吱一声' },
      { question: 'lab/reliability', point: 'retransmit', text: '等不到回信就再寄一次' },
      { question: 'lab/reliability', point: 'retransmit', text: '- 再寄' },
    );
    const { out } = await patch();
    expect(changes(out).map((line) => line.trimEnd())).toEqual([
      '+        formulations: [收到了吱一声]',
      '+          - 等不到回信就再寄一次',
      '+          - "- 再寄"',
    ]);
    apply(out);
    expect(readFileSync(join(folder, 'lab/reliability.md'), 'utf8')).not.toMatch(/[^\r]\n/u);
    rmSync(join(folder, overlayFile));
    const { library, faults } = await loadKnowledge(folder);
    expect(faults).toEqual([]);
    const points = library.question('lab/reliability')?.keyPoints ?? [];
    expect(points.map(({ formulations }) => formulations.at(-1)).slice(1)).toEqual([
      '收到了吱一声',
      '- 再寄',
    ]);
  });

  it('has nothing to do without an overlay, and names entries that have lost their place', async () => {
    expect(await patch()).toMatchObject({ out: '', failed: false });
    accepted(numbered, { ...numbered, point: 'gone' });
    const { out, err, failed } = await patch();
    expect(changes(out)).toHaveLength(2);
    expect(err).toContain('overlay.yaml:6: there is no key point "gone"');
    expect(failed).toBe(true);
  });
});
