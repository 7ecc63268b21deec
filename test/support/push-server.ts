/** A platform for pushes: takes messages over HTTP, remembers what arrived, and keeps its rate. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Arrival {
  /** The room's id on the platform. */
  readonly to: string;
  readonly nonce: string;
  /** Milliseconds of a clock that only goes forward. */
  readonly at: number;
}

export interface PushServer {
  readonly url: string;
  readonly arrived: readonly Arrival[];
  /** How often it said that it was too much. */
  readonly refused: number;
  close(): Promise<void>;
}

export interface PushServerOptions {
  /** Messages in any second; more are refused with a retry after one second. */
  readonly perSecond: number;
  /** Milliseconds before it answers, from 0 up to this, in turns. */
  readonly slow: number;
}

const SECOND = 1_000;

export async function startPushServer({ perSecond, slow }: PushServerOptions): Promise<PushServer> {
  const arrived: Arrival[] = [];
  const recent: number[] = [];
  let refused = 0;
  let calls = 0;
  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const piece of request) body += String(piece);
      const at = performance.now();
      while (recent.length > 0 && at - (recent[0] ?? at) >= SECOND) recent.shift();
      const accepted = recent.length < perSecond;
      if (accepted) {
        recent.push(at);
        const { to, nonce } = JSON.parse(body) as { to: string; nonce: string };
        arrived.push({ to, nonce, at });
      } else refused += 1;
      calls += 1;
      await sleep((calls * 7) % (slow + 1));
      response.writeHead(accepted ? 200 : 429, { 'content-type': 'application/json' });
      response.end(JSON.stringify(accepted ? { message: arrived.length } : { retryAfter: SECOND }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    get refused() {
      return refused;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
