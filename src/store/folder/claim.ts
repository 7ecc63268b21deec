/**
 * One process per data folder. The claim is a listening socket in the folder: the kernel closes it with the
 * process, however that ends, so nothing is ever left that looks alive.
 *
 * Whoever wants the folder first shows its socket, then looks for others, and has the folder when nobody
 * else answers. Of two who do so at once at least one sees the other: A, who looked before B showed itself,
 * was itself shown before that, so B sees A. If both see each other, the smaller name stays and the other
 * withdraws. Names are random and never used again, so removing dead ones is safe at any time.
 */
import { existsSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { answer, question, readLine, writeLine, type Answer } from './line.js';
import { callIn, listenIn, realFolder, removeSocket, socketNames } from './sockets.js';

/** Another process has the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  constructor(
    readonly folder: string,
    /** Undefined when it did not say. */
    readonly pid: number | undefined,
  ) {
    const who = pid === undefined ? 'another process' : `another Kaodian (process ${pid})`;
    super(`The data folder ${folder} is in use by ${who}. Stop it first, or set another DATA_DIR.`);
  }
}

/** Commands other processes may give to the one that has the folder. Throwing answers with the message. */
export type Handlers = Readonly<Record<string, (args: unknown) => Promise<unknown>>>;

export interface Claim {
  readonly folder: string;
  /** Answers commands from now on; those before were told that the process is still starting. */
  serve(handlers: Handlers): void;
  release(): Promise<void>;
}

/** Milliseconds a live process gets to say who it is; one too busy to answer has the folder all the same. */
const patience = 1_500;

const who = z.object({ owner: z.boolean(), pid: z.number() });

type Other = { readonly name: string } & (
  | { readonly kind: 'dead' }
  | { readonly kind: 'candidate' }
  | { readonly kind: 'owner'; readonly pid: number | undefined }
);

const introduce = async (socket: Socket): Promise<z.infer<typeof who> | undefined> => {
  writeLine(socket, { command: 'who' });
  const parsed = answer.parse(await readLine(socket));
  return parsed.ok ? who.parse(parsed.value) : undefined;
};

const meet = async (folder: string, name: string): Promise<Other> => {
  const socket = await callIn(folder, name);
  if (socket === 'dead') return { name, kind: 'dead' };
  const timeout = sleep(patience, undefined, { ref: false });
  // One that hangs up has just withdrawn: whether somebody has the folder, the next look tells.
  const failed = () => (socket.readableEnded || socket.destroyed ? ('gone' as const) : undefined);
  const other = await Promise.race([introduce(socket).catch(failed), timeout]);
  socket.destroy();
  if (other === 'gone' || other?.owner === false) return { name, kind: 'candidate' };
  return { name, kind: 'owner', pid: other?.pid };
};

const meetOthers = async (folder: string, own?: string): Promise<readonly Other[]> => {
  const names = socketNames(folder).filter((name) => name !== own);
  const others = await Promise.all(names.map((name) => meet(folder, name)));
  const dead = others.filter((other) => other.kind === 'dead');
  for (const { name } of dead) removeSocket(folder, name);
  const owner = others.find((other) => other.kind === 'owner');
  if (owner !== undefined) throw new FolderInUse(folder, owner.pid);
  return others.filter((other) => other.kind === 'candidate');
};

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });

const respond = async (socket: Socket, handlers: Handlers): Promise<void> => {
  let reply: Answer;
  try {
    const { command, args } = question.parse(await readLine(socket));
    const handler = Object.hasOwn(handlers, command) ? handlers[command] : undefined;
    reply =
      handler === undefined
        ? { ok: false, error: `no such command here (yet): ${command}` }
        : { ok: true, value: await handler(args) };
  } catch (error) {
    reply = { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
  if (socket.writable) socket.end(`${JSON.stringify(reply)}\n`);
};

/** Shows a socket and keeps it while no other candidate has a smaller name. Undefined: withdrawn. */
const contend = async (folder: string): Promise<Claim | undefined> => {
  let owner = false;
  let handlers: Handlers = {};
  const introduction = () => Promise.resolve({ owner, pid: process.pid });
  const { name, server } = await listenIn(folder, (socket) => {
    socket.on('error', () => socket.destroy());
    void respond(socket, { ...handlers, who: introduction });
  });
  const release = async (): Promise<void> => {
    removeSocket(folder, name);
    await close(server);
  };
  try {
    for (;;) {
      const rivals = await meetOthers(folder, name);
      if (rivals.length === 0) break;
      if (rivals.some((rival) => rival.name < name)) {
        await release();
        return undefined;
      }
      await sleep(10);
    }
  } catch (error) {
    await release();
    throw error;
  }
  owner = true;
  return {
    folder,
    serve(given) {
      handlers = given;
    },
    release,
  };
};

/**
 * Takes the folder for this process, at once or after those have withdrawn who try at the same time.
 * @throws FolderInUse
 */
export const claimFolder = async (path: string): Promise<Claim> => {
  const folder = realFolder(path);
  for (;;) {
    if ((await meetOthers(folder)).length === 0) {
      const claim = await contend(folder);
      if (claim !== undefined) return claim;
    }
    await sleep(20 + Math.random() * 80);
  }
};

/**
 * Has the process that owns the folder run a command. Undefined: nobody has the folder.
 * @throws with the other side's message when it failed there
 */
export const askOwner = async (
  path: string,
  command: string,
  args: unknown,
): Promise<{ value: unknown } | undefined> => {
  if (!existsSync(path)) return undefined;
  const folder = realFolder(path);
  for (const name of socketNames(folder)) {
    const socket = await callIn(folder, name);
    if (socket === 'dead') continue;
    try {
      writeLine(socket, { command, args });
      const reply = answer.parse(await readLine(socket));
      if (!reply.ok) throw new Error(reply.error);
      return { value: reply.value };
    } finally {
      socket.destroy();
    }
  }
  return undefined;
};
