/** How replies speak to one reader: texts, notes and dates in their language. */
import type { Both, Locale } from '../core/language.js';
import { toTaiwan } from '../core/traditional.js';
import type { Inline, Line } from './reply.js';
import { en } from './texts/en.js';
import { taiwan } from './texts/taiwan.js';
import { zh, type Params, type TextKey, type Texts } from './texts/zh.js';

/** What a placeholder takes: trusted words and numbers, or an inline of its own, e.g. somebody's words. */
type Value = string | number | Inline;

type Given<K extends TextKey, V> = [Params<K>] extends [never] ? [] : [Readonly<Record<Params<K>, V>>];

export interface Voice {
  readonly locale: Locale;
  /** A text of ours as a plain string. */
  text<K extends TextKey>(key: K, ...given: Given<K, string | number>): string;
  /** A text of ours with inlines in its placeholders. */
  line<K extends TextKey>(key: K, ...given: Given<K, Value>): Line;
  /** A text of the notes. */
  say(both: Both): string;
  /** Chinese text that exists in one language only, e.g. a note's body. */
  chinese(text: string): string;
}

const voices = new Map<Locale, Voice>();

/** Built once per locale; the first for Taiwan loads the conversion's dictionaries (about 0.25 s). */
export function voiceOf(locale: Locale): Voice {
  const known = voices.get(locale) ?? createVoice(locale);
  voices.set(locale, known);
  return known;
}

function createVoice(locale: Locale): Voice {
  const texts = textsOf(locale);
  const chinese = locale === 'zh-TW' ? toTaiwan : (text: string) => text;
  return {
    locale,
    text: (key, ...given) => plain(fill(texts[key], given[0] ?? {})),
    line: (key, ...given) => fill(texts[key], given[0] ?? {}),
    say: (both) => (locale === 'en' ? both.en : chinese(both.zh)),
    chinese,
  };
}

/** All texts of a locale. */
export function textsOf(locale: Locale): Texts {
  switch (locale) {
    case 'en':
      return en;
    case 'zh-CN':
      return zh;
    case 'zh-TW':
      return {
        ...Object.fromEntries(Object.entries(zh).map(([key, text]) => [key, toTaiwan(text)])),
        ...taiwan,
      } as Texts;
  }
}

const plain = (line: Line): string => line.map((part) => part.text).join('');

/** Puts values into `{name}`, and picks words for `{n|one|many}`. */
function fill(template: string, values: Readonly<Record<string, Value>>): Line {
  const parts = template.split(/\{([^{}]+)\}/u);
  return parts.flatMap((part, at): Inline[] => {
    if (at % 2 === 0) return part === '' ? [] : [{ kind: 'text', text: part }];
    const [name = '', one, many] = part.split('|');
    const value = values[name] ?? '';
    if (one !== undefined) return [{ kind: 'text', text: (value === 1 ? one : many) ?? '' }];
    return typeof value === 'object' ? [value] : [{ kind: 'text', text: String(value) }];
  });
}
