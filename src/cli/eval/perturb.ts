/** Right answers made wrong, to see whether the grader notices. Everything is seeded: a run repeats itself exactly. */
import { clausesOf, type Clause } from '../../core/grading/clauses.js';
import type { Analyser, Token } from '../../core/text/types.js';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export type Chance = () => number;

export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(from: readonly T[], chance: Chance): T | undefined =>
  from[Math.floor(chance() * from.length)];

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1));
    const [one, other] = [result[i], result[j]];
    if (one !== undefined && other !== undefined) [result[i], result[j]] = [other, one];
  }
  return result;
}

/** Content words from which on a clause relates something to something. */
const relational = 3;

/** Clauses that say something of something. */
export const relationsIn = (text: string, analyser: Analyser): Clause[] =>
  clausesOf(text, analyser.trusted).filter((clause) => clause.tokens.length >= relational);

const sign = /[^\p{L}\p{N}\s]|\n/u;
const han = /\p{Script=Han}/u;

/** The words between two signs in any order; signs and everything else stay. */
export function shuffleWords(text: string, analyser: Analyser, chance: Chance): string {
  let result = '';
  let end = 0;
  let run: Token[] = [];
  const flush = () => {
    const glue = run.some(({ surface }) => !han.test(surface)) ? ' ' : '';
    result += shuffled(run, chance)
      .map((token) => text.slice(token.start, token.end))
      .join(glue);
    run = [];
  };
  for (const token of analyser.tokens(text)) {
    const gap = text.slice(end, token.start);
    if (sign.test(gap)) {
      flush();
      result += gap;
    }
    run.push(token);
    end = token.end;
  }
  flush();
  return result + text.slice(end);
}

const auxiliaries = new Set('is are was were can could will must does should may'.split(' '));
const verbs = new Set(
  '能够 可以 需要 必须 支持 保证 允许 使用 包含 存在 具有 属于 负责 提供 适合 占用 返回 生成 共享 调用 是 会 能'.split(
    ' ',
  ),
);
const denied = /不|没|无|未|非|\b(?:no|not|never|neither|nor|none)\b|n't/iu;

/** A clause with its verb denied; undefined when no verb that can be denied plainly is there. */
export function deny(text: string, { start, end }: Clause, analyser: Analyser): string | undefined {
  const clause = text.slice(start, end);
  if (denied.test(clause)) return undefined;
  const verb = analyser.tokens(clause).find(({ surface }) => verbs.has(surface) || auxiliaries.has(surface));
  if (!verb) return undefined;
  return auxiliaries.has(verb.surface)
    ? `${clause.slice(0, verb.end)} not${clause.slice(verb.end)}`
    : `${clause.slice(0, verb.start)}不${clause.slice(verb.start)}`;
}

const asymmetric = new Set(
  `比 先于 早于 晚于 大于 小于 高于 低于 多于 少于 快于 慢于 优于 依赖 调用 包含 属于 指向 继承 导致 覆盖 引用 than before after contains contain depends points calls inherits causes precedes follows`.split(
    ' ',
  ),
);

/** A clause with the names before and after its relation exchanged; undefined when there is no such relation. */
export function exchange(text: string, clause: Clause, analyser: Analyser): string | undefined {
  const tokens = analyser.tokens(text).filter(({ start, end }) => start >= clause.start && end <= clause.end);
  const at = tokens.findIndex(({ surface }) => asymmetric.has(surface));
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (at < 0 || !before || !after || !isName(before) || !isName(after) || before.term === after.term)
    return undefined;
  const one = text.slice(before.start, before.end);
  const other = text.slice(after.start, after.end);
  return `${text.slice(clause.start, before.start)}${other}${text.slice(before.end, after.start)}${one}${text.slice(after.end, clause.end)}`;
}

const isName = ({ kind, surface }: Token): boolean =>
  kind === 'concept' || (kind === 'word' && surface.length > 1) || (kind === 'latin' && surface.length > 3);

/** A clause with its first number changed; undefined when it has none. */
export function changeNumber(clause: string): string | undefined {
  const found = /(?<![\p{L}\p{N}._])\d+(?![\p{L}_.]*\d)/u.exec(clause);
  if (!found) return undefined;
  const changed = String(Number(found[0]) * 2 + 3);
  return `${clause.slice(0, found.index)}${changed}${clause.slice(found.index + found[0].length)}`;
}

/** The text with one clause in other words. */
export const replaced = (text: string, clause: Clause, wording: string): string =>
  text.slice(0, clause.start) + wording + text.slice(clause.end);
