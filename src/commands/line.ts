/**
 * Typed lines: `/quiz network 3`, positional first, then `name=value` or `name:value`. A text option in
 * front takes as many words as the options behind it leave over: `/quiz TCP handshake 3`.
 */
import type { Locale } from '../core/language.js';
import { likeness } from '../core/tutor/topics.js';
import { allWordsOf, failed, toInvocation, usageOf, type Parsed } from './arguments.js';
import type { AnyCommand, ArgValue, OptionSpec } from './command.js';
import { commandNamed, isListed, listed } from './registry.js';
import { readValue } from './values.js';

const NEAREST = 3;

/** True for a line that is meant as a command; a path such as `/etc/hosts` is not. */
export const isCommandLine = (text: string): boolean =>
  /^[/／][\p{L}?][\p{L}\d_]*(?:@\w+)?(?:\s|$)/u.test(text.trim());

/** Reads a typed line that begins with a slash. */
export function parseLine(text: string, locale: Locale): Parsed {
  const found = /^[/／]([\p{L}?][\p{L}\d_]*)(?:@\w+)?\s*([\s\S]*)$/u.exec(text.trim());
  const name = (found?.[1] ?? '').toLowerCase();
  const known = name === '?' ? 'help' : name;
  const command = isListed(known) ? commandNamed(known) : undefined;
  if (!command) return failed({ kind: 'unknown_command', name, nearest: nearestCommands(name) });
  const rest = found?.[2] ?? '';
  const taking = Object.entries(command.options).find(([, spec]) => spec.type === 'text' && spec.rest);
  if (taking) {
    const named = new RegExp(`^${taking[0]}\\s*[=:：]\\s*`, 'u');
    return toInvocation(known, rest === '' ? {} : { [taking[0]]: rest.replace(named, '') }, locale);
  }
  const words = split(rest);
  const named = words.map((word) => namedArgument(command, word)).filter((pair) => pair !== undefined);
  const plain = words.filter((word) => namedArgument(command, word) === undefined);
  const placed = place(command, plain, new Set(named.map(([option]) => option)));
  const left = placed.left[0];
  if (left !== undefined) return refuse(command, left, placed.args, locale);
  return toInvocation(known, { ...placed.args, ...Object.fromEntries(named) }, locale);
}

/** Commands called most like the name. */
function nearestCommands(name: string): readonly string[] {
  const ranked = Object.keys(listed)
    .map((other) => ({ other, like: likeness(name, other) }))
    .filter(({ like }) => like > 0.25)
    .sort((a, b) => b.like - a.like);
  return ranked.slice(0, NEAREST).map(({ other }) => other);
}

/** Words of a line; quotes hold words together. */
const split = (line: string): string[] =>
  [...line.matchAll(/([^\s"“”=:：]+[=:：])?(?:"([^"]*)"|“([^”]*)”|(\S+))/gu)].map(
    ([, key = '', straight, curly, word]) => key + (straight ?? curly ?? word ?? ''),
  );

function namedArgument(command: AnyCommand, word: string): [string, string] | undefined {
  const found = /^([a-z_]+)[=:：](.+)$/isu.exec(word);
  const option = found?.[1]?.toLowerCase();
  return option !== undefined && found?.[2] !== undefined && Object.hasOwn(command.options, option)
    ? [option, found[2]]
    : undefined;
}

interface Placed {
  readonly args: Readonly<Record<string, ArgValue>>;
  /** Words no option takes. */
  readonly left: readonly string[];
}

/** Gives words to options in their order; text takes what the options behind it do not. */
function place(command: AnyCommand, words: readonly string[], taken: ReadonlySet<string>): Placed {
  const args: Record<string, ArgValue> = {};
  const options = Object.entries(command.options).filter(([name]) => !taken.has(name));
  let left = words;
  for (const [at, [name, spec]] of options.entries()) {
    if (left.length === 0) break;
    if (isOpen(spec)) {
      const kept = tailFor(command, options.slice(at + 1), left);
      const own = left.slice(0, left.length - kept);
      if (own.length > 0) args[name] = own.join(' ');
      left = left.slice(left.length - kept);
    } else {
      const own = wordsFor(command, name, spec, left);
      if (own > 0) args[name] = left.slice(0, own).join(' ');
      left = left.slice(own);
    }
  }
  return { args, left };
}

/** Text of any words. */
const isOpen = (spec: OptionSpec): boolean => spec.type === 'text' && spec.fits === undefined;

/** Most words a choice's label has: "all time". */
const LONGEST_LABEL = 3;

/** How many of the first words an option takes; 0 when none of them are for it. */
function wordsFor(command: AnyCommand, name: string, spec: OptionSpec, words: readonly string[]): number {
  for (let count = Math.min(LONGEST_LABEL, words.length); count > 0; count -= 1) {
    if (takes(command, name, spec, words.slice(0, count).join(' '))) return count;
  }
  return 0;
}

/** How many words at the end belong to the options that follow a text option. */
function tailFor(
  command: AnyCommand,
  later: readonly (readonly [string, OptionSpec])[],
  words: readonly string[],
): number {
  let kept = 0;
  for (const [name, spec] of [...later].reverse()) {
    if (isOpen(spec)) continue;
    if (takes(command, name, spec, words[words.length - 1 - kept])) kept += 1;
  }
  return kept;
}

const takes = (command: AnyCommand, name: string, spec: OptionSpec, word: string | undefined): boolean =>
  word !== undefined &&
  (spec.type !== 'text' || spec.fits?.(word) === true) &&
  readValue(name, spec, word, allWordsOf(command.name, name)) !== undefined;

/** Says what a word should have been: the first option still free, or nothing at all. */
function refuse(command: AnyCommand, word: string, args: Placed['args'], locale: Locale): Parsed {
  const free = Object.keys(command.options).find((name) => !(name in args));
  if (free === undefined) return failed({ kind: 'unknown_option', option: word, usage: usageOf(command) });
  return toInvocation(command.name, { [free]: word }, locale);
}
