/** Lines as updates. Pure: ids and times are arguments. */
import type { Locale } from '../../core/language.js';
import { nameKey } from '../../core/tutor/topics.js';
import { textContent, type Content, type Incoming } from '../../dispatch/incoming.js';
import { keyOf, type Shown } from './keys.js';

/** Who sits at the terminal: there is one account and one room. */
export interface Person {
  readonly name: string;
  readonly zone: string;
  readonly locale: Locale | undefined;
}

export type Received =
  | { readonly kind: 'incoming'; readonly content: Content }
  /** Nothing was typed. */
  | { readonly kind: 'nothing' }
  /** One key that no button has: surely a slip, not an answer. */
  | { readonly kind: 'no_such_key'; readonly key: string };

export function receive(line: string, shown: Shown): Received {
  if (line.trim() === '') return { kind: 'nothing' };
  const key = keyOf(line);
  const data = shown.get(key ?? labelOf(line));
  if (data !== undefined) return { kind: 'incoming', content: { kind: 'press', data } };
  if (key !== undefined) return { kind: 'no_such_key', key };
  return { kind: 'incoming', content: textContent(line, { addressed: true }) };
}

/** Longer lines are no button's label. */
const LONGEST_LABEL = 60;
const labelOf = (line: string): string => (line.length > LONGEST_LABEL ? '' : nameKey(line));

export const startContent: Content = { kind: 'command', name: 'start', args: {} };

/**
 * @param id unique to this update
 * @param at epoch milliseconds
 */
export function toIncoming(content: Content, person: Person, id: string, at: number): Incoming {
  return {
    key: `terminal:local:${id}`,
    platform: 'terminal',
    account: { externalId: 'local', name: person.name },
    room: { externalId: 'local', kind: 'dm' },
    zone: person.zone,
    ...(person.locale !== undefined && { locale: person.locale }),
    at,
    content,
  };
}

/** The learner's language by the system's: `zh_TW.UTF-8`, `zh-Hans-CN`, `en-US`. */
export function localeOf(tag: string): Locale | undefined {
  const key = tag.toLowerCase();
  if (/^zh[-_](?:tw|hk|mo|hant)/u.test(key)) return 'zh-TW';
  if (key.startsWith('zh')) return 'zh-CN';
  return undefined;
}
