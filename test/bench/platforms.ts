/**
 * `npm run bench:platforms`: the built program (`npm run prepare`) with both platforms against local test
 * servers: cold start, memory, and interactions through the whole path, the test servers included.
 *   --server         on a PostgreSQL of its own; else on the embedded database
 *   --interactions N (2000) half of them questions, half answers, spread over people who each wait for a reply
 *   --at-once N      people at work at the same time (20)
 * Prints one JSON object. Nothing here is a test.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { writeMessage } from '../support/discord/events.js';
import { startDiscord, type DiscordServer } from '../support/discord/server.js';
import { startServer, stopServer } from '../support/postgres-server.js';
import { startTelegram, type TelegramServer } from '../support/telegram/server.js';
import { percentile } from './measure.js';

const { values } = parseArgs({
  options: {
    server: { type: 'boolean', default: false },
    interactions: { type: 'string', default: '2000' },
    'at-once': { type: 'string', default: '20' },
  },
});
const interactions = Number(values.interactions);
const atOnce = Number(values['at-once']);
const root = join(import.meta.dirname, '..', '..');
const METRICS_PORT = '19381';
/** Nobody goes faster than the rate limits: each person says a few things only. */
const EACH = 10;
/** Milliseconds after which a reply counts as lost. */
const PATIENCE = 20_000;
const answer = '客户端先发 SYN，服务器回 SYN+ACK，客户端再回 ACK，双方进入 ESTABLISHED';

/** Somebody in a DM: says something and resolves when the bot has replied. */
type Say = (text: string) => Promise<void>;

/** Waits for what the servers have noticed; one loop for everybody. */
class Replies {
  readonly #waiting = new Map<string, () => void>();
  #seen = 0;

  constructor(
    private readonly size: () => number,
    private readonly who: (at: number) => string | undefined,
  ) {}

  next(who: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(who, resolve));
  }

  look(): void {
    for (; this.#seen < this.size(); this.#seen += 1) {
      const who = this.who(this.#seen);
      if (who === undefined) continue;
      this.#waiting.get(who)?.();
      this.#waiting.delete(who);
    }
  }
}

function telegramPeople(server: TelegramServer): { replies: Replies; person: (n: number) => Say } {
  const replies = new Replies(
    () => server.events.length,
    (at) => {
      const event = server.events[at];
      return event?.kind === 'sent' || event?.kind === 'edited' ? String(event.shown.chat) : undefined;
    },
  );
  const person = (n: number): Say => {
    const from = { id: 10_000 + n, is_bot: false, first_name: `P${String(n)}` };
    const chat = { id: from.id, type: 'private', first_name: from.first_name } as const;
    server.chats.open(chat);
    return (text) => {
      const replied = replies.next(String(chat.id));
      const date = Math.floor(Date.now() / 1000);
      server.push({ message: { message_id: server.chats.nextMessageId(), date, chat, from, text } });
      return replied;
    };
  };
  return { replies, person };
}

function discordPeople(server: DiscordServer): { replies: Replies; person: (n: number) => Say } {
  const { world } = server;
  const replies = new Replies(
    () => world.messages.length,
    (at) => world.messages[at]?.channel,
  );
  const person = (n: number): Say => {
    const who = `p${String(n)}`;
    const where = world.dm(world.user(who).id);
    return (text) => {
      const replied = replies.next(where.id);
      writeMessage(server, { who, where }, { text });
      return replied;
    };
  };
  return { replies, person };
}

const memoryOf = (child: ChildProcess, field: 'VmRSS' | 'VmHWM'): number => {
  const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+) kB`, 'u').exec(status)?.[1]) / 1024);
};

const metric = async (name: string): Promise<number> => {
  const text = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'mu').exec(text)?.[1]);
};

const folder = mkdtempSync(join(tmpdir(), 'kaodian-bench-'));
// PostgreSQL may run as another user.
chmodSync(folder, 0o755);
const [discord, telegram] = await Promise.all([startDiscord(), startTelegram()]);
const database = values.server ? await startServer(join(folder, 'postgres')) : undefined;
const began = performance.now();
const child = spawn(process.execPath, [join(root, 'dist', 'main.js'), 'start'], {
  cwd: folder,
  env: {
    PATH: process.env.PATH,
    NODE_OPTIONS: process.env.NODE_OPTIONS,
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: database ? `${database.url}postgres` : '',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_BASE: discord.apiBase,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    METRICS_PORT,
  },
  stdio: ['ignore', 'inherit', 'pipe'],
});
let logged = '';
child.stderr.on('data', (piece: Buffer) => (logged += piece.toString()));
while (!logged.includes('Kaodian is ready') && child.exitCode === null) await sleep(5);
const say = (what: string): void => void process.stderr.write(`${what}\n`);
say(child.exitCode === null ? 'ready' : logged);
const readyMs = performance.now() - began;

const platforms = [telegramPeople(telegram), discordPeople(discord)] as const;
const looking = setInterval(() => {
  for (const { replies } of platforms) replies.look();
}, 1);
const [first] = platforms;
const firstSays = first.person(0);
await firstSays('/quiz 三次握手');
await firstSays(answer);
const firstGradeMs = performance.now() - began;
const memoryAtStart = memoryOf(child, 'VmRSS');

say('first answer graded');
const took: number[] = [];
const transactionsBefore = await metric('kaodian_transaction_seconds_count\\{result="committed"\\}');
const start = performance.now();
let people = 0;
let lost = 0;
const worker = async (): Promise<void> => {
  while (took.length < interactions) {
    const n = (people += 1);
    const says = platforms[n % 2 === 0 ? 0 : 1].person(n);
    for (let turn = 0; turn < EACH && took.length < interactions; turn += 1) {
      const from = performance.now();
      const replied = says(turn % 2 === 0 ? '/quiz 三次握手' : answer).then(() => true);
      if (!(await Promise.race([replied, sleep(PATIENCE, false)]))) lost += 1;
      took.push(performance.now() - from);
    }
  }
};
await Promise.all(Array.from({ length: atOnce }, worker));
const seconds = (performance.now() - start) / 1000;
const transactions =
  (await metric('kaodian_transaction_seconds_count\\{result="committed"\\}')) - transactionsBefore;
clearInterval(looking);
const memory = { atStart: memoryAtStart, now: memoryOf(child, 'VmRSS'), most: memoryOf(child, 'VmHWM') };
child.kill('SIGTERM');
const stopping = performance.now();
const [code] = (await once(child, 'close')) as [number | null];
process.stdout.write(
  `${JSON.stringify({
    database: database ? 'PostgreSQL' : 'embedded',
    load: loadavg()[0],
    readyMs: Math.round(readyMs),
    firstGradeMs: Math.round(firstGradeMs),
    interactions: took.length,
    atOnce,
    lost,
    perSecond: Number((took.length / seconds).toFixed(1)),
    p50Ms: Math.round(percentile(took, 0.5)),
    p99Ms: Math.round(percentile(took, 0.99)),
    transactionsEach: Number((transactions / took.length).toFixed(2)),
    memoryMb: memory,
    stop: { code, ms: Math.round(performance.now() - stopping) },
    refused: [...telegram.faults, ...discord.validated.refused].slice(0, 3),
    errors: logged
      .split('\n')
      .filter((line) => line.includes('"level":"error"'))
      .map((line) => line.slice(0, 600)),
  })}\n`,
);
await Promise.all([discord.close(), telegram.close()]);
if (database) await stopServer(database);
rmSync(folder, { recursive: true, force: true });
