/** A network to a server that can be cut, closed or slow: a TCP proxy that tests drive. */
import net from 'node:net';

export interface Flaky {
  /** The given address through this network. */
  through(url: string): string;
  /** `on` passes everything; `silent` accepts and swallows everything; `closed` drops and refuses everybody. */
  set(mode: 'on' | 'silent' | 'closed'): Promise<void>;
  close(): Promise<void>;
}

const listen = (server: net.Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

/** Between whoever uses `through(url)` and the server of `url`. */
export const flakyNetwork = async (url: string): Promise<Flaky> => {
  const target = new URL(url);
  const sockets = new Set<net.Socket>();
  let mode: 'on' | 'silent' | 'closed' = 'on';
  const keep = (socket: net.Socket): net.Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = net.createServer((client) => {
    keep(client);
    const upstream = keep(net.connect(Number(target.port), target.hostname));
    client.on('data', (data) => mode === 'on' && upstream.write(data));
    upstream.on('data', (data) => mode === 'on' && client.write(data));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  const port = await listen(server, 0);
  const drop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    through(address) {
      const parsed = new URL(address);
      parsed.hostname = '127.0.0.1';
      parsed.port = String(port);
      return parsed.href;
    },
    async set(next) {
      const before = mode;
      mode = next;
      if (next === 'closed') await drop();
      else if (before === 'closed') await listen(server, port);
    },
    async close() {
      if (mode !== 'closed') await drop();
    },
  };
};
