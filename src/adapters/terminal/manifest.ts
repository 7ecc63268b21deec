/** What the terminal offers while typing: command names, and topics where an option suggests them. */
import type { OptionSpec } from '../../commands/command.js';
import { listed } from '../../commands/registry.js';
import type { Library } from '../../core/notes/library.js';

const MOST = 12;

/**
 * Completions of a line and the part of it they stand for, as node:readline wants them.
 * @param library absent while the notes are still loading
 */
export function complete(line: string, library: Library | undefined): [string[], string] {
  const typed = /^\/(\S*)$/u.exec(line);
  if (typed) {
    const names = Object.keys(listed).filter((name) => name.startsWith(typed[1] ?? ''));
    return [names.map((name) => `/${name} `), line];
  }
  const argument = /^\/(\w+)\s+(.*)$/u.exec(line);
  const options = argument && argument[1] !== undefined ? optionsOf(argument[1]) : [];
  const word = argument?.[2] ?? '';
  const choices = options.flatMap((spec) => choicesOf(spec, word, library));
  return [[...new Set(choices)].slice(0, MOST), word];
}

const optionsOf = (name: string): readonly OptionSpec[] => {
  const found = Object.entries(listed).find(([other]) => other === name);
  return found ? Object.values<OptionSpec>(found[1].options) : [];
};

function choicesOf(spec: OptionSpec, word: string, library: Library | undefined): readonly string[] {
  if (spec.type === 'choice') return spec.choices.filter((choice) => choice.startsWith(word));
  if (spec.type !== 'text' || !spec.suggest || !library) return [];
  const names = spec.suggest(library, word).flatMap(({ zh, en }) => [zh, en]);
  return names.filter((name) => name.toLowerCase().startsWith(word.toLowerCase()));
}
