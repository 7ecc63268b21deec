/** What Discord refuses of commands although its description allows it. */
import { ApplicationCommandType, type RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST = { slash: 100, message: 15, characters: 8000 };

interface Option {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  readonly description_localizations?: Readonly<Record<string, string>>;
}

export function commandFaults(body: unknown): readonly string[] {
  const commands = body as RESTPutAPIApplicationCommandsJSONBody;
  const slash = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  const onMessages = commands.filter(({ type }) => type === ApplicationCommandType.Message);
  return [
    ...(slash.length > MOST.slash ? [`${slash.length} slash commands`] : []),
    ...(onMessages.length > MOST.message ? [`${onMessages.length} message commands`] : []),
    ...clashes(slash.map(({ name }) => name)),
    ...['zh-CN', 'zh-TW'].flatMap((locale) =>
      clashes(
        slash.map((one) => (one.name_localizations as Record<string, string> | null)?.[locale] ?? one.name),
      ),
    ),
    ...slash.flatMap((command) => slashFaults(command as Parameters<typeof slashFaults>[0])),
  ];
}

const clashes = (names: readonly string[]): string[] =>
  names.filter((name, at) => names.indexOf(name) !== at).map((name) => `two commands called ${name}`);

interface Slash {
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly options?: readonly Option[];
}

function slashFaults({ name, description, options = [], ...local }: Slash): string[] {
  const names = [
    name,
    ...Object.values(local.name_localizations ?? {}),
    ...options.map((option) => option.name),
  ];
  const longest = [
    name,
    longestOf(description, local.description_localizations),
    ...options.flatMap((option) => [
      option.name,
      longestOf(option.description, option.description_localizations),
      ...(option.choices ?? []).flatMap((choice) => [choice.name, String(choice.value)]),
    ]),
  ];
  return [
    ...names
      .filter((one) => !namePattern.test(one) || one !== one.toLowerCase())
      .map((one) => `bad name ${one}`),
    ...(description === '' ? [`${name} has no description`] : []),
    ...(longest.join('').length > MOST.characters ? [`${name} is longer than ${MOST.characters}`] : []),
    ...options
      .filter((one, at) => one.required === true && options[at - 1]?.required === false)
      .map((one) => `${name}: ${one.name} is required after optional ones`),
    ...options
      .filter((one) => one.autocomplete === true && one.choices !== undefined)
      .map((one) => `${name}: ${one.name} has choices and autocomplete`),
  ];
}

const longestOf = (text: string, local: Readonly<Record<string, string>> = {}): string =>
  [text, ...Object.values(local)].reduce((a, b) => (b.length > a.length ? b : a));
