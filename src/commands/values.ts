/** Reading one value of an option, however it was given. */
import { nameKey } from '../core/tutor/topics.js';
import type { ArgValue, OptionSpec } from './command.js';
import type { AnyOptionText } from './texts/shape.js';

const yes = new Set(['true', 'yes', 'y', '1', 'on', '是', '确认', '好', '对']);
const no = new Set(['false', 'no', 'n', '0', 'off', '否', '不', '取消']);

/**
 * The value, or undefined when it is none of this option.
 * @param texts the option's words in every language, for choices typed by their label
 */
export function readValue(
  name: string,
  spec: OptionSpec,
  raw: ArgValue,
  texts: readonly AnyOptionText[],
): ArgValue | undefined {
  switch (spec.type) {
    case 'text':
    case 'date':
    case 'member': {
      const text = String(raw).trim();
      return text === '' ? undefined : text;
    }
    case 'integer':
      return readInteger(raw, spec.min, spec.max);
    case 'choice':
      return readChoice(String(raw), spec.choices, texts);
    case 'flag':
      return readFlag(name, raw);
  }
}

function readInteger(raw: ArgValue, min: number, max: number): number | undefined {
  const text = String(raw).normalize('NFKC').trim();
  if (!/^\d{1,9}$/u.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

function readChoice(
  raw: string,
  choices: readonly string[],
  texts: readonly AnyOptionText[],
): string | undefined {
  const key = nameKey(raw);
  const labelled = (choice: string): boolean =>
    texts.some(({ choices: labels }) => nameKey(labels?.[choice] ?? '') === key);
  return choices.find((choice) => nameKey(choice) === key) ?? choices.find(labelled);
}

function readFlag(name: string, raw: ArgValue): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  const key = nameKey(String(raw));
  if (key === name || yes.has(key)) return true;
  return no.has(key) ? false : undefined;
}
