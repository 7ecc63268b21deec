/** The words of commands by locale; Taiwan's are derived. */
import type { Locale } from '../../core/language.js';
import { toTaiwan } from '../../core/traditional.js';
import type { ListedName } from '../registry.js';
import { en } from './en.js';
import type { AnyCommandText, CommandTexts } from './shape.js';
import { zh } from './zh.js';

const built = new Map<Locale, CommandTexts>();

export function commandTexts(locale: Locale): CommandTexts {
  if (locale === 'zh-CN') return zh;
  if (locale === 'en') return en;
  const known = built.get(locale) ?? convert(zh);
  built.set(locale, known);
  return known;
}

/** The same words for code that treats all commands alike. */
export const commandText = (locale: Locale, name: ListedName): AnyCommandText => commandTexts(locale)[name];

/** Converts every string of a value; keys stay. */
function convert<T>(value: T): T {
  if (typeof value === 'string') return toTaiwan(value) as T;
  if (Array.isArray(value)) return value.map(convert) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, convert(part)])) as T;
}
