/** Every reason a command or its words break a rule of a platform; none may be cut to fit. */
import type { Locale } from '../core/language.js';
import { listed, type ListedName } from './registry.js';
import { commandText } from './texts/index.js';
import type { AnyCommand, OptionSpec } from './command.js';
import type { AnyCommandText, AnyOptionText } from './texts/shape.js';

/** Discord: https://docs.discord.com/developers/interactions/application-commands */
const discord = { commands: 100, options: 25, choices: 25, description: 100, choiceName: 100, total: 8000 };
/** Telegram: https://core.telegram.org/bots/api#botcommand */
const telegram = { commands: 100, description: 256 };

const namePattern = /^[a-z][a-z0-9_]{0,31}$/u;

/** All faults of all listed commands in one language. */
export function platformFaults(locale: Locale): readonly string[] {
  const names = Object.keys(listed) as ListedName[];
  const most = Math.min(discord.commands, telegram.commands);
  const tooMany = names.length > most ? [`${names.length} commands, ${most} are allowed`] : [];
  return [...tooMany, ...names.flatMap((name) => commandFaults(listed[name], commandText(locale, name)))];
}

/** Every reason a platform would refuse a command with these words. */
export function commandFaults(command: AnyCommand, text: AnyCommandText): readonly string[] {
  const options = Object.entries(command.options);
  const about = Math.min(discord.description, telegram.description);
  const total = [command.name, text.about, ...Object.values(text.options).flatMap(stringsOf)].join('').length;
  return [
    ...(namePattern.test(command.name) ? [] : [`the name is not ${String(namePattern)}`]),
    ...(fits(text.about, about)
      ? []
      : [`the description has ${text.about.length} characters, not 1–${about}`]),
    ...(options.length > discord.options
      ? [`${options.length} options, ${discord.options} are allowed`]
      : []),
    ...(total > discord.total ? [`${total} characters in all, ${discord.total} are allowed`] : []),
    ...options.flatMap(([name, spec]) => optionFaults(name, spec, text.options[name])),
  ].map((fault) => `/${command.name}: ${fault}`);
}

const stringsOf = ({ about, choices = {} }: AnyOptionText): string[] => [about, ...Object.values(choices)];

function optionFaults(option: string, spec: OptionSpec, text: AnyOptionText | undefined): string[] {
  const choices = spec.type === 'choice' ? spec.choices : [];
  const labels = choices.map((choice) => text?.choices?.[choice] ?? choice);
  const long = labels.filter((label) => !fits(label, discord.choiceName));
  return [
    ...(namePattern.test(option) ? [] : [`the name is not ${String(namePattern)}`]),
    ...(text && fits(text.about, discord.description)
      ? []
      : [`its description is not 1–${discord.description} long`]),
    ...(choices.length > discord.choices
      ? [`${choices.length} choices, ${discord.choices} are allowed`]
      : []),
    ...long.map((label) => `choice "${label}" is not 1–${discord.choiceName} long`),
  ].map((fault) => `option ${option}: ${fault}`);
}

const fits = (text: string, max: number): boolean => text.length >= 1 && text.length <= max;
