/** Discord's languages and ours. */
import { Locale as DiscordLocale, type LocalizationMap } from 'discord.js';
import type { Locale } from '../../core/language.js';

/** Discord's languages that ours are shown in. */
const shownIn = {
  [DiscordLocale.ChineseCN]: 'zh-CN',
  [DiscordLocale.ChineseTW]: 'zh-TW',
  [DiscordLocale.EnglishUS]: 'en',
  [DiscordLocale.EnglishGB]: 'en',
} as const satisfies Partial<Record<DiscordLocale, Locale>>;

/** The language of somebody's Discord, if it is one of ours. */
export const localeOf = (tag: string | undefined): Locale | undefined =>
  Object.entries(shownIn).find(([discord]) => discord === tag)?.[1];

/** A text in every language of Discord that is one of ours; undefined leaves a language out. */
export function localised(text: (locale: Locale) => string | undefined): LocalizationMap {
  const pairs = Object.entries(shownIn).map(([discord, locale]) => [discord, text(locale)] as const);
  return Object.fromEntries(pairs.filter(([, shown]) => shown !== undefined));
}
