import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { askOwner, claimFolder, FolderInUse } from '../../src/store/folder/claim.js';
import { startChild, type Child } from '../support/child.js';

const newFolder = (): string => mkdtempSync(join(inject('run'), 'claim-'));

const children: Child[] = [];
const start = (folder: string): Child => {
  const child = startChild('claim', [folder]);
  children.push(child);
  return child;
};
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
});

describe('a data folder', () => {
  it('belongs to one process, and the others learn which', async () => {
    const folder = newFolder();
    const claim = await claimFolder(folder);
    await expect(claimFolder(folder)).rejects.toThrow(FolderInUse);
    await expect(claimFolder(folder)).rejects.toThrow(`process ${process.pid}`);
    const other = start(folder);
    other.tell('start');
    expect(await other.says('busy')).toBe(`busy ${process.pid}`);
    await claim.release();
    expect(readdirSync(folder)).toEqual([]);
    other.tell('start');
    expect(await other.says('owner')).toBe('owner');
  });

  it('is made when it is not there, for its owner only', async () => {
    const folder = join(newFolder(), 'deep', 'data');
    const claim = await claimFolder(folder);
    await claim.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may have a longer path than sockets may', async () => {
    const folder = join(newFolder(), 'x'.repeat(120), 'y'.repeat(120));
    const claim = await claimFolder(folder);
    claim.serve({ ping: () => Promise.resolve('pong') });
    await expect(claimFolder(folder)).rejects.toThrow(FolderInUse);
    expect(await askOwner(folder, 'ping', {})).toEqual({ value: 'pong' });
    await claim.release();
  });

  it('of a process that was killed is taken over by one of those who come for it together', async () => {
    const folder = newFolder();
    const first = start(folder);
    first.tell('start');
    await first.says('owner');
    const heirs = Array.from({ length: 4 }, () => start(folder));
    await Promise.all(heirs.map((heir) => heir.says('ready')));
    await first.kill();
    for (const heir of heirs) heir.tell('start');
    const outcomes = await Promise.all(
      heirs.map((heir) => Promise.race([heir.says('owner'), heir.says('busy')])),
    );
    const owners = heirs.filter((_, index) => outcomes[index] === 'owner');
    expect(owners).toHaveLength(1);
    const busy = `busy ${owners[0]?.process.pid ?? 0}`;
    expect(outcomes.filter((outcome) => outcome === busy)).toHaveLength(3);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('is claimed by one of many who contend again and again within a process', async () => {
    const folder = newFolder();
    for (let round = 0; round < 20; round += 1) {
      const results = await Promise.allSettled(Array.from({ length: 6 }, () => claimFolder(folder)));
      const claims = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(claims).toHaveLength(1);
      await claims[0]?.release();
    }
  });

  it('of a process too busy to answer stays its own', async () => {
    const folder = newFolder();
    mkdirSync(folder, { recursive: true });
    const deaf = net.createServer().listen(join(folder, 'kaodian-00.sock'));
    await expect(claimFolder(folder)).rejects.toThrow('another process');
    deaf.close();
  });

  it('is not taken for one in use because of other files', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'kaodian.log'), '');
    writeFileSync(join(folder, 'kaodian-0a.sock'), 'not a socket');
    const claim = await claimFolder(folder);
    await claim.release();
  });
});

describe('the process that has the folder', () => {
  it('runs commands for others and tells when it could not', async () => {
    const folder = newFolder();
    expect(await askOwner(folder, 'echo', 1)).toBeUndefined();
    const owner = start(folder);
    owner.tell('start');
    await owner.says('owner');
    const args = { text: '你好\u2028\n', list: [1, null] };
    expect(await askOwner(folder, 'echo', args)).toEqual({ value: { pid: owner.process.pid, args } });
    await expect(askOwner(folder, 'fail', {})).rejects.toThrow('could not');
    await expect(askOwner(folder, 'constructor', {})).rejects.toThrow('no such command');
    await owner.kill();
    expect(await askOwner(folder, 'echo', 1)).toBeUndefined();
  });

  it('answers nonsense politely and goes on', async () => {
    const folder = newFolder();
    const claim = await claimFolder(folder);
    claim.serve({ ping: () => Promise.resolve('pong') });
    const [name = ''] = readdirSync(folder);
    for (const nonsense of ['\n', 'hello\n', '{"command":1}\n', '[]\n']) {
      const socket = net.connect(join(folder, name));
      socket.write(nonsense);
      const [answer] = await new Promise<[Buffer]>((resolve) =>
        socket.once('data', (data) => resolve([data])),
      );
      expect(JSON.parse(answer.toString())).toMatchObject({ ok: false });
    }
    net.connect(join(folder, name)).destroy();
    expect(await askOwner(folder, 'ping', {})).toEqual({ value: 'pong' });
    await claim.release();
  });
});
