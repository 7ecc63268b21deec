/** Buttons of a reply as rows of components. */
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIStringSelectComponent,
} from 'discord.js';
import { pressData } from '../../dispatch/press.js';
import type { Button, Menu, Reply } from '../../replies/reply.js';
import { answerId, menuId, pressId } from './ids.js';
import { fit, limits } from './limits.js';

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>;

/** Rows of one message after the other: there may be more buttons than one message takes. */
export function controlsOf(reply: Reply): readonly (readonly Row[])[] {
  const own = reply.buttons.map((row, at) => {
    const before = reply.buttons.slice(0, at).reduce((sum, { length }) => sum + length, 0);
    return row.map((button, column) => buttonOf(button, before + column));
  });
  const answer = answerButton(reply);
  const [first = [], ...others] = own;
  const rows = [[...answer, ...first], ...others].filter(({ length }) => length > 0);
  const kept = rows.flatMap((row) => chunks(row, limits.buttonsPerRow));
  const all = kept.length <= limits.rows ? kept : chunks(rows.flat(), limits.buttonsPerRow);
  const menus = (reply.menus ?? []).filter(({ options }) => options.length > 0);
  const lines = [...all, ...menus.map((menu, at) => [menuOf(menu, at)])];
  return chunks(
    lines.map((components) => ({ type: ComponentType.ActionRow, components })),
    limits.rows,
  );
}

/** A room does not let us read what is simply typed: a modal does. */
function answerButton({ input, about }: Reply): readonly APIButtonComponentWithCustomId[] {
  if (input?.kind !== 'answer') return [];
  return [
    {
      type: ComponentType.Button,
      style: ButtonStyle.Primary,
      label: labelOf(input.label),
      custom_id: answerId(about),
    },
  ];
}

const buttonOf = (button: Button, position: number): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: styleOf(button),
  label: labelOf(button.label),
  custom_id: pressId(button.press, position),
  ...(button.on !== undefined && { emoji: { name: button.on ? '☑️' : '⬜' } }),
});

const menuOf = ({ title, options }: Menu, position: number): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: menuId(position),
  placeholder: fit(title, limits.placeholder),
  options: options.map(({ label, press, on }) => ({
    label: labelOf(label),
    value: pressData(press),
    ...(on === true && { default: true }),
  })),
});

const labelOf = (label: string): string => (label.trim() === '' ? '·' : fit(label, limits.buttonLabel));

function styleOf({ press, on }: Button): APIButtonComponentWithCustomId['style'] {
  if (on === true) return ButtonStyle.Success;
  if (press.command === 'forget') return ButtonStyle.Danger;
  return press.command === 'next' ? ButtonStyle.Primary : ButtonStyle.Secondary;
}

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
