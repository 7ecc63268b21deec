/**
 * Blocks as pieces: what a page may be broken between. A piece is one line with what stands before it, or
 * one code block; both can be cut where one alone is longer than a page.
 */
import { marks } from '../../replies/plain.js';
import type { Block, Inline, Line } from '../../replies/reply.js';
import { needsGap } from '../../replies/spacing.js';
import { codeBlock, markdownOf } from './markdown.js';

export interface Piece {
  /** Before the first line. */
  readonly lead: string;
  /** Before every further line of the same piece, such as the bar of a quotation. */
  readonly rest: string;
  readonly body: { readonly line: Line } | { readonly code: string };
  /** Stands apart from what comes before. */
  readonly apart: boolean;
}

const METER = 10;

export function piecesOf(blocks: readonly Block[]): readonly Piece[] {
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1];
    const apart = before !== undefined && needsGap(before, block);
    return blockPieces(block).map((piece, index) => (index === 0 ? { ...piece, apart } : piece));
  });
}

const plainPiece = (line: Line): Piece => ({ lead: '', rest: '', body: { line }, apart: false });

function blockPieces(block: Block): readonly Piece[] {
  switch (block.kind) {
    case 'heading':
      return [{ ...plainPiece(block.line), lead: '### ' }];
    case 'paragraph':
      return [isAside(block.line) ? { ...plainPiece(block.line), lead: '-# ' } : plainPiece(block.line)];
    case 'points':
      return block.items.map(({ mark, line }) => ({ ...plainPiece(line), lead: `${marks[mark]} ` }));
    case 'list':
      return block.items.flatMap((item, at) => {
        const lead = block.ordered ? `${at + 1}. ` : '- ';
        return indented(item.flatMap(blockPieces), lead);
      });
    case 'quote':
      return block.blocks.flatMap(blockPieces).map((piece) => within('> ', piece));
    case 'code':
      return [{ lead: '', rest: '', body: { code: block.text }, apart: false }];
    case 'table':
      return block.rows.map((row) => ({ ...plainPiece(rowLine(block.head, row)), lead: '- ' }));
    case 'meters':
      return block.items.map((item) => plainPiece([{ kind: 'text', text: meter(item) }]));
  }
}

/** Small print is a line of its own on Discord. */
const isAside = (line: Line): boolean => line.length > 0 && line.every(({ kind }) => kind === 'soft');

/** Headings and small print are only known at the beginning of a line. */
const lineMarks: ReadonlySet<string> = new Set(['### ', '-# ']);

/** The item's first line behind its mark, the others below it. Code blocks cannot be indented. */
const indented = (pieces: readonly Piece[], lead: string): readonly Piece[] =>
  pieces.map((piece, at) => {
    if ('code' in piece.body) return piece;
    const blanks = ' '.repeat(lead.length);
    const own = lineMarks.has(piece.lead) ? '' : piece.lead;
    return { ...piece, lead: (at === 0 ? lead : blanks) + own, rest: blanks + piece.rest };
  });

const within = (bar: string, piece: Piece): Piece => ({
  ...piece,
  lead: bar + piece.lead,
  rest: bar + piece.rest,
});

/** A table's row for phones: its first cell, then every other cell behind its column's name. */
function rowLine(head: readonly Line[], row: readonly Line[]): Line {
  return row.flatMap((cell, at): Inline[] => {
    if (at === 0) return cell.map((part) => (part.kind === 'text' ? { ...part, kind: 'strong' } : part));
    const name = head[at] ?? [];
    const label: Line = name.length > 0 ? [...name, { kind: 'text', text: '：' }] : [];
    return [{ kind: 'text', text: at === 1 ? ' — ' : '；' }, ...label, ...cell];
  });
}

const meter = ({ label, share, note }: { label: string; share: number; note: string }): string => {
  const full = Math.round(Math.min(1, Math.max(0, share)) * METER);
  return `${label} ${'▰'.repeat(full)}${'▱'.repeat(METER - full)} ${note}`;
};

/** A piece as text, however long. */
export function textOf({ lead, rest, body }: Piece): string {
  const text = 'code' in body ? codeBlock(body.code) : markdownOf(body.line);
  return lead + text.split('\n').join(`\n${rest}`);
}

/** The same as pieces of at most `room` UTF-16 units each. */
export function fitted(piece: Piece, room: number): readonly Piece[] {
  if (textOf(piece).length <= room) return [piece];
  const cut = 'code' in piece.body ? cutCode(piece.body.code) : cutLine(piece.body.line);
  const bodies = merged(cut, room, (body) => textOf({ ...piece, body }).length + 1);
  return bodies.map((body, at) => ({ ...piece, body, ...(at > 0 && { lead: piece.rest, apart: false }) }));
}

type Body = Piece['body'];

/** Joins neighbours again for as long as they fit; joined they are never longer than one by one. */
function merged(parts: readonly Body[], room: number, lengthOf: (body: Body) => number): readonly Body[] {
  const out: Body[][] = [];
  let used = Infinity;
  for (const part of parts) {
    const own = lengthOf(part);
    if (used + own > room) {
      out.push([]);
      used = 0;
    }
    out.at(-1)?.push(part);
    used += own;
  }
  return out.map(join);
}

function join(bodies: readonly Body[]): Body {
  const code = bodies.flatMap((body) => ('code' in body ? [body.code] : []));
  if (code.length > 0) return { code: code.join('\n') };
  return { line: bodies.flatMap((body) => ('line' in body ? body.line : [])) };
}

/** Escaping at most doubles this, and leads come on top: a part always fits. */
const PART = 500;

/** Ends of sentences and lines, where text may be broken. */
const sentence = /[^。！？；!?;\n]*(?:[。！？；!?;\n]+|$)/gu;

const cutLine = (line: Line): readonly Body[] =>
  line.flatMap((part) =>
    (part.text.match(sentence) ?? []).flatMap(short).map((text) => ({ line: [{ ...part, text }] })),
  );

/** Single lines of the code; longer ones are broken. */
const cutCode = (text: string): readonly Body[] =>
  text.split('\n').flatMap((line) => (line === '' ? [''] : short(line)).map((code) => ({ code })));

/** Parts of at most PART units, never within a surrogate pair. */
function short(text: string): readonly string[] {
  if (text.length <= PART) return text === '' ? [] : [text];
  const high = /[\ud800-\udbff]/u.test(text.charAt(PART - 1));
  const end = high ? PART - 1 : PART;
  return [text.slice(0, end), ...short(text.slice(end))];
}
