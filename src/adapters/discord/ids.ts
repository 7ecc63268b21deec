/** What buttons, menus and modals of ours carry as their `custom_id`. */
import { pressData } from '../../dispatch/press.js';
import type { Press } from '../../replies/press.js';

/** What was pressed, chosen or handed in. */
export type Meant =
  | { readonly kind: 'press'; readonly data: string }
  /** The chosen value is the press. */
  | { readonly kind: 'menu' }
  /** Wants to type an answer, to a prompt or to whichever is open. */
  | { readonly kind: 'answer'; readonly prompt: string | undefined };

/** The position makes ids of one message differ, as Discord demands. */
export const pressId = (press: Press, position: number): string => `${position}:${pressData(press)}`;

/** What is chosen from it is the data of a press. */
export const menuId = (position: number): string => `m${position}`;

/** Of the button that opens a modal and of the modal itself. */
export const answerId = (prompt: string | undefined): string => `answer:${prompt ?? ''}`;

/** @returns undefined for ids that are none of ours, e.g. of an older version */
export function meantBy(customId: string): Meant | undefined {
  const answer = /^answer:(\w*)$/u.exec(customId);
  if (answer) return { kind: 'answer', prompt: answer[1] === '' ? undefined : answer[1] };
  if (/^m\d+$/u.test(customId)) return { kind: 'menu' };
  const press = /^\d+:(.*)$/su.exec(customId);
  return press?.[1] === undefined ? undefined : { kind: 'press', data: press[1] };
}
