import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectDiscord } from '../../src/adapters/discord/connect.js';
import type { Dispatcher, Send } from '../../src/dispatch/dispatcher.js';
import type { Incoming } from '../../src/dispatch/incoming.js';
import { useSlash } from '../support/discord/events.js';
import { textIn } from '../support/discord/reading.js';
import { startDiscord, type DiscordServer } from '../support/discord/server.js';
import { collectedLog } from '../support/log.js';
import { startProxy, type Proxy } from '../support/proxy.js';
import { sampleEngine, sampleKnowledge } from '../support/fixture.js';

let server: DiscordServer;
let proxy: Proxy;
beforeEach(async () => {
  [server, proxy] = await Promise.all([startDiscord(), startProxy()]);
});
afterEach(async () => {
  await server.close();
  await proxy.close();
});

/** Says hello to everything. */
function greeter(): { dispatcher: Dispatcher; greeted: Promise<Incoming> } {
  let tell: (incoming: Incoming) => void = () => undefined;
  const greeted = new Promise<Incoming>((resolve) => (tell = resolve));
  const accept = async (incoming: Incoming, send: Send) => {
    const blocks = [{ kind: 'paragraph', line: [{ kind: 'text', text: '你好' }] }] as const;
    await send({ visibility: 'public', blocks, buttons: [] }, incoming);
    tell(incoming);
    return { fresh: true, done: Promise.resolve() };
  };
  const dispatcher: Dispatcher = {
    accept,
    resume: () => Promise.resolve(0),
    expire: () => Promise.resolve(0),
    policy: () => ({}),
    readPolicies: () => Promise.resolve(),
  };
  return { dispatcher, greeted };
}

test('gateway and REST go through the proxy, and nothing goes past it', async () => {
  const { dispatcher, greeted } = greeter();
  const log = collectedLog();
  const channel = await connectDiscord(
    { token: server.token, apiBase: server.apiBase, proxy: proxy.url },
    {
      dispatcher,
      library: () => Promise.resolve(sampleKnowledge().library),
      search: async () => (await sampleEngine()).search,
      log,
      fail: () => undefined,
    },
  );
  useSlash(server, { who: 'alice', where: server.world.room('study') }, 'quiz');
  await greeted;
  await channel.close();
  expect(server.world.messages.map(textIn)).toEqual(['你好']);
  const target = `127.0.0.1:${server.port}`;
  expect(new Set(proxy.tunnels)).toEqual(new Set([target]));
  // Every connection the server saw came out of a tunnel: at least one for REST and one for the gateway.
  expect(server.connections).toBe(proxy.tunnels.length);
  expect(proxy.tunnels.length).toBeGreaterThanOrEqual(2);
});
