/**
 * A button is a stored invocation: short code, arguments in declared order, prompt id. At most 64 bytes,
 * the tightest platform's limit (Telegram's callback_data).
 */
import { toInvocation, type Parsed } from './arguments.js';
import type { ArgValue } from './command.js';
import { commandNamed, commands, type Invocation } from './registry.js';

export const MAX_BUTTON_BYTES = 64;

const escape = (text: string): string =>
  text.replace(/[%~#]/gu, (char) => `%${char.charCodeAt(0).toString(16)}`);
const unescape = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** @throws RangeError when it would not fit: buttons carry codes, never free text */
export function encodeButton({ command: name, args, prompt }: Invocation): string {
  const command = commandNamed(name);
  const given: Readonly<Record<string, ArgValue | undefined>> = args;
  const values = Object.keys(command?.options ?? {}).map((option) => escape(shown(given[option])));
  while (values.at(-1) === '') values.pop();
  const body = [command?.code ?? '', ...values].join('~');
  const data = prompt === undefined ? body : `${body}#${prompt}`;
  if (Buffer.byteLength(data) > MAX_BUTTON_BYTES) throw new RangeError(`button too long: ${data}`);
  return data;
}

/** Flags are there or not; `false` is left out like an absent value. */
const shown = (value: ArgValue | undefined): string =>
  value === undefined || value === false ? '' : value === true ? '1' : String(value);

/** The invocation a button stands for; anything else, from old versions or made up, is stale. */
export function decodeButton(data: string): Parsed {
  const [body = '', prompt] = data.split('#');
  const [code, ...values] = body.split('~').map(unescape);
  const command = Object.values(commands).find((candidate) => candidate.code === code);
  if (!command) return { ok: false, failure: { kind: 'stale' } };
  const args = Object.keys(command.options).flatMap((name, at): [string, ArgValue][] => {
    const value = values[at];
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  const parsed = toInvocation(command.name, Object.fromEntries(args), 'zh-CN', prompt);
  return parsed.ok ? parsed : { ok: false, failure: { kind: 'stale' } };
}
