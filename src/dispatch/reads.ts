/** Which updates need search or grading, so that these can be loaded before a transaction begins. */
import { toInvocation, type Parsed } from '../commands/arguments.js';
import { decodeButton } from '../commands/button.js';
import { isCommandLine, parseLine } from '../commands/line.js';
import { commandNamed } from '../commands/registry.js';
import { commandWord } from '../commands/words.js';
import { DEFAULT_LOCALE } from '../core/tutor/outcome.js';
import type { Knowledge } from '../core/tutor/scene.js';
import { isReadable } from '../core/tutor/text.js';
import type { Content } from './incoming.js';

export async function readsText(content: Content, knowledge: Knowledge): Promise<boolean> {
  const parsed = parsedOf(content);
  if (parsed === undefined) return content.kind === 'text' && isReadable(content.text);
  if (!parsed.ok) return false;
  const { command: name, args } = parsed.invocation;
  const command = commandNamed(name);
  return command?.reads?.(args, await knowledge.library()) ?? false;
}

/** The command an update is; undefined for free text. */
function parsedOf(content: Content): Parsed | undefined {
  switch (content.kind) {
    case 'command':
      return toInvocation(content.name, content.args, DEFAULT_LOCALE);
    case 'press':
      return decodeButton(content.data);
    case 'text': {
      if (isCommandLine(content.text)) return parseLine(content.text, DEFAULT_LOCALE);
      const word = commandWord(content.text);
      return word === undefined ? undefined : toInvocation(word, {}, DEFAULT_LOCALE);
    }
    case 'moved':
      return undefined;
  }
}
