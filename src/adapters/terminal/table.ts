/** Tables in columns where they fit, otherwise row by row. */
import { widthOf } from '../../replies/width.js';

/**
 * @param cells plain and styled text of every cell; the first row is the head
 * @returns undefined when the table is wider than `width`
 */
export function columns(
  cells: readonly (readonly { plain: string; styled: string }[])[],
  width: number,
): readonly string[] | undefined {
  const count = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(...cells.map((row) => widthOf(row[at]?.plain ?? ''))),
  );
  const GAP = 2;
  if (widths.reduce((sum, own) => sum + own + GAP, -GAP) > width) return undefined;
  const lines = cells.map((row) =>
    widths
      .map((own, at) => (row[at]?.styled ?? '') + ' '.repeat(own - widthOf(row[at]?.plain ?? '')))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
  const rule = widths.map((own) => '─'.repeat(own)).join(' '.repeat(GAP));
  return [lines[0] ?? '', rule, ...lines.slice(1)];
}
