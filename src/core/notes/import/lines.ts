/** An outline's lines, each with what it is. */
import type { Remark } from './entry.js';
import { stripHtml } from './html.js';
import {
  asked,
  heading,
  looksLikeCode,
  marked,
  picturesIn,
  plainInline,
  type MarkerStyle,
} from './markers.js';

interface At {
  /** 1-based. */
  readonly line: number;
}

/** Columns before the text; a tab counts four. */
interface Indented {
  readonly indent: number;
}

export type Line =
  | (At & { readonly kind: 'blank' })
  | (At & { readonly kind: 'heading'; readonly depth: number; readonly text: string })
  | (At & Indented & { readonly kind: 'item'; readonly style: MarkerStyle; readonly text: string })
  | (At & { readonly kind: 'question' | 'answer'; readonly text: string })
  | (At & Indented & { readonly kind: 'text'; readonly text: string })
  /** Several lines that stay as they are: the inside of a fenced block, the rows of a table, or bare lines of code. */
  | (At & Indented & { readonly kind: 'block'; readonly origin: BlockOrigin; readonly text: string });

export type BlockOrigin = 'fence' | 'table' | 'code';

export interface Scan {
  readonly lines: readonly Line[];
  readonly remarks: readonly Remark[];
}

/**
 * Takes HTML and Markdown's marks off and says what each line is. Linear in the text.
 * @param options `html: false` leaves tags alone, where they have been taken off already
 */
export function scanLines(source: string, options = { html: true }): Scan {
  const raw = source.split('\n');
  const blocks = fencedBlocks(raw);
  const remarks: Remark[] = [];
  const open = blocks.find((block) => !block.closed);
  if (open)
    remarks.push({
      line: open.first + 1,
      message: 'the code block that begins here is never closed; all that follows counts as code',
    });
  const { texts, left } = options.html ? withoutHtml(raw, blocks) : { texts: raw, left: [] };
  for (const { name, line } of left)
    remarks.push({
      line,
      message: name === '!--' ? 'an HTML comment was left out' : `HTML was left out: <${name}>`,
    });
  const starts = new Map(blocks.map((block) => [block.first, block]));
  const lines: Line[] = [];
  for (let i = 0; i < texts.length; i += 1) {
    const line = i + 1;
    const block = starts.get(i);
    if (block) {
      const text = raw.slice(i + 1, block.closed ? block.last : block.last + 1).join('\n');
      lines.push({ kind: 'block', line, indent: indentOf(raw[i] ?? ''), origin: 'fence', text });
      i = block.last;
      continue;
    }
    const text = texts[i] ?? '';
    if (picturesIn(text) > 0) remarks.push({ line, message: 'a picture was left out' });
    lines.push(lineOf(text, line));
  }
  return { lines: joined(lines), remarks };
}

interface FencedBlock {
  /** 0-based, the fences' own lines included. */
  readonly first: number;
  readonly last: number;
  readonly closed: boolean;
}

function fencedBlocks(lines: readonly string[]): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { mark: string; first: number } | undefined;
  lines.forEach((text, i) => {
    const mark = /^[\s>]{0,40}(```|~~~)/u.exec(text)?.[1];
    if (mark === undefined) return;
    if (!open) open = { mark, first: i };
    else if (open.mark === mark) {
      blocks.push({ first: open.first, last: i, closed: true });
      open = undefined;
    }
  });
  if (open) blocks.push({ first: open.first, last: lines.length - 1, closed: false });
  return blocks;
}

/** Stand for < and & inside code spans, which are none of HTML's business there. */
const guards = [
  ['<', '\ue000'],
  ['&', '\ue001'],
] as const;
const guard = (code: string): string =>
  guards.reduce((text, [sign, mark]) => text.replaceAll(sign, mark), code);
const unguard = (text: string): string =>
  guards.reduce((code, [sign, mark]) => code.replaceAll(mark, sign), text);

function withoutHtml(raw: readonly string[], blocks: readonly FencedBlock[]) {
  const outside = raw.map((text) => text.replace(/`[^`]+`/gu, guard));
  for (const { first, last } of blocks) outside.fill('', first, last + 1);
  const { text, left } = stripHtml(outside.join('\n'), { unknownToo: false, lines: 'kept' });
  return { texts: text.split('\n').map(unguard), left };
}

const tabWidth = 4;
const indentOf = (text: string): number =>
  Array.from(text.slice(0, text.length - text.trimStart().length)).reduce(
    (width, char) => width + (char === '\t' ? tabWidth : 1),
    0,
  );

function lineOf(raw: string, line: number): Line {
  const text = raw.replace(/^(?:\s{0,40}>){1,20} ?/u, '').trimEnd();
  const body = text.trim();
  if (/^(?:-{3,}|\*{3,}|_{3,})?$/u.test(body.replace(/\s+/gu, ''))) return { kind: 'blank', line };
  const indent = indentOf(text);
  if (body.startsWith('|') && body.endsWith('|'))
    return { kind: 'block', line, indent, origin: 'table', text: body };
  const title = indent < tabWidth ? heading(body) : undefined;
  if (title) return { kind: 'heading', line, depth: title.depth, text: plainInline(title.text) };
  if (looksLikeCode(body))
    return { kind: 'block', line, indent, origin: 'code', text: ' '.repeat(indent) + body };
  const item = marked(body) ?? marked(plainInline(body));
  const plain = plainInline(item ? item.rest.replace(/^#{1,6}\s+/u, '') : body);
  if (!/[\p{L}\p{N}]/u.test(plain)) return { kind: 'blank', line };
  const said = asked(plain);
  if (said) return { kind: said.kind, line, text: said.rest };
  return item
    ? { kind: 'item', line, indent, style: item.style, text: plain }
    : { kind: 'text', line, indent, text: plain };
}

/** Rows of one table, or of one piece of code, become one block; a line underlined with === becomes a heading. */
function joined(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  for (const line of lines) {
    const before = result.at(-1);
    if (line.kind === 'block' && before?.kind === 'block' && continues(before.origin, line.origin))
      result[result.length - 1] = { ...before, text: `${before.text}\n${line.text}` };
    else if (line.kind === 'text' && /^={3,}$/u.test(line.text)) {
      if (before?.kind === 'text')
        result[result.length - 1] = { kind: 'heading', line: before.line, depth: 1, text: before.text };
    } else result.push(line);
  }
  return result;
}

const continues = (before: BlockOrigin, now: BlockOrigin): boolean => before === now && now !== 'fence';
