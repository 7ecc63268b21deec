/**
 * Deep links, `t.me/<bot>?start=<payload>`: 1–64 of `A-Za-z0-9_-`.
 *
 *     q_<code>     opens a question
 *     link_<code>  links an account
 *     join_<id>    joins a study session
 *     p_<data>     a pressed button, its data in base64url
 */
import { pressData } from '../../dispatch/press.js';
import { textContent, type Content } from '../../dispatch/incoming.js';

/** What opening a link means; the beginning for payloads nobody made. */
export function payloadContent(payload: string): Content {
  const [, kind, value = ''] = /^(q|link|join|p)_([\w-]{1,62})$/u.exec(payload) ?? [];
  switch (kind) {
    case 'q':
      return { kind: 'press', data: pressData({ command: 'pose', args: { question: value } }) };
    case 'link':
    case 'join':
      return textContent(`/${kind} ${value}`, { addressed: true });
    case 'p':
      return { kind: 'press', data: Buffer.from(value, 'base64url').toString() };
    default:
      return { kind: 'command', name: 'start', args: {} };
  }
}

/** https://core.telegram.org/bots/features#deep-linking */
const LONGEST = 64;

/** The address that opens the private chat and does there what a button with this data does. */
export function pressLink(username: string, data: string | undefined): string {
  const payload = data === undefined ? '' : `p_${Buffer.from(data).toString('base64url')}`;
  const begins = payload === '' || payload.length > LONGEST ? 'start' : payload;
  return `https://t.me/${username}?start=${begins}`;
}
