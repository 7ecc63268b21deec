/** Lines as messages: what was pasted together belongs together, except for commands and keys. */
import type { Interface } from 'node:readline';
import { isCommandLine } from '../../commands/line.js';
import { keyOf } from './keys.js';

/** Lines that arrive within this many milliseconds were pasted, not typed. */
const PASTE_MS = 25;

/** One message per command or key; the lines between them are one message each burst. */
export function messagesOf(burst: readonly string[]): readonly string[] {
  const messages: string[][] = [];
  let joining = false;
  for (const line of burst) {
    const alone = isCommandLine(line) || keyOf(line) !== undefined;
    if (joining && !alone) messages.at(-1)?.push(line);
    else messages.push([line]);
    joining = !alone;
  }
  return messages
    .map((lines) => lines.join('\n'))
    .filter((message) => message.trim() !== '' || burst.length === 1);
}

/**
 * Calls `take` for every message. Piped lines are messages each, so that scripts mean what they say.
 * @returns takes what has been typed but not yet been passed on
 */
export function readMessages(
  rl: Interface,
  interactive: boolean,
  take: (message: string) => void,
): () => void {
  let burst: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    const messages = messagesOf(burst);
    burst = [];
    for (const message of messages) take(message);
  };
  rl.on('line', (line) => {
    if (!interactive) {
      take(line);
      return;
    }
    burst.push(line);
    clearTimeout(timer);
    timer = setTimeout(flush, PASTE_MS);
  });
  return flush;
}
