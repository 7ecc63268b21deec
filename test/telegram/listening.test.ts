import { connect, createServer as listenRaw, type AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { connectTelegram, type TelegramSettings } from '../../src/adapters/telegram/connect.js';
import { menus, registerTelegram } from '../../src/adapters/telegram/manifest.js';
import type { Channel } from '../../src/dispatch/channel.js';
import type { Dispatcher } from '../../src/dispatch/dispatcher.js';
import type { Incoming } from '../../src/dispatch/incoming.js';
import { collectedLog } from '../support/log.js';
import { startTelegram, type TelegramServer } from '../support/telegram/server.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const server = async (): Promise<TelegramServer> => {
  const started = await startTelegram();
  open.push(started);
  return started;
};

/** A dispatcher that remembers what it was given; `commit` decides when it is committed. */
function remembering(commit: () => Promise<void> = () => Promise.resolve()) {
  const got: Incoming[] = [];
  const dispatcher = {
    async accept(incoming: Incoming) {
      got.push(incoming);
      await commit();
      return { fresh: true, done: Promise.resolve() };
    },
    resume: () => Promise.resolve(0),
  } as unknown as Dispatcher;
  return { got, dispatcher };
}

async function connected(settings: TelegramSettings, dispatcher: Dispatcher): Promise<Channel> {
  const never = (): Promise<never> => Promise.reject(new Error('not asked for'));
  const channel = await connectTelegram(settings, {
    dispatcher,
    library: never,
    search: never,
    log: collectedLog(),
    fail: () => undefined,
  });
  open.push(channel);
  return channel;
}

const from = { id: 1, is_bot: false, first_name: 'alice' };
const message = {
  message_id: 1,
  date: 1,
  chat: { id: 1, type: 'private', first_name: 'a' },
  from,
  text: '/help',
};

describe('a webhook', () => {
  const secret = 'webhook-secret';
  const freePort = async (): Promise<number> => {
    const probe = listenRaw().listen(0);
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  };
  const call = (port: number, given: string, body: string, path = '/telegram') =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': given, 'content-type': 'application/json' },
      body,
    });

  test('answers 200 once the update is committed, and not before', async () => {
    const { url: apiRoot, token, calls } = await server();
    const port = await freePort();
    let commit = (): void => undefined;
    const committed = new Promise<void>((resolve) => (commit = resolve));
    const { got, dispatcher } = remembering(() => committed);
    await connected(
      { token, apiRoot, webhook: { url: 'https://bot.example/telegram', secret, port } },
      dispatcher,
    );
    expect(calls.find(({ method }) => method === 'setWebhook')?.payload).toMatchObject({
      secret_token: secret,
    });
    let answered = false;
    const answer = call(port, secret, JSON.stringify({ update_id: 7, message })).finally(
      () => (answered = true),
    );
    await expect.poll(() => got.length).toBe(1);
    expect(answered).toBe(false);
    commit();
    expect((await answer).status).toBe(200);
    expect(got[0]).toMatchObject({ key: 'telegram:4242:7', content: { text: '/help' } });
  });

  test('is Telegram’s alone, and takes updates only', async () => {
    const { url: apiRoot, token } = await server();
    const port = await freePort();
    const { got, dispatcher } = remembering();
    await connected(
      { token, apiRoot, webhook: { url: 'https://bot.example/telegram', secret, port } },
      dispatcher,
    );
    const update = JSON.stringify({ update_id: 7, message });
    const statuses = await Promise.all([
      call(port, 'guessed-secret', update),
      call(port, '', update),
      call(port, secret, update, '/elsewhere'),
      call(port, secret, 'no json'),
      call(port, secret, '{}'),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 400, 400]);
    expect(got).toEqual([]);
  });
});

describe('a proxy', () => {
  test('carries every call', async () => {
    const telegram = await server();
    const tunnels: string[] = [];
    const proxy = createServer();
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const [host, port] = (request.url ?? '').split(':');
      const upstream = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
    open.push({ close: () => new Promise((resolve) => proxy.close(() => resolve())) });
    const { port } = proxy.address() as AddressInfo;
    const { got, dispatcher } = remembering();
    await connected(
      { token: telegram.token, apiRoot: telegram.url, proxy: `http://127.0.0.1:${port}` },
      dispatcher,
    );
    telegram.push({ message: message as never });
    await expect.poll(() => got.length).toBe(1);
    expect(new Set(tunnels)).toEqual(new Set([telegram.url.replace('http://', '')]));
  });
});

describe('menus', () => {
  test('show at most seven commands in each kind of chat, in both languages', () => {
    for (const { commands } of menus) expect(commands.length).toBeLessThanOrEqual(7);
    expect(menus.map(({ scope, language }) => `${scope.type} ${language}`)).toContain('all_private_chats en');
    expect(menus.find(({ language }) => language === '')?.commands[0]).toEqual({
      command: 'quiz',
      description: '出一道题，可以指定主题和难度',
    });
  });

  test('are compared before they are set', async () => {
    const { url: apiRoot, token, calls } = await server();
    const writes = (): number => calls.filter(({ method }) => method === 'setMyCommands').length;
    expect(await registerTelegram({ token, apiRoot })).toBe('written');
    expect(writes()).toBe(menus.length);
    expect(await registerTelegram({ token, apiRoot })).toBe('unchanged');
    expect(writes()).toBe(menus.length);
  });
});

test('a token that Telegram does not know ends the start, without being told', async () => {
  const { url: apiRoot } = await server();
  const { dispatcher } = remembering();
  const failed = connected({ token: '1:wrong-token', apiRoot }, dispatcher);
  await expect(failed).rejects.toThrow('Telegram: Unauthorized (401)');
  await expect(failed).rejects.not.toThrow('wrong-token');
});
