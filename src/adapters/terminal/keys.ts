/**
 * Buttons as single keys. Digits come first: they reach the program unchanged while a Chinese input
 * method is on.
 */
import { pressData } from '../../dispatch/press.js';
import type { Button, Reply } from '../../replies/reply.js';

const KEYS = [...'123456789abcdefghijklmnopqrstuvwxyz'];

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

/** What the keys shown last do: key → button data. */
export type Shown = ReadonlyMap<string, string>;

/** Keys of a reply; a reply without buttons leaves the ones before in force. */
export function shownAfter(before: Shown, reply: Reply): Shown {
  const all = keyed(reply.buttons).flat();
  return all.length === 0 ? before : new Map(all.map(({ key, button }) => [key, pressData(button.press)]));
}

/** A line that is one key, full-width forms included. */
export function keyOf(line: string): string | undefined {
  const key = line.normalize('NFKC').trim().toLowerCase();
  return KEYS.includes(key) ? key : undefined;
}
