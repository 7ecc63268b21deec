/** A reply as runs of styled text, before it is cut into messages. Nothing here is HTML yet. */
import { isListed } from '../../commands/registry.js';
import { marks, plainLine } from '../../replies/plain.js';
import type { Block, Inline, Line, Reply } from '../../replies/reply.js';
import { needsGap } from '../../replies/spacing.js';
import { PHONE_WIDTH, widthOf } from '../../replies/width.js';
import { clean, tame, tameSaid } from './tame.js';

export interface Run {
  /** `bold` and `plain` may stand in a quotation; the others contain nothing and are contained by nothing. */
  readonly style: 'plain' | 'bold' | 'code' | 'pre' | 'link';
  readonly text: string;
  readonly url?: string;
  readonly quoted?: boolean;
}

/** What should stay in one message: a paragraph, an item, a code block. */
export interface Part {
  readonly runs: readonly Run[];
  /** Line feeds before it, when it is not the first. */
  readonly gap: 1 | 2;
  /** A heading: what follows belongs to it. */
  readonly leads: boolean;
}

export const partsOf = ({ blocks }: Reply): readonly Part[] => partsOfBlocks(blocks);

const partsOfBlocks = (blocks: readonly Block[]): readonly Part[] =>
  blocks.flatMap((block, at) => {
    const before = blocks[at - 1];
    const gap = before && (needsGap(before, block) || isLong(before)) ? 2 : 1;
    return linesOf(block)
      .filter((runs) => runs.some(({ text }) => text !== ''))
      .map((runs, line): Part => ({
        runs,
        gap: line === 0 ? gap : 1,
        leads: block.kind === 'heading',
      }));
  });

/** Paragraphs that fill several lines of a phone want air between them. */
const isLong = (block: Block): boolean =>
  block.kind === 'paragraph' && widthOf(plainLine(block.line)) > 2 * PHONE_WIDTH;

/** The block's lines, each as runs. */
function linesOf(block: Block): readonly (readonly Run[])[] {
  switch (block.kind) {
    case 'heading':
      return [block.line.map((part) => (part.kind === 'text' ? bold(part.text) : runOf(part)))];
    case 'paragraph':
      return [block.line.map(runOf)];
    case 'points':
      return block.items.map(({ mark, line }) => [plain(`${marks[mark]} `), ...line.map(runOf)]);
    case 'list':
      return block.items.flatMap((item, at) => itemLines(item, block.ordered ? `${at + 1}. ` : '• '));
    case 'quote':
      return [quoted(partsOfBlocks(block.blocks))];
    case 'code':
      return [[{ style: 'pre', text: clean(block.text).replace(/^\n+|\n+$/gu, '') }]];
    case 'table':
      return block.rows.map((row) => rowRuns(block.head, row));
    case 'meters':
      return meterLines(block.items);
  }
}

const plain = (text: string): Run => ({ style: 'plain', text });
const bold = (text: string): Run => ({ style: 'bold', text: tame(text) });

function runOf(part: Inline): Run {
  switch (part.kind) {
    case 'text':
    case 'soft':
      return plain(tame(part.text));
    case 'said':
      return plain(`“${tameSaid(part.text)}”`);
    case 'strong':
      return bold(part.text);
    case 'code':
      return isOurCommand(part.text) ? plain(tame(part.text)) : { style: 'code', text: clean(part.text) };
    case 'link':
      return linkRun(part.text, part.url);
  }
}

/** A command of ours: as plain text it can be tapped. */
const isOurCommand = (text: string): boolean => isListed(/^\/([a-z_]+)(?![^ ])/u.exec(text)?.[1] ?? '');

/** Telegram takes web addresses only; anything else is shown as words. */
const linkRun = (text: string, url: string): Run =>
  /^https?:\/\/[^\s]+$/iu.test(url) && URL.canParse(url)
    ? { style: 'link', text: clean(text === '' ? url : text), url: clean(url) }
    : plain(tame(text));

/** Nested lines are moved in; Telegram has no lists of its own. */
function itemLines(item: readonly Block[], lead: string): readonly (readonly Run[])[] {
  const lines = partsOfBlocks(item).map(({ runs }) => runs);
  return lines.map((runs, at) => [plain(at === 0 ? lead : '   '), ...runs]);
}

/** Quotations hold nothing but plain and bold text. */
const quoted = (parts: readonly Part[]): readonly Run[] =>
  parts.flatMap(({ runs, gap }, at) => {
    const inner = runs.map(({ style, text }): Run => ({
      style: style === 'bold' ? 'bold' : 'plain',
      text: style === 'plain' || style === 'bold' ? text : tame(text),
      quoted: true,
    }));
    return at === 0 ? inner : [{ ...plain('\n'.repeat(gap)), quoted: true }, ...inner];
  });

/** No column stays straight on a phone: a row becomes its first cell and the others by name. */
function rowRuns(head: readonly Line[], row: readonly Line[]): readonly Run[] {
  const [first = [], ...rest] = row;
  const lead = first
    .map(runOf)
    .map((run) => (run.style === 'plain' ? { ...run, style: 'bold' as const } : run));
  const others = rest.flatMap((cell, at): readonly Run[] => {
    const name = (head[at + 1] ?? []).map((part) => part.text).join('');
    const label = rest.length > 1 && name !== '' ? `\n   ${tame(name)}：` : '　';
    return [plain(label), ...cell.map(runOf)];
  });
  return [plain('• '), ...lead, ...others];
}

const METER = 8;

function meterLines(items: Extract<Block, { kind: 'meters' }>['items']): readonly (readonly Run[])[] {
  const widest = Math.max(0, ...items.map(({ label }) => widthOf(label)));
  return items.map(({ label, share, note }) => {
    const full = Math.round(Math.min(1, Math.max(0, share)) * METER);
    const bar = '▰'.repeat(full) + '▱'.repeat(METER - full);
    const pad = '　'.repeat(Math.floor((widest - widthOf(label)) / 2));
    return [plain(`${bar} ${tame(label)}${pad} ${tame(note)}`)];
  });
}
