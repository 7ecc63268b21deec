/** Buttons under a message. */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { pressData } from '../../dispatch/press.js';
import type { Button, Reply } from '../../replies/reply.js';
import { PHONE_WIDTH, widthOf } from '../../replies/width.js';
import { clean } from './tame.js';

/** https://limits.tginfo.me: more are cut off by clients. */
const PER_ROW = 8;
const IN_ALL = 100;
/** Columns a button's own edges take. */
const EDGES = 2;

const ticks = { true: '✅ ', false: '⬜ ' } as const;

/** Undefined when there are none: Telegram wants the field left out then. */
export function keyboardOf(
  { buttons }: Pick<Reply, 'buttons'>,
  extra: readonly InlineKeyboardButton[] = [],
): InlineKeyboardMarkup | undefined {
  const rows = [...buttons.flatMap((row) => phoneRows(row.map(keyOf))), ...extra.map((button) => [button])];
  let left = IN_ALL;
  const kept = rows
    .map((row) => {
      const own = row.slice(0, left);
      left -= own.length;
      return own;
    })
    .filter((row) => row.length > 0);
  return kept.length > 0 ? { inline_keyboard: kept } : undefined;
}

const keyOf = ({ label, press, on }: Button): InlineKeyboardButton => {
  const text = clean(label).trim();
  const tick = on === undefined ? '' : ticks[on ? 'true' : 'false'];
  return { text: tick + (text === '' ? '·' : text), callback_data: pressData(press) };
};

/** Buttons of a row are equally wide: as many stand side by side as show their whole label. */
function phoneRows(row: readonly InlineKeyboardButton[]): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = [];
  for (const button of row) {
    const last = rows.at(-1);
    if (last && last.length < PER_ROW && fitSideBySide([...last, button])) last.push(button);
    else rows.push([button]);
  }
  return rows;
}

const fitSideBySide = (row: readonly InlineKeyboardButton[]): boolean =>
  row.length * (Math.max(...row.map(({ text }) => widthOf(text))) + EDGES) <= PHONE_WIDTH;
