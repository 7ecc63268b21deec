/**
 * Private replies in groups. Telegram has no messages that one member alone sees, so what is personal goes
 * where bots people like send it: into the private chat, with a quiet receipt in the group (a reaction, or
 * the pressed button's own answer). Who never talked to the bot cannot be written to; they get a button
 * that opens the private chat and shows it there. What goes on in the group stays in the group: questions,
 * fields to answer in, and short notices to a typed command.
 */
import { encodeButton, MAX_BUTTON_BYTES } from '../../commands/button.js';
import { parseLine } from '../../commands/line.js';
import { DEFAULT_LOCALE } from '../../core/tutor/outcome.js';
import type { Incoming } from '../../dispatch/incoming.js';
import { pressData } from '../../dispatch/press.js';
import type { Reply } from '../../replies/reply.js';
import { noticeOf } from './render.js';

/** False in the private chat itself, and for what everybody may see. */
export function isSecret(reply: Reply, { room }: Incoming): boolean {
  if (room.kind === 'dm' || reply.visibility === 'public' || reply.input !== undefined) return false;
  return noticeOf(reply) === undefined;
}

/** A button's data that shows the same once more, for a link into the private chat. */
export function againData(reply: Reply, { content }: Incoming): string | undefined {
  if (content.kind === 'press') return content.data;
  if (reply.about !== undefined) return pressData({ command: 'why', args: {}, prompt: reply.about });
  const parsed = content.kind === 'text' ? parseLine(content.text, DEFAULT_LOCALE) : undefined;
  // A button holds no long arguments; the link then just opens the chat.
  const short = content.kind === 'text' && Buffer.byteLength(content.text) < MAX_BUTTON_BYTES / 2;
  return parsed?.ok === true && short ? encodeButton(parsed.invocation) : undefined;
}
