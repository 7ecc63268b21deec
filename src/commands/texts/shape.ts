/**
 * The words of commands, one value per language. The shape follows from the declarations, so a missing
 * translation or a misspelt option does not compile.
 */
import type { OptionSpec, Options } from '../command.js';
import type { listed, ListedName } from '../registry.js';

type OptionText<S extends OptionSpec> = S extends {
  type: 'choice';
  choices: readonly (infer C extends string)[];
}
  ? { readonly about: string; readonly choices: Readonly<Record<C, string>> } & AskText<S>
  : { readonly about: string } & AskText<S>;

/** A missing required argument makes the reply ask for it. */
type AskText<S extends OptionSpec> = S extends { required: true } ? { readonly ask: string } : unknown;

type OptionTexts<O extends Options> = { readonly [K in keyof O]: OptionText<O[K]> };

interface CommandText<O extends Options> {
  /** ≤ 100 characters: Discord's limit for a description. */
  readonly about: string;
  /** What can be said instead, without a slash, in DMs and the terminal. */
  readonly words: readonly string[];
  readonly options: OptionTexts<O>;
}

export type CommandTexts = { readonly [N in ListedName]: CommandText<(typeof listed)[N]['options']> };

/** A command's words as code that treats all alike sees them. */
export interface AnyCommandText {
  readonly about: string;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, AnyOptionText>>;
}

export interface AnyOptionText {
  readonly about: string;
  readonly ask?: string;
  readonly choices?: Readonly<Record<string, string>>;
}
