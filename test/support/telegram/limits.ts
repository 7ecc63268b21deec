/** What the Bot API's description says in words only. */
import { readHtml, type Entity } from './markup.js';

export interface Said {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Why the server refuses a call, in its own words; or the text of it once parsed. */
export type Checked =
  { readonly ok: true; readonly said: Said | undefined } | { readonly ok: false; readonly fault: string };

interface Key {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

const blank = /^[\s\p{Cf}\u115f\u1160\u2800\u3164\uffa0]*$/u;

const refuse = (fault: string): Checked => ({ ok: false, fault });

export function checked(method: string, payload: Readonly<Record<string, unknown>>): Checked {
  const keys = keysOf(payload.reply_markup);
  const bad = keys.map(keyFault).find((fault) => fault !== undefined);
  if (bad !== undefined) return refuse(bad);
  if (keys.length > 100) return refuse('reply markup is too long');
  if (method === 'answerCallbackQuery' && lengthOf(payload.text) > 200) return refuse('MESSAGE_TOO_LONG');
  if (method === 'answerInlineQuery') return inlineFault(payload.results);
  if (method === 'setMyCommands') return commandsFault(payload.commands);
  const field = method === 'sendMessage' || method === 'editMessageText' ? 'text' : 'caption';
  const raw = payload[field];
  if (typeof raw !== 'string') return { ok: true, said: undefined };
  return textOf(raw, payload.parse_mode === 'HTML', field === 'text' ? 4096 : 1024);
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

export function textOf(raw: string, isHtml: boolean, most: number): Checked {
  if (/\p{Surrogate}/u.test(raw)) return refuse('strings must be encoded in UTF-8');
  const read = isHtml ? readHtml(raw) : { ok: true as const, text: raw.trim(), entities: [] };
  if (!read.ok) return refuse(`can't parse entities: ${read.fault}`);
  const { text, entities } = read;
  if (blank.test(text)) return refuse('message text is empty');
  if (text.length > most) return refuse(`message is too long: ${text.length}`);
  if (entities.length > 100) return refuse(`too many entities: ${entities.length}`);
  if (entities.some((entity) => splitsCharacter(text, entity))) return refuse('an entity splits a character');
  return { ok: true, said: { text, entities } };
}

const splitsCharacter = (text: string, { offset, length }: Entity): boolean =>
  [offset, offset + length].some((at) => (text.codePointAt(at - 1) ?? 0) > 0xffff);

export const keysOf = (markup: unknown): readonly Key[] =>
  typeof markup === 'object' && markup !== null && 'inline_keyboard' in markup
    ? (markup.inline_keyboard as Key[][]).flat()
    : [];

function keyFault({ text, callback_data: data, url }: Key): string | undefined {
  if (blank.test(text)) return 'inline keyboard button text is empty';
  if ((data === undefined) === (url === undefined))
    return 'text buttons are unallowed in the inline keyboard';
  const bytes = data === undefined ? 1 : Buffer.byteLength(data);
  return bytes < 1 || bytes > 64 ? `BUTTON_DATA_INVALID: ${bytes} bytes` : undefined;
}

function inlineFault(results: unknown): Checked {
  const all = results as readonly {
    id: string;
    input_message_content?: { message_text: string; parse_mode?: string };
    reply_markup?: unknown;
  }[];
  if (all.length > 50) return refuse('RESULTS_TOO_MUCH');
  if (all.some(({ id }) => Buffer.byteLength(id) < 1 || Buffer.byteLength(id) > 64))
    return refuse('RESULT_ID_INVALID');
  const faults = all.flatMap(({ input_message_content: content, reply_markup: markup }) => {
    const key = keysOf(markup)
      .map(keyFault)
      .find((fault) => fault !== undefined);
    const text = content && textOf(content.message_text, content.parse_mode === 'HTML', 4096);
    return [key, text?.ok === false ? text.fault : undefined];
  });
  const fault = faults.find((one) => one !== undefined);
  return fault === undefined ? { ok: true, said: undefined } : refuse(fault);
}

function commandsFault(commands: unknown): Checked {
  const all = commands as readonly { command: string; description: string }[];
  if (all.length > 100) return refuse('BOT_COMMANDS_TOO_MUCH');
  const bad = all.some(
    ({ command, description }) =>
      !/^[a-z0-9_]{1,32}$/u.test(command) || description.length < 1 || description.length > 256,
  );
  return bad ? refuse('BOT_COMMAND_INVALID') : { ok: true, said: undefined };
}
