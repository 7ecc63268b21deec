/** The chat in a terminal: lines in, replies out, one at a time. Piped input works line by line. */
import { createInterface, type Interface } from 'node:readline';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../core/notes/library.js';
import type { Dispatcher, Send } from '../../dispatch/dispatcher.js';
import type { Content } from '../../dispatch/incoming.js';
import type { Reply } from '../../replies/reply.js';
import { historyIn } from './history.js';
import { keyOf, shownAfter, type Shown } from './keys.js';
import { complete } from './manifest.js';
import { receive, startContent, toIncoming, type Person } from './receive.js';
import { render } from './render.js';
import { spin } from './spinner.js';
import { styleFor } from './style.js';
import { wordsFor } from './words.js';

export interface TerminalParts {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly colour: boolean;
  readonly person: Person;
  /** Opened while the prompt is already there; rejects when it cannot be. */
  readonly dispatcher: Promise<Dispatcher>;
  /** For completion; undefined while the notes load. */
  library(): Library | undefined;
  readonly historyFile: string;
  /** Where exports are written. */
  readonly exportDir: string;
  id(): string;
  now(): number;
}

/** Lines that arrive within this time were pasted together and are one message. */
const PASTE_MS = 25;
const WIDEST = 92;

/** Resolves when the input ends and every reply is out. @throws what the dispatcher could not be opened for */
export async function connectTerminal(parts: TerminalParts): Promise<void> {
  const { input, output, person } = parts;
  const interactive = input.isTTY === true && output.isTTY === true;
  const words = wordsFor(person.locale);
  const style = styleFor(parts.colour);
  const history = historyIn(parts.historyFile);
  const say = (text: string): void => void output.write(`${text}\n`);
  let shown: Shown = new Map();

  const rl: Interface = createInterface({
    input,
    ...(interactive && { output, history: history.read(), historySize: 200, removeHistoryDuplicates: true }),
    terminal: interactive,
    prompt: style.key('› '),
    crlfDelay: Infinity,
    completer: (line: string) => complete(line, parts.library()),
  });
  say(style.soft(words.banner));
  if (interactive) rl.prompt();

  const send: Send = (reply) => {
    shown = shownAfter(shown, reply);
    const width = Math.min(output.columns ?? 80, WIDEST);
    say(`\n${render(reply, { width, style })}${fileNote(reply)}\n`);
    if (reply.forgotten === true) forgetHistory();
    return Promise.resolve(undefined);
  };
  const fileNote = (reply: Reply): string => {
    if (!reply.file) return '';
    const file = join(parts.exportDir, reply.file.name);
    mkdirSync(parts.exportDir, { recursive: true });
    writeFileSync(file, reply.file.content, { mode: 0o600 });
    return `\n  ${words.savedTo(file)}`;
  };
  const forgetHistory = (): void => {
    history.clear();
    Object.assign(rl, { history: [] });
  };

  /** Runs one update; the line being typed is put back below its reply. */
  const run = async (content: Content): Promise<void> => {
    const stop = interactive ? spin(output) : () => undefined;
    const cleared: Send = (reply, incoming) => {
      stop();
      if (interactive) output.write('\r\u001b[K');
      return send(reply, incoming);
    };
    try {
      const dispatcher = await parts.dispatcher;
      const accepted = await dispatcher.accept(toIncoming(content, person, parts.id(), parts.now()), cleared);
      await accepted.done;
    } finally {
      stop();
      if (interactive && !closed) rl.prompt(true);
    }
  };

  let closed = false;
  let tail: Promise<void> = begin();
  async function begin(): Promise<void> {
    const dispatcher = await parts.dispatcher;
    await dispatcher.resume('terminal', send);
    await run(startContent);
  }
  // Failures surface when the tail is awaited at the end; until then nothing may be reported as unhandled.
  tail.catch(() => {
    rl.close();
  });
  const queue = (task: () => Promise<void>): void => {
    tail = tail.then(task);
    tail.catch(() => undefined);
  };

  const take = (line: string): void => {
    queue(async () => {
      if (!interactive) say(`${style.key('›')} ${line}`);
      const received = receive(line, shown);
      if (received.kind === 'incoming') await run(received.content);
      else if (received.kind === 'no_such_key') {
        say(`\n  ${words.noSuchKey(received.key)}\n`);
        if (interactive) rl.prompt();
      } else if (interactive) rl.prompt();
    });
  };

  collectLines(rl, interactive ? PASTE_MS : 0, take);
  rl.on('history', (lines: string[]) => {
    history.write(lines.filter((line) => keyOf(line) === undefined));
  });
  let asked = false;
  rl.on('SIGINT', () => {
    if (rl.line === '' && asked) {
      rl.close();
      return;
    }
    asked = rl.line === '';
    output.write(asked ? `\n${style.soft(words.again)}\n` : '\n');
    rl.write(null, { ctrl: true, name: 'u' });
    rl.prompt();
  });
  rl.on('line', () => {
    asked = false;
  });

  await new Promise<void>((resolve) => rl.once('close', resolve));
  closed = true;
  // Lines collected but not yet queued are taken before the end.
  await new Promise((resolve) => setTimeout(resolve, interactive ? PASTE_MS : 0));
  await tail;
  say(interactive ? `\n${style.soft(words.goodbye)}` : '');
}

/** Joins lines that come in one burst, but never commands with what follows them. */
function collectLines(rl: Interface, window: number, take: (line: string) => void): void {
  if (window === 0) {
    rl.on('line', take);
    return;
  }
  let burst: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    timer = undefined;
    const lines = burst;
    burst = [];
    if (lines.length > 0) take(lines.join('\n'));
  };
  rl.on('line', (line) => {
    burst.push(line);
    clearTimeout(timer);
    timer = setTimeout(flush, window);
  });
}
