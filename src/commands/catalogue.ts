/** The listed commands as `/help` and menus show them. */
import type { Locale } from '../core/language.js';
import type { HelpEntry } from '../core/tutor/outcome.js';
import { usageOf } from './arguments.js';
import type { Catalogue } from './command.js';
import { listed, type ListedName } from './registry.js';
import { commandText } from './texts/index.js';

const SHOWN_WORDS = 1;

/** Enough to get by; the others are there for those who look. */
const basics: ReadonlySet<ListedName> = new Set([
  'quiz',
  'review',
  'ask',
  'hint',
  'dunno',
  'next',
  'mistakes',
  'progress',
  'settings',
]);

export const catalogue: Catalogue = {
  entries: (locale: Locale): readonly HelpEntry[] =>
    (Object.keys(listed) as ListedName[]).map((name) => {
      const text = commandText(locale, name);
      return {
        usage: usageOf(listed[name]),
        description: text.about,
        words: text.words.slice(0, SHOWN_WORDS),
        basic: basics.has(name),
      };
    }),
};
