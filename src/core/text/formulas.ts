import type { Span } from './numbers.js';

/** A formula and what stands in it, for loose comparison. */
export interface Formula extends Span {
  readonly operands: readonly string[];
}

const sticky = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

/** Blanks out, powers as ^, products without sign, log without base, sums in one order. */
const canonical = (expression: string): string => {
  const bare = expression
    .replace(/\s+/gu, '')
    .replaceAll('**', '^')
    .replace(/[*×·]/gu, '')
    .replace(/lo?g(?:_?2(?=[a-z(]))?/gu, 'log')
    .replace(/log\(([a-z0-9]{1,12})\)/gu, 'log$1')
    .replace(/平方|方/gu, '^2')
    .replace(/(?<![a-z0-9])([a-z])\1(?![a-z])/gu, '$1^2');
  return bare.includes('(') ? bare : bare.split('+').sort().join('+');
};

const bigO = /[oθωΩ] ?\(([^()\n]{0,24}(?:\([^()\n]{0,16}\)[^()\n]{0,16}){0,2})\)/uy;
const bigOBody = /^[a-z0-9\s+*^.·×!√/_,()\-方平的]+$/u;
/** Typed without brackets; “on” alone is an English word. */
const bareO = /o(1|logn|nlogn|n2|n\^2|n3|n\^3|2\^n)(?![a-z0-9_^])/uy;
const logTerm = /[a-z]? ?lo?g_?2? ?(?:\( ?[nmk] ?\)|[nmk])(?![a-z0-9_(])/uy;
const square = /([a-z]) ?的? ?(?:平方|方)(?![面式法案便向])/uy;

const complexityAt = (text: string, from: number): Formula | undefined => {
  const wrapped = sticky(bigO, text, from);
  const body = wrapped?.[1];
  if (wrapped && body !== undefined && bigOBody.test(body)) {
    const inner = canonical(body.replace(/(?<![a-z])([a-z])([23])(?![0-9])/gu, '$1^$2').replaceAll('的', ''));
    return { end: from + wrapped[0].length, term: `o(${inner})`, operands: [inner] };
  }
  const bare = sticky(bareO, text, from);
  if (bare?.[1]) {
    const inner = bare[1].replace(/n([23])$/u, 'n^$1');
    return { end: from + bare[0].length, term: `o(${inner})`, operands: [inner] };
  }
  const log = sticky(logTerm, text, from);
  if (log && !/^[a-z] [a-z]/u.test(log[0].replace(/^n /u, ''))) {
    return { end: from + log[0].length, term: canonical(log[0]), operands: [] };
  }
  const squared = sticky(square, text, from);
  return squared?.[1] ? { end: from + squared[0].length, term: `${squared[1]}^2`, operands: [] } : undefined;
};

const operand = '[a-z0-9_][a-z0-9_.\\[\\]]{0,30}(?: ?[+*\\/%-] ?[a-z0-9_]{1,16}){0,3}';
const equation = new RegExp(`(${operand})( ?(?:==|!=|<=|>=|:=|=|<|>|≠|≤|≥) ?)(${operand})`, 'uy');
const arithmetic =
  /(?:[a-z]|[a-z_]{2,12}(?=\+|-1)) ?[+] ?\d{1,4}(?![a-z0-9_.])|(?:[a-z]|mid|low|high|left|right|len|size|ack|seq)-\d(?![a-z0-9_.])|[a-z]\/\d(?![a-z0-9_.])|\d?[a-z]\^\d{1,2}(?![a-z0-9_])/uy;

const operators: Readonly<Record<string, string>> = { '==': '=', ':=': '=', '≠': '!=', '≤': '<=', '≥': '>=' };

const isVariable = (side: string): boolean => /^[a-z]$|\d|[+*/%]/u.test(side);
const bareSide = (side: string): string => side.replace(/\s+/gu, '').replace(/[.[]+$/u, '');

/** x < y is compared as y > x. */
const orient = (left: string, operator: string, right: string): string =>
  operator.startsWith('<') ? `${right}>${operator.slice(1)}${left}` : `${left}${operator}${right}`;

const equationAt = (text: string, from: number, isName: (word: string) => boolean): Formula | undefined => {
  const found = sticky(equation, text, from);
  if (!found) return undefined;
  const [whole, first = '', sign = '', second = ''] = found;
  const operator = sign.trim();
  const before = text[from - 1] ?? '';
  const after = text[from + first.length + sign.length] ?? '';
  // <div>text</div> and arrows are no comparisons; neither is "TCP = reliable", where a name is explained.
  if ((operator === '>' || operator === '<') && /[<>/-]/u.test(before + after)) return undefined;
  if (first.endsWith('-') || /^[=><]/u.test(after)) return undefined;
  const left = bareSide(first);
  const right = bareSide(second);
  if (left === '' || right === '') return undefined;
  if ((isName(left) && !isVariable(right)) || (isName(right) && !isVariable(left))) return undefined;
  const dangling = /[.[]+$/u.exec(whole)?.[0].length ?? 0;
  return {
    end: from + whole.length - dangling,
    term: orient(left, operators[operator] ?? operator, right),
    operands: [...left.split(/[+*/%-]/u), ...right.split(/[+*/%-]/u)].filter(Boolean),
  };
};

/**
 * A formula at `from` of normalised text: complexities (`O(n log n)`, `ologn`, `n log n`, n²),
 * equations and comparisons (`seq=x`, `left > right`), sums (`x+1`). Every pattern is bounded, so a
 * look takes constant time. `isName` tells names of the lexicon, which are not variables.
 */
export const formulaAt = (
  text: string,
  from: number,
  isName: (word: string) => boolean,
): Formula | undefined => {
  const equal = equationAt(text, from, isName);
  if (equal) return equal;
  const complexity = complexityAt(text, from);
  if (complexity) return complexity;
  const sum = sticky(arithmetic, text, from);
  if (!sum) return undefined;
  const term = sum[0].replace(/\s+/gu, '');
  return { end: from + sum[0].length, term, operands: term.split(/[+/-]/u) };
};
