/**
 * Cuts a reply's parts into messages, where it hurts least: between parts, then between lines, sentences,
 * words; never inside a character. A part that fits into a message of its own stays whole.
 */
import type { Part, Run } from './runs.js';

export interface Limits {
  /** UTF-16 units of text after parsing; Telegram counts characters, of which there are never more. */
  readonly units: number;
  /** Styled stretches. */
  readonly entities: number;
}

/** https://core.telegram.org/bots/api#sendmessage */
export const messageLimits: Limits = { units: 4096, entities: 100 };
/** https://core.telegram.org/bots/api#senddocument */
export const captionLimits: Limits = { units: 1024, entities: 100 };

export type Chunk = readonly Run[];

/** At least one part that says something makes at least one chunk; no chunk is blank. */
export function split(parts: readonly Part[], limits: Limits): readonly Chunk[] {
  const chunks: Run[][] = [];
  let current: Run[] = [];
  const close = (): void => {
    if (!isBlank(current)) chunks.push(current);
    current = [];
  };
  for (const [at, part] of parts.entries()) {
    const follower = part.leads ? parts[at + 1] : undefined;
    const together = follower ? [...part.runs, lineFeeds(follower.gap), ...follower.runs] : part.runs;
    const gap = current.length > 0 ? [lineFeeds(part.gap)] : [];
    const wanted = fits([...gap, ...together], limits) ? together : part.runs;
    if (fits([...current, ...gap, ...wanted], limits)) {
      current.push(...gap, ...part.runs);
      continue;
    }
    close();
    let rest = part.runs;
    while (!fits(rest, limits)) {
      const [first, others] = cut(rest, limits);
      if (!isBlank(first)) chunks.push([...first]);
      rest = others;
    }
    current = [...rest];
  }
  close();
  return chunks;
}

const lineFeeds = (count: number): Run => ({ style: 'plain', text: '\n'.repeat(count) });

const unitsOf = (runs: Chunk): number => runs.reduce((sum, { text }) => sum + text.length, 0);

/** Styled runs, and a quotation for every stretch of quoted ones. */
const entitiesOf = (runs: Chunk): number =>
  runs.filter(({ style }) => style !== 'plain').length +
  runs.filter(({ quoted }, at) => quoted === true && runs[at - 1]?.quoted !== true).length;

const fits = (runs: Chunk, { units, entities }: Limits): boolean =>
  unitsOf(runs) <= units && entitiesOf(runs) <= entities;

/** Text that Telegram takes for none: blanks and characters without a shape. */
const isBlank = (runs: Chunk): boolean =>
  runs.every(({ text }) => /^[\s\p{Cf}\u115f\u1160\u2800\u3164\uffa0]*$/u.test(text));

/** The longest good beginning of runs that do not fit, and the rest; both are shorter than the whole. */
function cut(runs: Chunk, limits: Limits): readonly [Chunk, Chunk] {
  const [within] = takeEntities(runs, limits.entities);
  const text = within.map((run) => run.text).join('');
  const all = unitsOf(within) < unitsOf(runs);
  const at = text.length <= limits.units && all ? text.length : breakIn(text, limits.units);
  return takeUnits(runs, at);
}

function takeEntities(runs: Chunk, entities: number): readonly [Chunk, Chunk] {
  let count = runs.length;
  while (count > 1 && entitiesOf(runs.slice(0, count)) > entities) count -= 1;
  return [runs.slice(0, count), runs.slice(count)];
}

function takeUnits(runs: Chunk, units: number): readonly [Chunk, Chunk] {
  const first: Run[] = [];
  const rest: Run[] = [];
  let left = units;
  for (const run of runs) {
    const here = run.text.slice(0, left);
    const there = run.text.slice(left);
    left -= here.length;
    if (here !== '') first.push({ ...run, text: here });
    if (there !== '') rest.push({ ...run, text: there });
  }
  return [first, rest];
}

/** Where a text may end, best first. */
const breaks = [/\n/gu, /[。！？；!?;]|\.(?=\s)/gu, /[，、,：:]|\s/gu];

/** A place ≤ `most` to cut a longer text; in its second half where there is a good one. */
function breakIn(text: string, most: number): number {
  const head = text.slice(0, most);
  for (const pattern of breaks) {
    const last = [...head.matchAll(pattern)].at(-1);
    const end = last ? last.index + last[0].length : 0;
    if (end > most / 2) return end;
  }
  return wholeCharacters(text, most);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Letters with their marks and joined emoji stay together; a heap of marks longer than this does not. */
const LONGEST_CHARACTER = 64;

function wholeCharacters(text: string, most: number): number {
  const from = most - LONGEST_CHARACTER;
  const near = text.slice(from, most + LONGEST_CHARACTER);
  const starts = [...segmenter.segment(near)].map(({ index }) => from + index);
  const end = starts.findLast((start) => start <= most && start > from) ?? most;
  const half = text.codePointAt(end - 1) ?? 0;
  return half > 0xffff ? end - 1 : end;
}
