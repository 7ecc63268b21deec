/** A reply as bare text, for claims about what it says. */
import { marks, plainLine } from '../../src/replies/plain.js';
import type { Block, Reply } from '../../src/replies/reply.js';

export const textOfReply = (reply: Reply): string => reply.blocks.flatMap(linesOfBlock).join('\n');

function linesOfBlock(block: Block): string[] {
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
