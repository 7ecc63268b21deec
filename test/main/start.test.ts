/** The program as it is started, both platforms at once, on a real PostgreSQL. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { useSlash, writeMessage, type Doing } from '../support/discord/events.js';
import { textIn } from '../support/discord/reading.js';
import { startDiscord, type DiscordServer } from '../support/discord/server.js';
import { freshDatabase } from '../support/postgres.js';
import { startTelegram, type TelegramServer } from '../support/telegram/server.js';

const root = join(import.meta.dirname, '..', '..');
const answer = '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK，双方进入 ESTABLISHED';
const patience = { timeout: 45_000, interval: 25 };

/** One note and the lexicon: enough to talk about, quick to start. */
function smallKnowledge(folder: string): string {
  const knowledge = join(folder, 'knowledge');
  mkdirSync(join(knowledge, 'network'), { recursive: true });
  cpSync(join(root, 'knowledge', 'lexicon'), join(knowledge, 'lexicon'), { recursive: true });
  const note = join('network', 'tcp-three-way-handshake.md');
  cpSync(join(root, 'knowledge', note), join(knowledge, note));
  return knowledge;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

class Program {
  logged = '';
  readonly #child: ChildProcess;

  constructor(env: Readonly<Record<string, string>>) {
    const args = ['--import', 'tsx', join(root, 'src', 'main.ts'), 'start'];
    this.#child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
    this.#child.stderr?.on('data', (piece: Buffer) => (this.logged += piece.toString()));
  }

  async logs(wanted: string): Promise<void> {
    await expect.poll(() => this.logged, patience).toContain(wanted);
  }

  /** The exit code. */
  async stop(): Promise<number | null> {
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGTERM');
    const [code] = (await closed) as [number | null];
    return code;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

const programs: Program[] = [];
afterEach(() => {
  for (const program of programs.splice(0)) program.kill();
});

interface Setting {
  readonly discord: DiscordServer;
  readonly telegram: TelegramServer;
  readonly env: Readonly<Record<string, string>>;
  readonly metrics: string;
  readonly close: () => Promise<void>;
}

async function setting(): Promise<Setting> {
  const [discord, telegram, database, port] = await Promise.all([
    startDiscord(),
    startTelegram(),
    freshDatabase(),
    freePort(),
  ]);
  const folder = mkdtempSync(join(inject('run'), 'start-'));
  return {
    discord,
    telegram,
    metrics: `http://127.0.0.1:${String(port)}`,
    env: {
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      KNOWLEDGE_DIR: smallKnowledge(folder),
      JIEBA: 'wasm',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.apiBase,
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      METRICS_PORT: String(port),
      HTTPS_PROXY: '',
      https_proxy: '',
    },
    close: async () => {
      await Promise.all([discord.close(), telegram.close()]);
      await database.drop();
    },
  };
}

const started = async (env: Setting['env']): Promise<Program> => {
  const program = new Program(env);
  programs.push(program);
  await program.logs('Kaodian is ready');
  return program;
};

/** Somebody on Telegram, in a DM. */
function onTelegram(telegram: TelegramServer) {
  const from = { id: 4711, is_bot: false, first_name: '小明' };
  const chat = { id: from.id, type: 'private', first_name: from.first_name } as const;
  return {
    /** Says something and resolves with the newest text once it matches. */
    async says(text: string, wanted: RegExp): Promise<string> {
      telegram.chats.open(chat);
      const before = telegram.events.length;
      const date = Math.floor(Date.now() / 1000);
      const message = { message_id: telegram.chats.nextMessageId(), date, chat, from, text };
      telegram.push({ message: message });
      const heard = (): string =>
        telegram.events
          .slice(before)
          .flatMap((event) => (event.kind === 'sent' || event.kind === 'edited' ? [event.shown.text] : []))
          .join('\n');
      await expect.poll(heard, patience).toMatch(wanted);
      return heard();
    },
  };
}

/** The same person on Discord, in a DM. */
function onDiscord(server: DiscordServer) {
  const { world } = server;
  const doing: Doing = { who: 'ming', where: world.dm(world.user('ming').id) };
  const hears = async (act: () => unknown, wanted: RegExp): Promise<string> => {
    const before = world.messages.length;
    act();
    const heard = (): string => world.messages.slice(before).map(textIn).join('\n');
    await expect.poll(heard, patience).toMatch(wanted);
    return heard();
  };
  return {
    says: (text: string, wanted: RegExp) => hears(() => writeMessage(server, doing, { text }), wanted),
    uses: (name: string, options: Parameters<typeof useSlash>[3], wanted: RegExp) =>
      hears(() => useSlash(server, doing, name, options), wanted),
  };
}

describe('npm start', () => {
  test('asks, grades and links on both platforms at once, and stops when told to', async () => {
    const { discord, telegram, env, metrics, close } = await setting();
    const program = await started(env);
    const here = onTelegram(telegram);
    const there = onDiscord(discord);

    await here.says('/quiz 三次握手', /难度/u);
    await here.says(`/answer ${answer}`, /\d+ 分/u);
    await there.uses('quiz', [{ name: 'topic', value: '三次握手' }], /难度/u);
    await there.says(answer, /\d+ 分/u);
    await there.uses('progress', [], /今天 1 题/u);

    const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/u.exec(await here.says('/link', /连接码/u))?.[0] ?? '';
    await there.uses('link', [{ name: 'code', value: code }], /连好了/u);
    await there.uses('progress', [], /今天 2 题/u);
    await here.says('/progress', /今天 2 题/u);

    const health = await fetch(`${metrics}/healthz`);
    expect(await health.json()).toEqual({ database: 'ok', discord: 'ok', telegram: 'ok' });
    const measured = await (await fetch(`${metrics}/metrics`)).text();
    expect(measured).toMatch(/kaodian_update_seconds_count\{platform="discord",kind="command"\} [1-9]/u);
    expect(measured).toMatch(/kaodian_update_seconds_count\{platform="telegram",kind="text"\} [1-9]/u);
    expect(measured).toMatch(/kaodian_grading_seconds_count [1-9]/u);

    expect(await program.stop()).toBe(0);
    expect(telegram.faults).toEqual([]);
    expect(discord.validated.refused).toEqual([]);
    expect(program.logged).not.toContain('"level":"error"');
    for (const secret of [discord.token, telegram.token]) expect(program.logged).not.toContain(secret);
    await close();
  });

  test('of two processes one receives; the other takes over when it ends', async () => {
    const { telegram, env, close } = await setting();
    const { METRICS_PORT: _, ...telegramOnly } = env;
    const first = await started({ ...telegramOnly, DISCORD_TOKEN: '' });
    const second = await started({ ...telegramOnly, DISCORD_TOKEN: '' });
    expect(second.logged).toContain('another process receives');
    const here = onTelegram(telegram);
    await here.says('/quiz 三次握手', /难度/u);
    first.kill();
    await second.logs('this process receives');
    await here.says(`/answer ${answer}`, /\d+ 分/u);
    expect(await second.stop()).toBe(0);
    await close();
  });

  test('with a wrong token says so and ends, without telling the token', async () => {
    const { telegram, env, close } = await setting();
    const program = new Program({ ...env, DISCORD_TOKEN: '', TELEGRAM_TOKEN: '1:wrong-secret' });
    programs.push(program);
    await program.logs('the program cannot go on');
    expect(program.logged).not.toContain('wrong-secret');
    expect(telegram.events).toEqual([]);
    await close();
  });
});
