/** A PostgreSQL server of our own in a folder: made, started, stopped, also killed and frozen by tests. */
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { postgresBinaries, unprivileged } from './postgres-binaries.js';

export interface PostgresServer {
  /** Ends with a slash; a database's name follows. */
  readonly url: string;
  readonly folder: string;
  readonly bin: string;
  readonly port: number;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });

const run = promisify(execFile);

/** Runs one of the server's programs as the user the server belongs to. */
const program = async (bin: string, name: string, args: readonly string[]): Promise<void> => {
  await run(join(bin, name), args, {
    ...unprivileged(),
    cwd: '/',
    env: { LC_ALL: 'C', PATH: process.env.PATH },
  });
};

/** Crash safety is not what these servers are for, except where a test says so. */
const settings = (port: number, folder: string, durable: boolean): string =>
  [
    `-p ${port}`,
    `-k ${folder}`,
    '-c listen_addresses=127.0.0.1',
    '-c max_connections=200',
    '-c shared_buffers=64MB',
    ...(durable ? [] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off']),
  ].join(' ');

export const startAgain = async (server: PostgresServer, durable = false): Promise<void> => {
  const data = join(server.folder, 'data');
  const options = settings(server.port, server.folder, durable);
  const log = join(server.folder, 'log');
  await program(server.bin, 'pg_ctl', ['-D', data, '-l', log, '-o', options, '-w', '-t', '60', 'start']);
};

/** Makes a cluster in `folder` and starts it; a superuser `postgres` without a password. */
export const startServer = async (folder: string, durable = false): Promise<PostgresServer> => {
  mkdirSync(folder, { recursive: true });
  const owner = unprivileged();
  if (owner !== undefined) {
    chownSync(folder, owner.uid, owner.gid);
    chmodSync(folder, 0o755);
  }
  const bin = postgresBinaries(folder);
  const port = await freePort();
  const initdb = ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  await program(bin, 'initdb', initdb);
  const server = { folder, bin, port, url: `postgres://postgres@127.0.0.1:${port}/` };
  await startAgain(server, durable);
  return server;
};

/** `immediate` is what a crash does: nothing is written any more. */
export const stopServer = async (
  server: Pick<PostgresServer, 'bin' | 'folder'>,
  how: 'fast' | 'immediate' = 'immediate',
): Promise<void> => {
  await program(server.bin, 'pg_ctl', ['-D', join(server.folder, 'data'), '-m', how, '-w', 'stop']);
};

/** The postmaster's process id. */
export const postmaster = (server: PostgresServer): number =>
  Number(readFileSync(join(server.folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Stops or continues every process of the server, as when a machine hangs. */
export const signalAll = (server: PostgresServer, signal: 'SIGSTOP' | 'SIGCONT'): void => {
  const parent = postmaster(server);
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(parent)], { encoding: 'utf8' })
    .split('\n')
    .map(Number)
    .filter((pid) => pid > 0);
  for (const pid of [parent, ...children]) process.kill(pid, signal);
};
