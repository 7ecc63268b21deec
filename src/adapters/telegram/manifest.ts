/** The command menus Telegram shows, by kind of chat and language; typed commands work whether shown or not. */
import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import type { ListedName } from '../../commands/registry.js';
import { commandText } from '../../commands/texts/index.js';
import type { Locale } from '../../core/language.js';
import { openApi, type ApiSettings } from './api.js';

interface Menu {
  readonly scope: BotCommandScope;
  /** Two letters; empty for everybody else. Telegram tells Simplified and Traditional apart nowhere. */
  readonly language: '' | 'en';
  readonly commands: readonly BotCommand[];
}

/** More than seven nobody reads on a phone; `/help` has them all. */
const shown = {
  all_private_chats: ['quiz', 'review', 'mistakes', 'daily', 'progress', 'settings', 'help'],
  all_group_chats: ['quiz', 'ask', 'answer', 'leaderboard', 'help'],
  all_chat_administrators: ['quiz', 'ask', 'answer', 'leaderboard', 'room', 'add', 'help'],
} as const satisfies Readonly<Record<string, readonly ListedName[]>>;

const languages = [
  ['', 'zh-CN'],
  ['en', 'en'],
] as const satisfies readonly (readonly [Menu['language'], Locale])[];

/** Every menu; the same commands in every language of a scope. */
export const menus: readonly Menu[] = (Object.keys(shown) as (keyof typeof shown)[]).flatMap((type) =>
  languages.map(([language, locale]) => ({
    scope: { type },
    language,
    commands: shown[type].map((command) => ({
      command,
      description: commandText(locale, command).about,
    })),
  })),
);

/** @throws what Telegram or the network refuses */
export async function registerTelegram(settings: ApiSettings): Promise<'unchanged' | 'written'> {
  return (await registerMenus(openApi(settings, REGISTER_SECONDS))) > 0 ? 'written' : 'unchanged';
}

const REGISTER_SECONDS = 20;

/** Sets the menus that are not as they should be; returns how many were not. */
export async function registerMenus(api: Api): Promise<number> {
  let changed = 0;
  for (const { scope, language, commands } of menus) {
    const where = { scope, ...(language !== '' && { language_code: language }) };
    const now = await api.getMyCommands(where);
    if (sameCommands(now, commands)) continue;
    await api.setMyCommands([...commands], where);
    changed += 1;
  }
  return changed;
}

const sameCommands = (a: readonly BotCommand[], b: readonly BotCommand[]): boolean =>
  a.length === b.length &&
  a.every(({ command, description }, at) => command === b[at]?.command && description === b[at].description);
