/** Unified diffs of insertions; see https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html */

/** Text put in at an offset of a file. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** Lines shown around a change. */
const CONTEXT = 3;

/** The part of a patch for one file; empty without insertions. */
export function fileDiff(path: string, text: string, insertions: readonly Insertion[]): string {
  const lines = text.split('\n');
  const ended = lines.at(-1) === '';
  if (ended) lines.pop();
  const changed = changedLines(text, insertions);
  if (changed.size === 0) return '';
  let shift = 0;
  const hunks = groupsOf([...changed.keys()].sort((a, b) => a - b)).map(([first, last]) => {
    const from = Math.max(0, first - CONTEXT);
    const to = Math.min(lines.length - 1, last + CONTEXT);
    const body = lines
      .slice(from, to + 1)
      .flatMap((line, at) => diffOf(line, changed.get(from + at) ?? line));
    const [before, after] = [' -', ' +'].map(
      (kept) => body.filter((line) => kept.includes(line.charAt(0))).length,
    );
    const head = `@@ -${from + 1},${before ?? 0} +${from + 1 + shift},${after ?? 0} @@`;
    shift += (after ?? 0) - (before ?? 0);
    const open = !ended && to === lines.length - 1 ? ['\\ No newline at end of file'] : [];
    return [head, ...body, ...open].join('\n');
  });
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('\n')}\n`;
}

/** Lines by number, from 0, with what is put into them. */
function changedLines(text: string, insertions: readonly Insertion[]): Map<number, string> {
  const changed = new Map<number, string>();
  // From the end, so that earlier offsets of a line stay true.
  for (const { offset, text: added } of [...insertions].sort((a, b) => b.offset - a.offset)) {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const number = text.slice(0, start).split('\n').length - 1;
    const line = changed.get(number) ?? text.slice(start).split('\n', 1)[0] ?? '';
    const column = offset - start;
    changed.set(number, line.slice(0, column) + added + line.slice(column));
  }
  return changed;
}

/** Changes whose surroundings meet go into one hunk. */
function groupsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const groups: [number, number][] = [];
  for (const number of numbers) {
    const last = groups.at(-1);
    if (last && number - last[1] <= 2 * CONTEXT) last[1] = number;
    else groups.push([number, number]);
  }
  return groups;
}

function diffOf(line: string, now: string): readonly string[] {
  if (line === now) return [` ${line}`];
  const [first = '', ...rest] = now.split('\n');
  const added = rest.map((one) => `+${one}`);
  return first === line ? [` ${line}`, ...added] : [`-${line}`, `+${first}`, ...added];
}
