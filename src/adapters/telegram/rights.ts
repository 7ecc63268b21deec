/** Who manages a group, asked of Telegram when a command needs it. */
import type { Api } from 'grammy';
import { decodeButton } from '../../commands/button.js';
import { isCommandLine, parseLine } from '../../commands/line.js';
import { commandNamed } from '../../commands/registry.js';
import { DEFAULT_LOCALE } from '../../core/tutor/outcome.js';
import type { Content, Incoming } from '../../dispatch/incoming.js';
import { placeOf } from './places.js';

/** The update with what Telegram says of the sender's rights; asked only for commands of admins in rooms. */
export async function withRights(api: Api, incoming: Incoming): Promise<Incoming> {
  if (incoming.room.kind === 'dm' || !needsRights(incoming.content)) return incoming;
  try {
    const { chat } = placeOf(incoming.room.externalId);
    const { status } = await api.getChatMember(chat, Number(incoming.account.externalId));
    return { ...incoming, admin: status === 'creator' || status === 'administrator' };
  } catch {
    // Who cannot be asked about has no rights; the reply says so.
    return incoming;
  }
}

function needsRights(content: Content): boolean {
  const parsed =
    content.kind === 'press'
      ? decodeButton(content.data)
      : content.kind === 'text' && isCommandLine(content.text)
        ? parseLine(content.text, DEFAULT_LOCALE)
        : undefined;
  return parsed?.ok === true && commandNamed(parsed.invocation.command)?.admins === true;
}
