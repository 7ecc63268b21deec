/** Lines without any platform: what they say, and how much room they take. */
import type { Block, Inline, Line, Mark, Reply } from './reply.js';

export const marks: Readonly<Record<Mark, string>> = {
  hit: '✓',
  partial: '◐',
  missed: '✗',
  contradicted: '✘',
  plain: '·',
};

export const plainInline = (part: Inline): string => (part.kind === 'said' ? `“${part.text}”` : part.text);

/** A line as plain text; somebody's words stand in quotation marks. */
export const plainLine = (line: Line): string => line.map(plainInline).join('');

/** A reply as bare text, without its buttons: for command lines, and for claims about what it says. */
export const plainReply = (reply: Pick<Reply, 'blocks'>): string =>
  reply.blocks.flatMap(linesOfBlock).join('\n');

function linesOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [plainLine(block.line)];
    case 'points':
      return block.items.map(({ mark, line }) => `${marks[mark]} ${plainLine(line)}`);
    case 'list':
      return block.items.flatMap((item) => item.flatMap(linesOfBlock));
    case 'quote':
      return block.blocks.flatMap(linesOfBlock);
    case 'code':
      return [block.text];
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainLine).join(' | '));
    case 'meters':
      return block.items.map(({ label, note }) => `${label} ${note}`);
  }
}
