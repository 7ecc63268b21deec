/** Messages as people read them on Discord: without the Markdown. */
import { ComponentType } from 'discord.js';
import type { StoredMessage } from './world.js';

export interface Control {
  readonly label: string;
  readonly id: string;
  /** Of a menu: what choosing it sends. */
  readonly value?: string;
}

interface AnyComponent {
  readonly type: ComponentType;
  readonly custom_id?: string;
  readonly label?: string;
  readonly components?: readonly AnyComponent[];
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

/** Buttons and the choices of menus, in order. */
export function controlsIn(components: readonly unknown[]): readonly Control[] {
  return (components as readonly AnyComponent[]).flatMap((one) => {
    const { custom_id: id = '', label = '', options = [] } = one;
    if (one.type === ComponentType.Button) return [{ label, id }];
    if (one.type === ComponentType.StringSelect) return options.map((option) => ({ ...option, id }));
    return controlsIn(one.components ?? []);
  });
}

export const textIn = ({ embeds }: Pick<StoredMessage, 'embeds'>): string =>
  embeds.map(({ description = '' }) => unmarked(description)).join('\n');

/** Code, escaped characters, masked links, bold. */
const markup = /(`{1,3})\n?(.+?)\n?\1(?!`)|\\([^\w\s])|\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)|\*\*/gsu;

/** What is left of Discord's Markdown once it is shown. */
const unmarked = (text: string): string =>
  text
    .replace(/^(?:> )*(?:### |-# )/gmu, '')
    .replace(/ [▰▱]+(?= )/gu, '')
    .replace(markup, (_, _fence, code?: string, escaped?: string, link?: string) =>
      link === undefined ? (code ?? escaped ?? '') : unmarked(link),
    );
