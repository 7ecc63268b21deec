/** The chat in a terminal: lines in, replies out, one at a time. Piped input works line by line. */
import { createInterface, type Interface } from 'node:readline';
import type { Library } from '../../core/notes/library.js';
import { StoreUnavailable } from '../../core/store.js';
import { cleanText } from '../../core/tutor/text.js';
import type { Dispatcher, Send } from '../../dispatch/dispatcher.js';
import type { Content } from '../../dispatch/incoming.js';
import { historyIn, type History } from './history.js';
import { keyOf, shownAfter, type Shown } from './keys.js';
import { readMessages } from './lines.js';
import { complete } from './manifest.js';
import { receive, startContent, toIncoming, type Person } from './receive.js';
import { Screen } from './screen.js';
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
  /** Called once, when nobody has typed for a moment: time to load what keeps the machine busy. */
  readonly idle: () => void;
  readonly historyFile: string;
  readonly exportDir: string;
  id(): string;
  now(): number;
  /** Ends the chat as Ctrl-D does. */
  readonly signal: AbortSignal;
}

/** Resolves when the input has ended and every reply is out. @throws what the dispatcher could not be opened for */
export async function connectTerminal(parts: TerminalParts): Promise<void> {
  const { input, output, person } = parts;
  const interactive = input.isTTY === true && output.isTTY === true;
  const words = wordsFor(person.locale);
  const style = styleFor(parts.colour);
  const history = historyIn(parts.historyFile);
  const rl = openLine(parts, interactive, history);
  const screen = new Screen({ rl, output, interactive, style, words, exportDir: parts.exportDir });
  rl.setPrompt(screen.promptText);
  const ended = new Promise<void>((resolve) => rl.once('close', resolve));
  parts.signal.addEventListener('abort', () => {
    rl.close();
  });

  let shown: Shown = new Map();
  const send: Send = (reply) => {
    shown = shownAfter(shown, reply);
    screen.reply(reply);
    if (reply.forgotten === true) forgetHistory(rl, history);
    return Promise.resolve(undefined);
  };
  const run = async (content: Content): Promise<void> => {
    const dispatcher = await parts.dispatcher;
    const incoming = toIncoming(content, person, parts.id(), parts.now());
    await (
      await dispatcher.accept(incoming, send)
    ).done;
  };
  // A database that cannot be reached yet is no reason to give up: the replies say so until it is back.
  const resume = async (): Promise<void> => {
    try {
      await (await parts.dispatcher).resume('terminal', send);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  };
  const begin = async (): Promise<void> => {
    await resume();
    await run(startContent);
    if (interactive) onceIdle(input, parts.idle, ended);
  };
  const answer = (message: string): Promise<void> => {
    if (!interactive) screen.say(`› ${cleanText(message)}`);
    const received = receive(message, shown);
    if (received.kind === 'incoming') return run(received.content);
    if (received.kind === 'no_such_key') screen.say(`\n  ${words.noSuchKey(received.key)}\n`);
    return Promise.resolve();
  };

  // One at a time, in order; a failure ends the chat and is thrown at the end.
  let tail: Promise<void> = Promise.resolve();
  const queue = (task: () => Promise<void>): void => {
    tail = tail.then(async () => {
      const stop = screen.busy();
      try {
        await task();
      } finally {
        stop();
        screen.prompt();
      }
    });
    tail.catch(() => {
      rl.close();
    });
  };
  screen.say(style.soft(words.banner));
  screen.prompt();
  queue(begin);
  const flush = readMessages(rl, interactive, (message) => {
    queue(() => answer(message));
  });
  onInterrupt(rl, () => {
    screen.say(style.soft(words.again));
    screen.prompt();
  });
  await ended;
  flush();
  await tail;
  if (interactive) output.write(`\n${style.soft(words.goodbye)}\n`);
}

function openLine(parts: TerminalParts, interactive: boolean, history: History): Interface {
  const { input, output } = parts;
  const rl = createInterface({
    input,
    ...(interactive && { output, history: history.read(), removeHistoryDuplicates: true }),
    terminal: interactive,
    crlfDelay: Infinity,
    completer: (line: string) => complete(line, parts.library()),
  });
  rl.on('history', (lines: string[]) => {
    history.write(lines.filter((line) => keyOf(line) === undefined));
  });
  return rl;
}

/** Forgetting somebody includes what they typed. */
function forgetHistory(rl: Interface, history: History): void {
  history.clear();
  Object.assign(rl, { history: [] });
}

/** People read before they type; a second of loading is not noticed then. */
const IDLE_MS = 1200;

function onceIdle(input: NodeJS.ReadableStream, idle: () => void, ended: Promise<void>): void {
  const fire = (): void => {
    stop();
    idle();
  };
  let timer = setTimeout(fire, IDLE_MS);
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(fire, IDLE_MS);
  };
  const stop = (): void => {
    clearTimeout(timer);
    input.off('keypress', again);
  };
  input.on('keypress', again);
  void ended.then(stop);
}

/** Ctrl-C clears a line that is being typed; on an empty line it warns first and leaves the second time. */
function onInterrupt(rl: Interface, warn: () => void): void {
  let warned = false;
  rl.on('line', () => (warned = false));
  rl.on('SIGINT', () => {
    if (rl.line === '' && warned) {
      rl.close();
      return;
    }
    warned = rl.line === '';
    rl.write(null, { ctrl: true, name: 'e' });
    rl.write(null, { ctrl: true, name: 'u' });
    if (warned) warn();
  });
}
