/**
 * A command is data, declared once. Slash options, typed lines and pressed buttons all become the same
 * `Invocation`; help pages, platform manifests and parsers derive from the declaration.
 */
import type { Library } from '../core/notes/library.js';
import type { Both, Locale } from '../core/language.js';
import type { HelpEntry, Outcome } from '../core/tutor/outcome.js';
import type { Scene } from '../core/tutor/scene.js';

/** Offers completions of what was typed so far, best first. Reads the notes only, never the database. */
export type Suggest = (library: Library, typed: string) => readonly Both[];

export type OptionSpec =
  | {
      readonly type: 'text';
      readonly required?: boolean;
      /** Takes the rest of a typed line, blanks included; only for the last positional option. */
      readonly rest?: boolean;
      /** On a typed line without its name, takes a single word, and only one that fits. */
      readonly fits?: (word: string) => boolean;
      readonly suggest?: Suggest;
    }
  | { readonly type: 'integer'; readonly min: number; readonly max: number; readonly required?: boolean }
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly required?: boolean }
  | { readonly type: 'flag'; readonly required?: false }
  | { readonly type: 'date'; readonly required?: boolean }
  | { readonly type: 'member'; readonly required?: boolean };

export type Options = Readonly<Record<string, OptionSpec>>;

/** What a value of an option is once read. Dates stay as typed: only the handler knows "today". */
type ValueOf<S extends OptionSpec> = S extends { type: 'integer' }
  ? number
  : S extends { type: 'flag' }
    ? boolean
    : S extends { type: 'choice'; choices: readonly (infer C)[] }
      ? C
      : string;

type RequiredKeys<O extends Options> = {
  [K in keyof O]: O[K] extends { required: true } ? K : never;
}[keyof O];

/** The arguments a handler gets, inferred from its options. */
export type Args<O extends Options> = { readonly [K in RequiredKeys<O>]: ValueOf<O[K]> } & {
  readonly [K in Exclude<keyof O, RequiredKeys<O>>]?: ValueOf<O[K]>;
};

/**
 * private    only the asker sees the reply
 * public     everybody in the room sees it
 * immediate  answered from the notes alone, without the database
 */
type Visibility = 'private' | 'public' | 'immediate';

export interface Command<N extends string, O extends Options> {
  /** `[a-z][a-z0-9_]{0,31}` */
  readonly name: N;
  /** One or two characters that stand for it in buttons; permanent, never given to another command. */
  readonly code: string;
  readonly options: O;
  readonly visibility: Visibility;
  /** Shown in menus and by `/help`; the others are only reached by buttons. */
  readonly listed: boolean;
  /** Only for those who manage the room it is said in; checked before it runs. */
  readonly admins?: boolean;
  /** Whether these arguments need search or grading, which take a second or two to load the first time. */
  reads?(args: Args<O>, library: Library): boolean;
  run(scene: Scene, args: Args<O>, catalogue: Catalogue): Promise<Outcome>;
}

/** All listed commands as a reader of a language sees them; given to handlers because they cannot import it. */
export interface Catalogue {
  entries(locale: Locale): readonly HelpEntry[];
}

/** Declares a command; checks nothing, infers everything. */
export const command = <const N extends string, const O extends Options>(
  declared: Command<N, O>,
): Command<N, O> => declared;

/** A command as code that treats all alike sees it. */
export type AnyCommand = Omit<Command<string, Options>, 'run'>;

export type ArgValue = string | number | boolean;
