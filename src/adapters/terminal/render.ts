/** Reply → text for a terminal. Pure; everything in a reply is data, so nothing can smuggle in control codes. */
import { plainInline, plainLine, marks } from '../../replies/plain.js';
import type { Block, Inline, Line, Mark, Reply } from '../../replies/reply.js';
import { needsGap } from '../../replies/spacing.js';
import { wrap, widthOf } from '../../replies/width.js';
import { keyed } from './keys.js';
import type { Style } from './style.js';
import { columns } from './table.js';

export interface Screen {
  /** Columns, margins included. */
  readonly width: number;
  readonly style: Style;
}

const MARGIN = '  ';
const METER = 12;

/** Lines without a line feed at the end. */
export function render(reply: Reply, screen: Screen): string {
  const width = Math.max(20, screen.width - MARGIN.length * 2);
  const blocks = reply.blocks.flatMap((block, at) => {
    const lines = blockLines(block, width, screen.style);
    const before = reply.blocks[at - 1];
    return before && needsGap(before, block) ? ['', ...lines] : lines;
  });
  const buttons = buttonLines(reply, width, screen.style);
  const all = buttons.length > 0 ? [...blocks, '', ...buttons] : blocks;
  return all.map((line) => (line === '' ? '' : MARGIN + line)).join('\n');
}

function blockLines(block: Block, width: number, style: Style): string[] {
  switch (block.kind) {
    case 'heading':
      return styledLines(block.line, width, style, style.heading);
    case 'paragraph':
      return styledLines(block.line, width, style);
    case 'points':
      return block.items.flatMap(({ mark, line }) =>
        hang(`${marks[mark]} `, styledLines(line, width - 2, style), (text) => markStyle(mark, style)(text)),
      );
    case 'list':
      return block.items.flatMap((item, at) => {
        const lead = block.ordered ? `${at + 1}. ` : '· ';
        const inner = item.flatMap((part) => blockLines(part, width - lead.length, style));
        return hang(lead, inner, style.soft);
      });
    case 'quote':
      return block.blocks
        .flatMap((part) => blockLines(part, width - 2, style))
        .map((line) => `${style.soft('│')} ${line}`);
    case 'code':
      return block.text.split('\n').map((line) => style.code(visible(line)));
    case 'table':
      return tableLines(block, width, style);
    case 'meters':
      return meterLines(block.items, style);
  }
}

const markStyle = (mark: Mark, style: Style): ((text: string) => string) => {
  switch (mark) {
    case 'hit':
      return style.good;
    case 'partial':
      return style.fair;
    case 'missed':
    case 'contradicted':
      return style.bad;
    case 'plain':
      return style.soft;
  }
};

/** Puts a mark before the first line and the same room before the others. */
const hang = (lead: string, lines: readonly string[], paint: (text: string) => string): string[] =>
  lines.map((line, at) => (at === 0 ? paint(lead) : ' '.repeat(widthOf(lead))) + line);

/** Tabs as blanks; controls are taken out of replies before, but code comes straight from a file. */
const visible = (text: string): string => text.replace(/\t/gu, '    ').replace(/(?!\n)\p{Cc}/gu, '');

function inlineStyle(part: Inline, style: Style): (text: string) => string {
  switch (part.kind) {
    case 'text':
    case 'said':
      return (text) => text;
    case 'strong':
      return style.strong;
    case 'soft':
    case 'link':
      return style.soft;
    case 'code':
      return style.code;
  }
}

const content = (part: Inline): string =>
  part.kind === 'link' && part.url !== part.text ? `${part.text} ${part.url}` : plainInline(part);

/** A line wrapped, with the style of each part put back over the pieces it was broken into. */
function styledLines(line: Line, width: number, style: Style, paint?: (text: string) => string): string[] {
  const parts = line.map((part) => ({
    text: visible(content(part)),
    paint: paint && part.kind === 'text' ? paint : inlineStyle(part, style),
  }));
  const lines = wrap(parts.map(({ text }) => text).join(''), width);
  const rest = parts.map((part) => ({ ...part }));
  return lines.map((plain) => paintLine(plain, rest));
}

interface Part {
  text: string;
  readonly paint: (text: string) => string;
}

/** Takes the characters of one wrapped line off the parts; blanks lost at a break are dropped. */
function paintLine(plain: string, parts: Part[]): string {
  let left = plain;
  let out = '';
  while (left !== '' && parts.length > 0) {
    const part = parts[0];
    if (!part) break;
    if (!left.startsWith(part.text.charAt(0)) || part.text === '') {
      part.text = part.text.slice(1);
      if (part.text === '') parts.shift();
      continue;
    }
    const length = common(left, part.text);
    out += part.paint(part.text.slice(0, length));
    left = left.slice(length);
    part.text = part.text.slice(length);
    if (part.text === '') parts.shift();
  }
  return out + left;
}

function common(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function tableLines(block: Extract<Block, { kind: 'table' }>, width: number, style: Style): string[] {
  const cell = (line: Line, head: boolean): { plain: string; styled: string } => {
    const plain = plainLine(line);
    return { plain, styled: head ? style.strong(plain) : styledLines(line, 10_000, style).join(' ') };
  };
  const cells = [
    block.head.map((line) => cell(line, true)),
    ...block.rows.map((row) => row.map((line) => cell(line, false))),
  ];
  const aligned = columns(cells, width);
  if (aligned) return [...aligned];
  return block.rows.flatMap((row) => {
    const lines = row.flatMap((line, at) => {
      const head = plainLine(block.head[at] ?? []);
      const label: Line = head === '' ? [] : [{ kind: 'soft', text: `${head}：` }];
      return styledLines([...label, ...line], width - 2, style);
    });
    return hang('· ', lines, style.soft);
  });
}

function meterLines(items: Extract<Block, { kind: 'meters' }>['items'], style: Style): string[] {
  const widest = Math.max(0, ...items.map(({ label }) => widthOf(label)));
  return items.map(({ label, share, note }) => {
    const full = Math.round(Math.min(1, Math.max(0, share)) * METER);
    const bar = style.good('█'.repeat(full)) + style.soft('░'.repeat(METER - full));
    return `${label}${' '.repeat(widest - widthOf(label))}  ${bar}  ${note}`;
  });
}

/** Buttons row by row; rows of one button each get a line each. */
function buttonLines(reply: Reply, width: number, style: Style): string[] {
  return keyed(reply.buttons).flatMap((row) => {
    const lines: { text: string; used: number }[] = [];
    for (const { key, button } of row) {
      const tick = button.on === undefined ? '' : button.on ? '☑ ' : '☐ ';
      const label = `${tick}${visible(button.label)}`;
      const own = widthOf(label) + 4;
      const last = lines.at(-1);
      const text = `${style.key(`[${key}]`)} ${label}`;
      if (last && last.used + 2 + own <= width) {
        last.text += `  ${text}`;
        last.used += 2 + own;
      } else lines.push({ text, used: own });
    }
    return lines.map(({ text }) => text);
  });
}
