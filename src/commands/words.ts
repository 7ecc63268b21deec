/** Everyday words that work as commands in DMs and the terminal. */
import type { Library } from '../core/notes/library.js';
import { nameKey, resolveTopic } from '../core/tutor/topics.js';
import { listed, type ListedName } from './registry.js';
import { commandTexts } from './texts/index.js';

/** Longer texts are never just a word. */
const LONGEST = 40;

let known: ReadonlyMap<string, ListedName> | undefined;

/** Script and width are folded when compared, so Taiwan's characters need no list of their own. */
function words(): ReadonlyMap<string, ListedName> {
  const names = Object.keys(listed) as ListedName[];
  const texts = [commandTexts('zh-CN'), commandTexts('en')];
  return new Map(
    texts.flatMap((text) =>
      names.flatMap((name) => text[name].words.map((word) => [nameKey(word), name] as const)),
    ),
  );
}

/** Commands that may be said with their arguments: "出题 网络 3", "查一下 MVCC". */
const phrases = ['quiz', 'ask', 'read'] as const satisfies readonly ListedName[];

/**
 * An everyday word with something behind it, as the command line it stands for. What to pose must be a
 * topic or a difficulty: "出题 …" could be the beginning of an answer.
 */
export function commandPhrase(text: string, library: Library): string | undefined {
  const words = text.trim().split(/\s+/u);
  const count = words.length > 2 && commandWord(words.slice(0, 2).join(' ')) !== undefined ? 2 : 1;
  const name = commandWord(words.slice(0, count).join(' '));
  const rest = words.slice(count).join(' ');
  if (!name || rest === '' || text.length > LONGEST * 2 || !phrases.some((phrase) => phrase === name))
    return undefined;
  const topic = rest.replace(/\s*[1-5１-５]$/u, '');
  if (name === 'quiz' && topic !== '' && !resolveTopic(library, topic)) return undefined;
  return `/${name} ${rest}`;
}

/** The command an everyday word stands for. */
export function commandWord(text: string): ListedName | undefined {
  if (text.length > LONGEST) return undefined;
  known ??= words();
  return known.get(nameKey(text.replace(/[\s。．.!！~～，,]+$/u, '')));
}
