/**
 * A Bot API server for tests: real clients talk to it over HTTP. It keeps updates until they are
 * confirmed, fails when told to, and refuses whatever the specification refuses.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { readBody } from './body.js';
import { Chats } from './chats.js';
import { perform, type Event, type Refusal, type Result, type World } from './methods.js';
import { telegramSpec } from './spec.js';

export interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly result: Result | 'cut';
}

/** What happens to the next calls of a method instead of what should. */
export interface Trouble {
  readonly method: string;
  readonly times: number;
  /** `cut`: the connection breaks, after the call has been carried out when `late`. */
  readonly how: Refusal | 'cut' | 'late';
}

export interface TelegramServer {
  readonly url: string;
  readonly token: string;
  readonly chats: Chats;
  /** What people could notice since the server was started. */
  readonly events: readonly Event[];
  readonly calls: readonly Call[];
  /** Calls the specification refuses: there must be none. */
  readonly faults: readonly string[];
  readonly menus: ReadonlyMap<string, unknown>;
  /** Users who manage every group. */
  readonly admins: Set<number>;
  /** Delivers an update; returns its id. */
  push(update: Omit<Update, 'update_id'>): number;
  /** Delivers an update again, or with an id of one's own. */
  pushAs(update: Update): void;
  trouble(trouble: Trouble): void;
  /** Presses that come too late to be answered. */
  readonly expired: Set<string>;
  /** Nobody listens meanwhile. */
  unreachable(what: () => Promise<void>): Promise<void>;
  /** Resolves when the bot has confirmed every update and no call is under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const TOKEN = '4242:secret-of-the-tests';

export async function startTelegram(): Promise<TelegramServer> {
  const world: World = {
    chats: new Chats(),
    events: [],
    menus: new Map(),
    admins: new Set(),
    pressed: new Set(),
  };
  const calls: Call[] = [];
  const faults: string[] = [];
  const troubles: { method: string; left: number; how: Trouble['how'] }[] = [];
  const expired = new Set<string>();
  let updates: Update[] = [];
  let nextUpdate = 700_000_000;
  let busy = 0;
  /** Polls that wait for something to happen. */
  let waiting: (() => void)[] = [];
  let quiet: (() => void)[] = [];

  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const poll of woken) poll();
  };
  const settle = (): void => {
    if (busy > 0 || updates.length > 0) return;
    const told = quiet;
    quiet = [];
    for (const tell of told) tell();
  };
  const poll = async (payload: Readonly<Record<string, unknown>>, gone: Promise<void>): Promise<Result> => {
    const { offset = 0, limit = 100, timeout = 0 } = payload as Record<string, number | undefined>;
    updates = updates.filter(({ update_id }) => update_id >= offset);
    settle();
    if (updates.length === 0 && timeout > 0) {
      const pushed = new Promise<void>((resolve) => waiting.push(resolve));
      await Promise.race([pushed, gone]);
    }
    return { ok: true, result: updates.slice(0, limit) };
  };
  const answer = async (method: string, request: IncomingMessage, gone: Promise<void>): Promise<Call> => {
    const body = await readBody(method, request);
    const { payload } = body;
    const fault = telegramSpec().fault(method, payload);
    if (fault !== undefined) faults.push(fault);
    const trouble = troubles.find((one) => one.method === method && one.left > 0);
    if (trouble) trouble.left -= 1;
    if (trouble?.how === 'cut') return { method, payload, result: 'cut' };
    if (trouble && trouble.how !== 'late') return { method, payload, result: { ok: false, ...trouble.how } };
    if (method === 'getUpdates') return { method, payload, result: await poll(payload, gone) };
    const result: Result =
      fault === undefined
        ? perform(world, method, body)
        : { ok: false, error_code: 400, description: `Bad Request: ${fault}` };
    return { method, payload, result: trouble ? 'cut' : result };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/u.exec(request.url ?? '') ?? [];
    const polls = method === 'getUpdates';
    const gone = new Promise<void>((resolve) => response.once('close', resolve));
    if (!polls) busy += 1;
    try {
      const call: Call =
        token === TOKEN
          ? await answer(method, request, gone)
          : { method, payload: {}, result: { ok: false, error_code: 401, description: 'Unauthorized' } };
      if (!polls) calls.push(call);
      if (call.result === 'cut') {
        request.socket.destroy();
        return;
      }
      response.writeHead(call.result.ok ? 200 : call.result.error_code, {
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(call.result));
    } finally {
      if (!polls) busy -= 1;
      setImmediate(settle);
    }
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const pushAs = (update: Update): void => {
    const press = update.callback_query?.id;
    if (press !== undefined && !expired.has(press)) world.pressed.add(press);
    updates.push(update);
    wake();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    token: TOKEN,
    chats: world.chats,
    events: world.events,
    calls,
    faults,
    menus: world.menus,
    admins: world.admins,
    push(update) {
      nextUpdate += 1;
      pushAs({ update_id: nextUpdate, ...update });
      return nextUpdate;
    },
    pushAs,
    expired,
    async unreachable(what) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await what();
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    },
    trouble: ({ method, times, how }) => void troubles.push({ method, left: times, how }),
    idle: () =>
      new Promise((resolve) => {
        quiet.push(resolve);
        setImmediate(settle);
      }),
    async close() {
      wake();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
