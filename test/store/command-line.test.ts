/** The commands as an operator runs them: exit codes, what is on stdout and what is not. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { freshFolder } from '../support/embedded.js';

const root = join(import.meta.dirname, '..', '..');

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const kaodian = (args: readonly string[], env: Record<string, string>): Promise<Ran> =>
  new Promise((resolve) => {
    const node = ['--import', 'tsx', join(root, 'src', 'main.ts'), ...args];
    execFile(
      process.execPath,
      node,
      { cwd: root, env: { PATH: process.env.PATH, ...env } },
      (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, out, err });
      },
    );
  });

describe('the command line', () => {
  it('migrates, backs up and restores, and refuses to overwrite', async () => {
    const [source, target] = [await freshFolder('empty'), await freshFolder('empty')];
    const from = { DATA_DIR: source.dataDir };
    expect(await kaodian(['migrate'], from)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^0000_start\n/u) as unknown,
    });
    const file = join(source.dataDir, 'mine.gz');
    const saved = await kaodian(['backup', file], from);
    expect(saved).toMatchObject({ code: 0, out: `${file}\n`, err: 'Saved 0 rows in 0 tables.\n' });
    expect(existsSync(file)).toBe(true);
    expect(await kaodian(['restore', file], { DATA_DIR: target.dataDir })).toMatchObject({
      code: 0,
      out: '',
    });
    writeFileSync(file, 'spoilt');
    const refused = await kaodian(['restore', '--force', file], { DATA_DIR: target.dataDir });
    expect(refused).toEqual({
      code: 1,
      out: '',
      err: 'This is not a Kaodian backup: it is not a gzip file.\n',
    });
    source.remove();
    target.remove();
  }, 120_000);

  it('doctor says what does not work, without the password, and fails', async () => {
    const dataDir = mkdtempSync(join(inject('run'), 'doctor-'));
    const DATABASE_URL = 'postgres://me:hunter2secret@127.0.0.1:1/none';
    const ran = await kaodian(['doctor'], { DATA_DIR: dataDir, DATABASE_URL, JIEBA: 'wasm' });
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^✗ database +ECONNREFUSED/m);
    expect(ran.out).toMatch(/^✓ words +jieba wasm/m);
    expect(ran.out + ran.err).not.toContain('hunter2');
  }, 60_000);

  it('tells all faults of the configuration at once', async () => {
    const ran = await kaodian(['backup'], { ROLE: 'king', DATABASE_URL: 'x' });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('ROLE');
    expect(ran.err).toContain('DATABASE_URL');
  }, 60_000);
});
