/** `/healthz` and `/metrics` over HTTP, for whoever watches the process. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Watched {
  /** What is the matter, by part; a part that is well says `ok`. */
  health(): Promise<Readonly<Record<string, string>>>;
  metrics(): Promise<string>;
  readonly metricsType: string;
}

export interface WatchServer {
  readonly port: number;
  close(): Promise<void>;
}

const send = (to: ServerResponse, status: number, type: string, body: string): void => {
  to.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
};

/** Listens on all interfaces: in a container it is asked from outside. @param port 0: any free one */
export async function serveWatched(port: number, watched: Watched): Promise<WatchServer> {
  const answer = async (path: string | undefined, to: ServerResponse): Promise<void> => {
    if (path === '/metrics') {
      send(to, 200, watched.metricsType, await watched.metrics());
    } else if (path === '/healthz') {
      const health = await watched.health();
      const well = Object.values(health).every((state) => state === 'ok');
      send(to, well ? 200 : 503, 'application/json', `${JSON.stringify(health)}\n`);
    } else {
      send(to, 404, 'text/plain', 'there is /healthz and /metrics\n');
    }
  };
  const server = createServer((request, response) => {
    answer(request.url?.split('?')[0], response).catch(() => {
      send(response, 500, 'text/plain', 'something went wrong; see the log\n');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
