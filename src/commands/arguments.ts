/** From raw arguments to an invocation, or to what is the matter with them. */
import type { Locale } from '../core/language.js';
import type { Failure } from '../core/tutor/outcome.js';
import type { AnyCommand, ArgValue, OptionSpec } from './command.js';
import { commandNamed, isListed, type CommandName, type Invocation } from './registry.js';
import { commandText } from './texts/index.js';
import type { AnyOptionText } from './texts/shape.js';
import { readValue } from './values.js';

export type Parsed =
  { readonly ok: true; readonly invocation: Invocation } | { readonly ok: false; readonly failure: Failure };

export const failed = (failure: Failure): Parsed => ({ ok: false, failure });

/** `/quiz [topic] [difficulty]` */
export function usageOf(command: AnyCommand): string {
  const options = Object.entries(command.options).map(([name, spec]) =>
    spec.required ? `<${name}>` : `[${name}]`,
  );
  return [`/${command.name}`, ...options].join(' ');
}

const wordsOf = (command: string, option: string, locale: Locale): AnyOptionText | undefined =>
  isListed(command) ? commandText(locale, command).options[option] : undefined;

/** An option's words in the languages people type choices in. Traditional script is folded when compared. */
export const allWordsOf = (command: string, option: string): readonly AnyOptionText[] =>
  (['zh-CN', 'en'] as const).flatMap((locale) => wordsOf(command, option, locale) ?? []);

/** What an option takes, in a few words. */
function expectedOf(spec: OptionSpec, words: AnyOptionText | undefined): string {
  switch (spec.type) {
    case 'integer':
      return `${spec.min}–${spec.max}`;
    case 'choice':
      return spec.choices.map((choice) => labelled(choice, words?.choices?.[choice])).join(' / ');
    case 'flag':
      return 'yes / no';
    case 'date':
      return '2026-12-01 / 14d';
    case 'text':
    case 'member':
      return words?.about ?? '';
  }
}

const labelled = (choice: string, label: string | undefined): string =>
  label === undefined || label === choice ? choice : `${choice}（${label}）`;

/**
 * Checks and reads all arguments of a command.
 * @param raw by option name, as a platform or a typed line gave them
 */
export function toInvocation(
  name: string,
  raw: Readonly<Record<string, ArgValue>>,
  locale: Locale,
  prompt?: string,
): Parsed {
  const command = commandNamed(name);
  if (!command) return failed({ kind: 'stale' });
  const args: Record<string, ArgValue> = {};
  const usage = usageOf(command);
  for (const [option, value] of Object.entries(raw)) {
    const spec = Object.hasOwn(command.options, option) ? command.options[option] : undefined;
    if (!spec) return failed({ kind: 'unknown_option', option, usage });
    const read = readValue(option, spec, value, allWordsOf(name, option));
    if (read === undefined) {
      const expected = expectedOf(spec, wordsOf(name, option, locale));
      return failed({ kind: 'bad_value', option, value: String(value), expected, usage });
    }
    args[option] = read;
  }
  for (const [option, spec] of Object.entries(command.options)) {
    if (!spec.required || option in args) continue;
    const choices = spec.type === 'choice' ? spec.choices : [];
    return failed({
      kind: 'missing_argument',
      ask: wordsOf(name, option, locale)?.ask ?? option,
      usage,
      choices,
    });
  }
  return { ok: true, invocation: invocation(command.name, args, prompt) };
}

/** Every value in `args` was read by its own option, so the pair is an Invocation. */
function invocation(
  command: CommandName,
  args: Readonly<Record<string, ArgValue>>,
  prompt: string | undefined,
): Invocation {
  return { command, args, ...(prompt !== undefined && { prompt }) } as Invocation;
}
