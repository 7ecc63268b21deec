/** Which updates need the tokenizer, so that it can be loaded before their transaction begins. */
import { decodeButton } from '../commands/button.js';
import { isCommandLine, parseLine } from '../commands/line.js';
import { commandNamed } from '../commands/registry.js';
import { commandWord } from '../commands/words.js';
import { DEFAULT_LOCALE } from '../core/tutor/outcome.js';
import type { Content } from './incoming.js';

/** True when search or grading may be called for. A topic by its name needs neither, but only the notes know. */
export function readsText(content: Content): boolean {
  switch (content.kind) {
    case 'command':
      return commandReads(content.name, Object.keys(content.args).length);
    case 'press': {
      const parsed = decodeButton(content.data);
      return parsed.ok && commandReads(parsed.invocation.command, 1);
    }
    case 'text': {
      if (content.text.trim() === '') return false;
      const word = commandWord(content.text);
      if (word !== undefined) return commandReads(word, 0);
      if (!isCommandLine(content.text)) return true;
      const parsed = parseLine(content.text, DEFAULT_LOCALE);
      return parsed.ok && commandReads(parsed.invocation.command, Object.keys(parsed.invocation.args).length);
    }
  }
}

/** Commands that pose questions read only what was given to them. */
function commandReads(name: string, args: number): boolean {
  const command = commandNamed(name);
  return command?.reads === true && (args > 0 || name !== 'quiz');
}
