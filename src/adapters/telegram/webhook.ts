/** Updates by webhook: Telegram calls, and is told 200 once the update is committed; else it calls again. */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';

export interface WebhookSettings {
  /** Where Telegram reaches this process, through whatever speaks TLS in front of it. */
  readonly url: string;
  /** 1–256 of `A-Za-z0-9_-`. */
  readonly secret: string;
  /** Where this process listens; 0: any free one. */
  readonly port: number;
}

export interface WebhookParts {
  readonly api: Api;
  readonly allowed: readonly (keyof Omit<Update, 'update_id'>)[];
  /** Resolves once the update is committed; never rejects. */
  readonly take: (update: Update) => Promise<void>;
}

/** An update holds one message of 4096 characters and its surroundings. */
const LARGEST = 1_000_000;

/** Listens first and tells Telegram then. @throws when the port is taken or Telegram refuses the address */
export async function startWebhook(
  { url, secret, port }: WebhookSettings,
  parts: WebhookParts,
): Promise<{ stop(): Promise<void> }> {
  const path = new URL(url).pathname;
  const server = createServer((request, response) => {
    const known = request.method === 'POST' && request.url === path && isOurs(request, secret);
    if (known) void answer(request, response, parts);
    else end(response, 404);
  });
  await listen(server, port);
  await parts.api.setWebhook(url, { secret_token: secret, allowed_updates: [...parts.allowed] });
  return {
    stop: () =>
      new Promise((resolve) => {
        // What is being taken is answered; connections kept for later are not waited for.
        server.close(() => {
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      resolve();
    });
  });

function isOurs(request: IncomingMessage, secret: string): boolean {
  const given = request.headers['x-telegram-bot-api-secret-token'];
  const [a, b] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  parts: WebhookParts,
): Promise<void> {
  const update = await readUpdate(request);
  if (!update) {
    end(response, 400);
    return;
  }
  await parts.take(update);
  end(response, 200);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

/** Only Telegram knows the secret; what it sends is what grammY's types say. */
async function readUpdate(request: IncomingMessage): Promise<Update | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += (piece as Buffer).length;
    if (size > LARGEST) return undefined;
    pieces.push(piece as Buffer);
  }
  try {
    const update = JSON.parse(Buffer.concat(pieces).toString()) as Update;
    return Number.isInteger(update.update_id) ? update : undefined;
  } catch {
    return undefined;
  }
}
