/** Fitting items into a number of lines without hiding that something was left out. */
import type { Line, Mark } from '../reply.js';
import { text } from './shared.js';

export interface Item {
  /** Hits give way first, then open points; misconceptions stay as long as they can. */
  readonly kind: 'hit' | 'open' | 'belief';
  readonly mark: Mark;
  /** Lines it would take in full. */
  readonly want: number;
  /** The item cut to a number of lines, at least one. */
  fit(lines: number): Line;
}

interface Shown {
  readonly mark: Mark;
  readonly line: Line;
}

const urgency: Readonly<Record<Item['kind'], number>> = { belief: 0, open: 1, hit: 2 };

/**
 * @param budget lines there are; each kind that is cut short takes one to say how many are left out
 * @param rest says that `n` more of a kind are left out
 */
export function allot(
  items: readonly Item[],
  budget: number,
  rest: (kind: Item['kind'], n: number) => string,
): readonly Shown[] {
  const kept = keep(items, budget);
  const dropped = (['hit', 'open', 'belief'] as const).flatMap((kind) => {
    const all = items.filter((item) => item.kind === kind);
    const n = all.filter((item) => !kept.includes(item)).length;
    const mark = all.at(-1)?.mark ?? 'plain';
    return n === 0 ? [] : [{ kind, mark, line: [text(rest(kind, n))] }];
  });
  const lines = spread(kept, budget - dropped.length);
  return (['hit', 'open', 'belief'] as const).flatMap((kind) => [
    ...kept
      .filter((item) => item.kind === kind)
      .map((item) => ({ mark: item.mark, line: item.fit(lines.get(item) ?? 1) })),
    ...dropped.filter((line) => line.kind === kind).map(({ mark, line }) => ({ mark, line })),
  ]);
}

/** The items that get a line of their own: the most urgent ones, in their order. */
function keep(items: readonly Item[], budget: number): readonly Item[] {
  if (items.length <= budget) return items;
  const kinds = new Set(items.map((item) => item.kind));
  const ranked = [...items].sort((a, b) => urgency[a.kind] - urgency[b.kind]);
  const chosen = new Set(ranked.slice(0, Math.max(0, budget - kinds.size)));
  return items.filter((item) => chosen.has(item));
}

/** One line each; what is left goes to those who want more, the most urgent first. */
function spread(items: readonly Item[], budget: number): ReadonlyMap<Item, number> {
  const lines = new Map(items.map((item) => [item, 1]));
  let left = budget - items.length;
  for (const item of [...items].sort((a, b) => urgency[a.kind] - urgency[b.kind])) {
    const more = Math.min(left, item.want - 1);
    if (more <= 0) continue;
    lines.set(item, 1 + more);
    left -= more;
  }
  return lines;
}
