/** Everyday words that work as commands in DMs and the terminal. */
import { nameKey } from '../core/tutor/topics.js';
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

/** The command an everyday word stands for. */
export function commandWord(text: string): ListedName | undefined {
  if (text.length > LONGEST) return undefined;
  known ??= words();
  return known.get(nameKey(text.replace(/[\s。．.!！~～，,]+$/u, '')));
}
