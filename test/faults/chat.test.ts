import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { freshDatabase } from '../support/postgres.js';

const root = join(import.meta.dirname, '..', '..');

/** One note and the lexicon: enough to talk about, quick to start. */
function smallKnowledge(folder: string): string {
  const knowledge = join(folder, 'knowledge');
  mkdirSync(join(knowledge, 'network'), { recursive: true });
  cpSync(join(root, 'knowledge', 'lexicon'), join(knowledge, 'lexicon'), { recursive: true });
  const note = join('network', 'tcp-three-way-handshake.md');
  cpSync(join(root, 'knowledge', note), join(knowledge, note));
  return knowledge;
}

/** The real program in a terminal without a screen: lines in, text out. */
class Chat {
  printed = '';
  readonly #child: ChildProcess;

  constructor(folder: string, knowledge: string, databaseUrl: string) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', join(root, 'src', 'main.ts'), 'chat'], {
      cwd: root,
      env: {
        ...process.env,
        DATA_DIR: folder,
        KNOWLEDGE_DIR: knowledge,
        JIEBA: 'wasm',
        DATABASE_URL: databaseUrl,
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child.stdout?.on('data', (piece: Buffer) => (this.printed += piece.toString()));
    this.#child.stdin?.on('error', () => undefined);
  }

  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Waits until something matching has been printed since `from`. */
  async prints(wanted: RegExp, from: number): Promise<string> {
    for (let waited = 0; waited < 60_000; waited += 20) {
      const found = wanted.exec(this.printed.slice(from));
      if (found) return found[0];
      await sleep(20);
    }
    throw new Error(`never printed ${String(wanted)}: ${this.printed.slice(from)}`);
  }

  async say(line: string, wanted: RegExp): Promise<string> {
    const from = this.printed.length;
    this.type(line);
    return this.prints(wanted, from);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await once(this.#child, 'close');
  }

  async end(): Promise<number | null> {
    this.#child.stdin?.end();
    const [code] = (await once(this.#child, 'close')) as [number | null];
    return code;
  }
}

/** Empty: the embedded database. */
const databases = [
  ['PGlite', () => Promise.resolve('')],
  ['PostgreSQL', async () => (await freshDatabase()).url],
] as const;

const promise =
  'kill -9 of a chat on %s, at any moment, loses no answer that was graded and grades none twice';

test.each(databases)(promise, async (_, database) => {
  const databaseUrl = await database();
  const folder = mkdtempSync(join(inject('run'), 'chat-'));
  const knowledge = smallKnowledge(folder);
  const graded: string[] = [];
  const greeted = /1\/3|2\/3|3\/3|欢迎回来|接着/u;
  for (let life = 0; life < 8; life += 1) {
    const chat = new Chat(folder, knowledge, databaseUrl);
    await chat.prints(greeted, 0);
    for (let turn = 0; turn < 3; turn += 1) {
      const name = `答${String(life)}第${String(turn)}`;
      await chat.say('/quiz 三次握手', /难度 \d/u);
      await chat.say(`/answer ${name}，客户端先发 SYN`, /\d+ 分 ·/u);
      graded.push(name);
    }
    await chat.say('/quiz 三次握手', /难度 \d/u);
    // Killed somewhere between receiving this answer and having replied to it.
    chat.type(`/answer 最后${String(life)}，客户端先发 SYN`);
    await sleep(life * 4);
    await chat.kill();
  }
  const last = new Chat(folder, knowledge, databaseUrl);
  await last.prints(greeted, 0);
  await last.say('/export', /已保存到/u);
  expect(await last.end()).toBe(0);
  const [file = ''] = readdirSync(join(folder, 'exports'));
  const exported = readFileSync(join(folder, 'exports', file), 'utf8');
  const attempts = (JSON.parse(exported) as { tables: { attempts: { answer: string }[] } }).tables.attempts;
  const answers = attempts.map(({ answer }) => answer);
  for (const name of graded) expect(answers.filter((answer) => answer.startsWith(name))).toHaveLength(1);
  for (let life = 0; life < 8; life += 1) {
    const times = answers.filter((answer) => answer.startsWith(`最后${String(life)}`)).length;
    expect(times).toBeLessThanOrEqual(1);
  }
});
