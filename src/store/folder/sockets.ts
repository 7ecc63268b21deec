/** Sockets inside a folder: opening them under a name, seeing which are there, and calling one. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { codeOf } from '../errors.js';

const pattern = /^kaodian-[0-9a-f]+\.sock$/;

/** Windows has pipes by name instead, outside of any folder: there a file in the folder stands for the pipe. */
const windows = process.platform === 'win32';

/** Longest path of a socket in bytes; Linux allows 107, macOS 103. */
const longestPath = 100;

/**
 * Runs `use` with a path to `name` short enough for a socket: for a long one from within the folder.
 * Binding and connecting take the path in the very call, so the folder is left before anything else runs.
 */
const withShortPath = <T>(folder: string, name: string, use: (path: string) => T): T => {
  const path = windows ? `\\\\.\\pipe\\${name}` : join(folder, name);
  if (windows || Buffer.byteLength(path) <= longestPath) return use(path);
  const before = process.cwd();
  process.chdir(folder);
  try {
    return use(name);
  } finally {
    process.chdir(before);
  }
};

/** The folder with all links resolved, made when missing, readable by its owner only. */
export const realFolder = (folder: string): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return realpathSync(folder);
};

export const socketNames = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .toSorted();

export const removeSocket = (folder: string, name: string): void => {
  rmSync(join(folder, name), { force: true });
};

/**
 * Listens in `folder` under a new name. The name appears only when the socket already answers, so whoever
 * sees a name that refuses a connection knows that its process is gone for good.
 */
export const listenIn = async (
  folder: string,
  onConnection: (socket: net.Socket) => void,
): Promise<{ name: string; server: net.Server }> => {
  const id = randomBytes(6).toString('hex');
  const name = `kaodian-${id}.sock`;
  const hidden = windows ? name : `.${id}`;
  const server = net.createServer(onConnection);
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', resolve);
    withShortPath(folder, hidden, (path) => server.listen({ path }));
  });
  if (windows) writeFileSync(join(folder, name), '');
  else renameSync(join(folder, hidden), join(folder, name));
  return { name, server };
};

/** A connection, or `dead` when nobody will ever listen there again. @throws when that cannot be told */
export const callIn = (folder: string, name: string): Promise<net.Socket | 'dead'> =>
  new Promise((resolve, reject) => {
    const socket = withShortPath(folder, name, (path) => net.connect({ path }));
    socket.once('connect', () => {
      resolve(socket);
    });
    socket.once('error', (error) => {
      const code = codeOf(error);
      if (code === 'ECONNREFUSED' || code === 'ENOENT') resolve('dead');
      else reject(error);
    });
  });
