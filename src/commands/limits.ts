/** Every reason a command or its words break a rule of a platform; none may be cut to fit. */
import type { Locale } from '../core/language.js';
import { listed, type ListedName } from './registry.js';
import { commandText } from './texts/index.js';
import type { OptionSpec } from './command.js';

/** Discord: https://docs.discord.com/developers/interactions/application-commands */
const discord = { commands: 100, options: 25, choices: 25, description: 100, choiceName: 100, total: 8000 };
/** Telegram: https://core.telegram.org/bots/api#botcommand */
const telegram = { commands: 100, description: 256 };

const namePattern = /^[a-z][a-z0-9_]{0,31}$/u;

export function platformFaults(locale: Locale): readonly string[] {
  const names = Object.keys(listed) as ListedName[];
  const most = Math.min(discord.commands, telegram.commands);
  const tooMany = names.length > most ? [`${names.length} commands, ${most} are allowed`] : [];
  return [...tooMany, ...names.flatMap((name) => faultsOf(name, locale))];
}

function faultsOf(name: ListedName, locale: Locale): string[] {
  const text = commandText(locale, name);
  const options: [string, OptionSpec][] = Object.entries(listed[name].options);
  const about = Math.min(discord.description, telegram.description);
  const optionFaults = options.flatMap(([option, spec]) => optionFaultsOf(option, spec, locale, name));
  const strings = [
    name,
    text.about,
    ...Object.values(text.options).flatMap((o) => [o.about, ...Object.values(o.choices ?? {})]),
  ];
  const total = strings.reduce((sum, string) => sum + string.length, 0);
  return [
    ...(namePattern.test(name) ? [] : [`the name is not ${String(namePattern)}`]),
    ...(fits(text.about, about)
      ? []
      : [`the description has ${text.about.length} characters, not 1–${about}`]),
    ...(options.length > discord.options
      ? [`${options.length} options, ${discord.options} are allowed`]
      : []),
    ...(total > discord.total ? [`${total} characters in all, ${discord.total} are allowed`] : []),
    ...optionFaults,
  ].map((fault) => `/${name} (${locale}): ${fault}`);
}

function optionFaultsOf(option: string, spec: OptionSpec, locale: Locale, name: ListedName): string[] {
  const text = commandText(locale, name).options[option];
  const choices = spec.type === 'choice' ? spec.choices : [];
  const labels = choices.map((choice) => text?.choices?.[choice] ?? choice);
  return [
    ...(namePattern.test(option) ? [] : [`the name is not ${String(namePattern)}`]),
    ...(text && fits(text.about, discord.description)
      ? []
      : [`the description is not 1–${discord.description} characters`]),
    ...(choices.length > discord.choices
      ? [`${choices.length} choices, ${discord.choices} are allowed`]
      : []),
    ...labels
      .filter((label) => !fits(label, discord.choiceName))
      .map((label) => `choice "${label}" is too long`),
  ].map((fault) => `option ${option}: ${fault}`);
}

const fits = (text: string, max: number): boolean => text.length >= 1 && text.length <= max;
