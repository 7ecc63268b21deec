/** Reply → the messages that carry it. Pure. */
import type { ForceReply, InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Reply } from '../../replies/reply.js';
import { fieldKey } from './field.js';
import { bare, html } from './html.js';
import { keyboardOf } from './keyboard.js';
import { partsOf } from './runs.js';
import { captionLimits, messageLimits, split, type Chunk } from './split.js';
import { clean } from './tame.js';

export interface Options {
  /** People answer by replying there, which Telegram can open for them. */
  readonly inGroup: boolean;
  /** Buttons of the adapter's own, e.g. a link into the private chat. */
  readonly extra?: readonly InlineKeyboardButton[];
}

export interface Words {
  readonly html: string;
  /** Without markup; sent when Telegram refuses the HTML. */
  readonly bare: string;
}

export interface Rendered {
  /** One message each, the last of which carries buttons and file. */
  readonly messages: readonly Words[];
  readonly markup: InlineKeyboardMarkup | ForceReply | undefined;
  readonly file?: { readonly name: string; readonly content: string; readonly caption?: Words };
}

/** Nothing to say is no message to Telegram. */
const NOTHING: Words = { html: '·', bare: '·' };
/** https://core.telegram.org/bots/api#forcereply */
const PLACEHOLDER = 64;

export function render(reply: Reply, options: Options): Rendered {
  const parts = partsOf(reply);
  const field = options.inGroup ? fieldKey(reply) : undefined;
  const extra = [...(field ? [field] : []), ...(options.extra ?? [])];
  const markup = keyboardOf(reply, extra) ?? forcedReply(reply, options);
  if (reply.file) {
    const { name, content } = reply.file;
    const caption = split(parts, captionLimits);
    if (caption.length === 0) return { messages: [], markup, file: { name, content } };
    const [only] = caption;
    if (only && caption.length === 1)
      return { messages: [], markup, file: { name, content, caption: words(only) } };
    return { messages: split(parts, messageLimits).map(words), markup, file: { name, content } };
  }
  const messages = split(parts, messageLimits).map(words);
  return { messages: messages.length > 0 ? messages : [NOTHING], markup };
}

const words = (chunk: Chunk): Words => ({ html: html(chunk), bare: bare(chunk) });

function forcedReply({ input }: Reply, { inGroup }: Options): ForceReply | undefined {
  if (!input || !inGroup) return undefined;
  const placeholder = clean(input.placeholder).replace(/\s+/gu, ' ').trim();
  return {
    force_reply: true,
    selective: true,
    ...(placeholder !== '' && placeholder.length <= PLACEHOLDER && { input_field_placeholder: placeholder }),
  };
}

/** https://core.telegram.org/bots/api#answercallbackquery */
const NOTICE_UNITS = 200;

/** A short word as a pop-up shows it; undefined when it is more than that. */
export const noticeOf = (reply: Reply): string | undefined =>
  reply.buttons.length > 0 || reply.about !== undefined ? undefined : popUp(reply);

/** What a question's card offers anyway. */
const onCard = new Set(['hint', 'dunno', 'skip', 'judge', 'reveal']);

/**
 * A hint in a group as a pop-up that only the learner sees; undefined for more than that.
 * @param about the prompt of the card whose button was pressed
 */
export function hintOf(reply: Reply, about: string | undefined): string | undefined {
  const same = about !== undefined && reply.about === about && reply.input !== undefined;
  return same && reply.buttons.flat().every(({ press }) => onCard.has(press.command))
    ? popUp(reply)
    : undefined;
}

function popUp(reply: Reply): string | undefined {
  if (reply.file !== undefined) return undefined;
  const chunks = split(partsOf(reply), { units: NOTICE_UNITS, entities: Number.MAX_SAFE_INTEGER });
  const [only] = chunks;
  return only && chunks.length === 1 ? bare(only) : undefined;
}
