/**
 * A local Discord: REST and gateway. Refuses what the official description refuses and what Discord is
 * known to refuse beyond it; answers with rate-limit headers; fails on demand.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gatewayOn, type Gateway } from './gateway.js';
import { answerRest, type RestAnswer } from './rest.js';
import { discordSpec } from './spec.js';
import { World, type StoredFile } from './world.js';

export interface Call {
  readonly method: string;
  /** Below `/api/v10`, without the query. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

/** What the next matching requests are answered with instead of being done. */
export interface Fault {
  readonly when: (method: string, path: string) => boolean;
  readonly times: number;
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The request is carried out all the same: only its answer is lost. */
  readonly afterwards?: boolean;
  /** The connection breaks instead of an answer. */
  readonly hangUp?: boolean;
}

export interface DiscordServer {
  readonly token: string;
  /** For `DISCORD_API_BASE`. */
  readonly apiBase: string;
  readonly port: number;
  readonly world: World;
  readonly gateway: Gateway;
  readonly calls: readonly Call[];
  /** Connections made so far, by whomever. */
  readonly connections: number;
  /** Requests the official description was asked about, and why any was refused. */
  readonly validated: { count: number; readonly refused: string[] };
  fault(fault: Fault): void;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly now?: () => number;
  readonly heartbeatMs?: number;
}

const TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GtEsT0.a-token-that-opens-only-the-local-test-server';

export async function startDiscord({
  now = Date.now,
  heartbeatMs = 41_250,
}: ServerOptions = {}): Promise<DiscordServer> {
  const world = new World(now);
  const spec = discordSpec();
  const calls: Call[] = [];
  const faults: { fault: Fault; left: number }[] = [];
  const validated = { count: 0, refused: [] as string[] };

  const answer = async (request: IncomingMessage): Promise<RestAnswer & { hangUp?: boolean }> => {
    const { method = 'GET', url = '/' } = request;
    const { pathname, searchParams } = new URL(url, 'http://local');
    const path = decodeURIComponent(pathname).replace(/^\/api(?:\/v10)?/u, '');
    const { body, files } = await bodyOf(request);
    const run = (): RestAnswer => {
      const reasons = spec?.faults(method.toLowerCase(), path, body) ?? [];
      if (spec) validated.count += 1;
      if (reasons.length === 0) {
        return answerRest(
          { world, token: TOKEN, method, path, query: searchParams, body, files, port: portOf(server) },
          request,
        );
      }
      validated.refused.push(...reasons.map((reason) => `${method} ${path}: ${reason}`));
      return { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors: {} } };
    };
    const planned = faults.find(({ fault, left }) => left > 0 && fault.when(method, path));
    if (planned) planned.left -= 1;
    const { fault } = planned ?? {};
    const done = !fault || fault.afterwards === true ? run() : undefined;
    const given = fault ? { status: fault.status, body: fault.body, headers: fault.headers } : done;
    const status = given?.status ?? 500;
    calls.push({ method, path, body, status });
    return { ...given, status, ...(fault?.hangUp === true && { hangUp: true }) };
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (given) => {
        write(response, given);
      },
      (error: unknown) => {
        write(response, { status: 500, body: { message: String(error) } });
      },
    );
  });
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway = gatewayOn(server, {
    token: TOKEN,
    user: world.bot,
    application: { id: world.application, flags: 0 },
    guilds: () => world.guilds(),
    heartbeatMs,
  });
  world.tell = (event, data) => {
    gateway.dispatch(event, data);
  };
  return {
    token: TOKEN,
    apiBase: `http://127.0.0.1:${portOf(server)}/api`,
    port: portOf(server),
    world,
    gateway,
    calls,
    get connections() {
      return connections;
    },
    validated,
    fault: (fault) => void faults.push({ fault, left: fault.times }),
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function bodyOf(request: IncomingMessage): Promise<{ body: unknown; files: readonly StoredFile[] }> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const raw = Buffer.concat(pieces);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) {
    return { body: raw.length > 0 ? (JSON.parse(raw.toString()) as unknown) : undefined, files: [] };
  }
  const boundary = /boundary="?([^";]+)/u.exec(type)?.[1] ?? '';
  const parts = raw.toString('latin1').split(`--${boundary}`).slice(1, -1).map(partOf);
  const payload = parts.find(({ name }) => name === 'payload_json');
  return {
    body: JSON.parse(payload?.content ?? '{}') as unknown,
    files: parts.flatMap(({ file, content }) => (file === undefined ? [] : [{ name: file, content }])),
  };
}

/** One part of a multipart body. */
function partOf(part: string): { name: string | undefined; file: string | undefined; content: string } {
  const [head = '', ...rest] = part.split('\r\n\r\n');
  const content = rest.join('\r\n\r\n').replace(/\r\n$/u, '');
  return {
    name: /\bname="([^"]*)"/u.exec(head)?.[1],
    file: /\bfilename="([^"]*)"/u.exec(head)?.[1],
    content: Buffer.from(content, 'latin1').toString('utf8'),
  };
}

function write(
  response: ServerResponse,
  { status, body, headers, hangUp }: RestAnswer & { hangUp?: boolean },
): void {
  if (hangUp === true) {
    response.socket?.destroy();
    return;
  }
  response.writeHead(status, {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': 'local',
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
