/** Conversations through the terminal: lines go in, what is printed comes out. There is one person. */
import { PassThrough } from 'node:stream';
import { connectTerminal } from '../../../src/adapters/terminal/connect.js';
import { createDispatcher, type Dispatcher } from '../../../src/dispatch/dispatcher.js';
import type { Action, Driver, Seen } from '../conversation.js';
import { collectedLog } from '../log.js';
import { seededRandom } from '../random.js';
import type { CoreOptions } from './core.js';

export interface TerminalOptions extends CoreOptions {
  /** Where history and exports are written. */
  readonly folder: string;
}

export interface TerminalDriver extends Driver {
  /** Everything printed so far. */
  readonly printed: string;
}

interface Session {
  readonly input: PassThrough;
  readonly ended: Promise<void>;
  /** Resolves when the session has answered everything it was told so far. */
  settled(): Promise<void>;
}

export function terminalDriver(options: TerminalOptions): TerminalDriver {
  const { store, knowledge, clock, folder, seed = 1 } = options;
  const random = seededRandom(seed);
  let printed = '';

  const open = (): Session => {
    const input = new PassThrough();
    const output = new PassThrough();
    output.on('data', (piece: Buffer) => (printed += piece.toString()));
    let pending: Promise<unknown> = Promise.resolve();
    const inner = createDispatcher({ store, knowledge, random, log: collectedLog() });
    const dispatcher: Dispatcher = {
      ...inner,
      accept: async (incoming, send) => {
        const accepted = inner.accept(incoming, send);
        pending = Promise.all([pending, accepted.then(({ done }) => done)]);
        return accepted;
      },
    };
    const ended = connectTerminal({
      input,
      output,
      colour: false,
      person: { name: 'me', zone: 'Asia/Shanghai', locale: undefined },
      dispatcher: Promise.resolve(dispatcher),
      library: () => knowledge.notes,
      idle: () => undefined,
      historyFile: `${folder}/history`,
      exportDir: `${folder}/exports`,
      id: () => random.id(),
      now: () => clock.now,
      signal: new AbortController().signal,
    });
    const settled = async (): Promise<void> => {
      for (let before: unknown; before !== pending;) {
        before = pending;
        await pending;
        // The line has to reach the program, and what it prints has to leave it.
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    return { input, ended, settled };
  };

  let session = open();
  const started = session.settled();
  return {
    get printed() {
      return printed;
    },
    act: async (_who, action) => {
      await started;
      const line = action.kind === 'says' ? action.text : keyFor(printed, labelOf(action));
      const before = printed.length;
      session.input.write(`${line}\n`);
      await session.settled();
      return seenIn(printed.slice(before));
    },
    restart: async () => {
      session.input.end();
      await session.ended;
      session = open();
      await session.settled();
    },
    close: async () => {
      session.input.end();
      await session.ended;
    },
  };
}

function labelOf(action: Action): string {
  if (action.kind === 'presses') return action.label;
  throw new Error('there is one person at a terminal');
}

const buttonPattern = /\[([0-9a-z])\] (?:[☐☑] )?(.+?)(?= {2}\[|$)/gmu;

const buttonsIn = (text: string): readonly { key: string; label: string }[] =>
  [...text.matchAll(buttonPattern)].map(([, key = '', label = '']) => ({ key, label }));

/** The key shown last for a label. */
function keyFor(printed: string, label: string): string {
  const found = [...buttonsIn(printed)].reverse().find((button) => button.label.startsWith(label));
  if (!found) throw new Error(`there is no button ${label}`);
  return found.key;
}

/** What was printed after the echoed line. */
function seenIn(printed: string): readonly Seen[] {
  const text = printed.replace(/^› .*\n/u, '');
  return text.trim() === '' ? [] : [{ text, buttons: buttonsIn(text).map(({ label }) => label) }];
}
