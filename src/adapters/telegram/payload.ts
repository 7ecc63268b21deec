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
