/** Reply → Discord messages. Pure. Text goes into embeds: more room, and links in them never unfold. */
import type { APIEmbed, RawFile } from 'discord.js';
import type { Mark, Reply } from '../../replies/reply.js';
import { controlsOf, type Row } from './controls.js';
import { limits } from './limits.js';
import { fitted, piecesOf, textOf } from './pieces.js';

/** The body of a message without what depends on where it goes. */
export interface Message {
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
  readonly files: readonly RawFile[];
}

const colours: Readonly<Record<'good' | 'fair' | 'bad', number>> = {
  good: 0x2e9e5b,
  fair: 0xe0a030,
  bad: 0xd0483e,
};

/** At least one message; the last ones carry the buttons and the file. */
export function render(reply: Reply): readonly Message[] {
  const pages = pagesOf(reply);
  const [controls = [], ...moreControls] = controlsOf(reply);
  const colour = colourOf(reply);
  const files = reply.file ? [{ name: reply.file.name, data: reply.file.content }] : [];
  const texts = pages.map((description, at): Message => {
    const last = at === pages.length - 1;
    return message(description, colour, last ? controls : [], last ? files : []);
  });
  return [...texts, ...moreControls.map((rows) => message('…', colour, rows, []))];
}

const message = (
  description: string,
  color: number | undefined,
  components: readonly Row[],
  files: readonly RawFile[],
): Message => ({ embeds: [{ description, ...(color !== undefined && { color }) }], components, files });

/** Discord refuses embeds without visible text. */
const NOTHING = '\u200b';

/** The blocks as texts that each fit into an embed, broken between pieces wherever possible. */
function pagesOf({ blocks }: Reply): readonly string[] {
  const pages: string[] = [];
  let page = '';
  for (const piece of piecesOf(blocks).flatMap((whole) => fitted(whole, limits.description))) {
    const text = textOf(piece);
    const gap = page === '' ? '' : piece.apart ? '\n\n' : '\n';
    if (page.length + gap.length + text.length <= limits.description) page += gap + text;
    else {
      pages.push(page);
      page = text;
    }
  }
  const all = [...pages, page].filter((text) => text.trim() !== '');
  return all.length > 0 ? all : [NOTHING];
}

/** The bar beside a grade: how it went at a glance. */
function colourOf({ blocks }: Reply): number | undefined {
  const marks = blocks.flatMap((block) =>
    block.kind === 'points' ? block.items.map(({ mark }) => mark) : [],
  );
  const has = (mark: Mark): boolean => marks.includes(mark);
  if (has('contradicted')) return colours.bad;
  if (has('missed') || has('partial')) return has('hit') ? colours.fair : colours.bad;
  return has('hit') ? colours.good : undefined;
}
