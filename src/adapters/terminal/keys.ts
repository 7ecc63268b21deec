/**
 * Buttons as single keys. Digits come first: they reach the program unchanged while a Chinese input
 * method is on.
 */
import { nameKey } from '../../core/tutor/topics.js';
import { pressData } from '../../dispatch/press.js';
import type { Button, Reply } from '../../replies/reply.js';

const KEYS = Array.from('123456789abcdefghijklmnopqrstuvwxyz');

export interface Keyed {
  readonly key: string;
  readonly button: Button;
}

/** The buttons of a reply with their keys, row by row. */
export function keyed(buttons: Reply['buttons']): readonly (readonly Keyed[])[] {
  let next = 0;
  return buttons.map((row) =>
    row.flatMap((button) => {
      const key = KEYS[next];
      next += 1;
      return key === undefined ? [] : [{ key, button }];
    }),
  );
}

/** What the keys and labels shown last do: key or label → button data. */
export type Shown = ReadonlyMap<string, string>;

/** Keys of a reply; a reply without buttons leaves the ones before in force. */
export function shownAfter(before: Shown, reply: Reply): Shown {
  const all = keyed(reply.buttons).flat();
  if (all.length === 0) return before;
  const pairs = all.map(({ key, button }) => ({
    key,
    label: nameKey(button.label),
    data: pressData(button.press),
  }));
  // Keys come last, so that no label can take a key's place.
  return new Map([
    ...pairs.map(({ label, data }) => [label, data] as const),
    ...pairs.map(({ key, data }) => [key, data] as const),
  ]);
}

/** A line that is one key, full-width forms included. */
export function keyOf(line: string): string | undefined {
  const key = line.normalize('NFKC').trim().toLowerCase();
  return KEYS.includes(key) ? key : undefined;
}
