/** Autocomplete: from the notes alone, within 25 choices and well within the three seconds Discord waits. */
import type {
  APIApplicationCommandAutocompleteInteraction,
  APIApplicationCommandOptionChoice,
} from 'discord.js';
import { commandNamed } from '../../commands/registry.js';
import type { Library } from '../../core/notes/library.js';
import { limits } from './limits.js';
import { localeOf } from './locales.js';

type Choice = APIApplicationCommandOptionChoice<string>;

export function choicesFor(
  { data, locale }: APIApplicationCommandAutocompleteInteraction,
  library: Library,
): readonly Choice[] {
  const focused = data.options.find((option) => 'focused' in option && option.focused);
  const spec = focused && commandNamed(data.name)?.options[focused.name];
  if (!focused || !('value' in focused) || spec?.type !== 'text' || !spec.suggest) return [];
  const language = localeOf(locale) === 'en' ? 'en' : 'zh';
  const names = spec.suggest(library, String(focused.value)).map((both) => both[language]);
  // What is longer than Discord takes would come back cut, and mean nothing.
  const whole = names.filter((name) => name !== '' && name.length <= limits.choiceName);
  return [...new Set(whole)].slice(0, limits.choices).map((name) => ({ name, value: name }));
}
