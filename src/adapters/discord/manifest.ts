/** The declared commands as Discord registers them. Pure. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { AnyCommand, OptionSpec } from '../../commands/command.js';
import { listed, type ListedName } from '../../commands/registry.js';
import { commandText } from '../../commands/texts/index.js';
import { wordsFor } from './words.js';
import { localised } from './locales.js';

export type Registered = RESTPutAPIApplicationCommandsJSONBody[number];

/** In servers, in DMs with the bot and, where people installed it for themselves, everywhere. */
const everywhere = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

export function manifest(): readonly Registered[] {
  const names = Object.keys(listed) as ListedName[];
  const askAbout: Registered = {
    type: ApplicationCommandType.Message,
    name: wordsFor('en').askAbout,
    name_localizations: localised((locale) => wordsFor(locale).askAbout),
    ...everywhere,
  };
  return [...names.map(slashCommand), askAbout];
}

/** Chinese names as Discord allows them; in English the name is the word. */
const localName = /^[\p{Script=Han}]{1,32}$/u;

function slashCommand(name: ListedName): Registered {
  const command: AnyCommand = listed[name];
  const options = Object.entries(command.options).map(([option, spec]) => optionOf(name, option, spec));
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    name_localizations: localised((locale) =>
      // "你好" says hello in a DM, but does not tell what the command is for.
      locale === 'en' || name === 'start'
        ? undefined
        : commandText(locale, name).words.find((word) => localName.test(word)),
    ),
    description: commandText('en', name).about,
    description_localizations: localised((locale) => commandText(locale, name).about),
    // Required ones first, as Discord demands.
    options: options.toSorted((a, b) => Number(b.required) - Number(a.required)),
    ...everywhere,
  };
}

function optionOf(command: ListedName, name: string, spec: OptionSpec): APIApplicationCommandBasicOption {
  const texts = (locale: Parameters<typeof commandText>[0]) => commandText(locale, command).options[name];
  const common = {
    name,
    description: texts('en')?.about ?? name,
    description_localizations: localised((locale) => texts(locale)?.about),
    required: isRequired(command, spec),
  };
  switch (spec.type) {
    case 'integer':
      return {
        ...common,
        type: ApplicationCommandOptionType.Integer,
        min_value: spec.min,
        max_value: spec.max,
      };
    case 'flag':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
    case 'member':
      return { ...common, type: ApplicationCommandOptionType.User };
    case 'choice': {
      const choices = spec.choices.map((value) => ({
        name: texts('en')?.choices?.[value] ?? value,
        name_localizations: localised((locale) => texts(locale)?.choices?.[value]),
        value,
      }));
      return { ...common, type: ApplicationCommandOptionType.String, choices };
    }
    case 'text':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        autocomplete: spec.suggest !== undefined,
      };
    case 'date':
      return { ...common, type: ApplicationCommandOptionType.String };
  }
}

/** `/answer` without an answer opens a modal to write one. */
const isRequired = (command: ListedName, spec: OptionSpec): boolean =>
  spec.required === true && command !== 'answer';
