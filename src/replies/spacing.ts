/** Which blocks of a reply stand apart. */
import type { Block } from './reply.js';

const tight = new Set<Block['kind']>(['paragraph', 'points', 'meters', 'quote']);

/** Headings, lists, tables and code stand apart; short paragraphs follow one another. */
export const needsGap = (before: Block, block: Block): boolean =>
  block.kind === 'heading' ||
  !tight.has(block.kind) ||
  (!tight.has(before.kind) && before.kind !== 'heading');
