import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.js';
import type { Parts } from '../../src/cli/parts.js';

describe('kaodian notes import', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kaodian-import-'));
    await mkdir(join(folder, 'knowledge'));
  });
  afterEach(async () => {
    process.exitCode = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (file: string, content: string, ...options: string[]) => {
    await writeFile(join(folder, file), content);
    const [out, err] = [new PassThrough(), new PassThrough()];
    const parts: Pick<Parts, 'io' | 'settings'> = {
      io: { in: new PassThrough(), out, err },
      settings: () =>
        Promise.resolve({
          knowledgeDir: join(folder, 'knowledge'),
          dataDir: folder,
          onServer: false,
          jieba: 'wasm',
        }),
    };
    const written = Promise.all([textOf(out), textOf(err)]);
    process.exitCode = undefined;
    await runCli(['notes', 'import', join(folder, file), ...options], parts as Parts);
    out.end();
    err.end();
    const [stdout, stderr] = await written;
    const plain = (text: string) => text.replaceAll(`${folder}/`, '');
    return { code: process.exitCode, out: plain(stdout), err: plain(stderr) };
  };
  const files = () => readdir(join(folder, 'knowledge'), { recursive: true });

  it('writes drafts into an area and prints their paths', async () => {
    const ran = await run('a.md', '# TCP\n- 面向连接的协议\n', '--area', 'network');
    expect(ran).toEqual({
      code: undefined,
      out: 'knowledge/network/tcp.md\n',
      err: '1 drafts written, 0 faults, 0 remarks\n',
    });
    expect(await readFile(join(folder, 'knowledge/network/tcp.md'), 'utf8')).toContain(
      'Imported from a.md, line 1.',
    );
  });

  it('a dry run writes nothing', async () => {
    const ran = await run('a.csv', '什么是锁？,互斥地使用资源\n', '--dry-run');
    expect(ran.out).toBe('knowledge/imported/suo.md\t什么是锁？\t1 questions\t1 key points\n');
    expect(await files()).toEqual([]);
  });

  it('imports what it can the second time, overwrites nothing and fails', async () => {
    await run('a.md', '# TCP\n- 面向连接的协议\n');
    const before = await readFile(join(folder, 'knowledge/imported/tcp.md'), 'utf8');
    const ran = await run('b.md', '# TCP\n- 别的说法也行\n# UDP\n- 不建立连接\n');
    expect(ran).toMatchObject({ code: 1, out: 'knowledge/imported/udp.md\n' });
    expect(ran.err).toContain('b.md:1: "TCP" would be imported/tcp, which exists; nothing is overwritten');
    expect(await readFile(join(folder, 'knowledge/imported/tcp.md'), 'utf8')).toBe(before);
  });

  it('leaves a file alone that is no readable note', async () => {
    await mkdir(join(folder, 'knowledge/imported'));
    await writeFile(join(folder, 'knowledge/imported/tcp.md'), 'half written');
    const ran = await run('a.md', '# TCP\n- 面向连接的协议\n');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('tcp.md exists already; it was left as it is');
  });

  it.each([
    ['../etc', /is no area/],
    ['lexicon', /not for notes/],
  ])('refuses the area %s', async (area, expected) => {
    const ran = await run('a.md', '# TCP\n- 面向连接的协议\n', '--area', area);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(expected);
    expect(await files()).toEqual([]);
  });

  it('lists so many faults and counts the rest', async () => {
    const ran = await run('a.txt', 'x\u0001\n'.repeat(60));
    expect(ran.err.split('\n')).toHaveLength(50 + 1 + 1 + 1);
    expect(ran.err).toContain('… and 10 more like these\n0 drafts written, 60 faults, 0 remarks\n');
  });
});
