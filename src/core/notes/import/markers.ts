/** What the beginning of a line says: a heading, a bullet, a number, a question. */

/** How an item is marked; items of one list are marked alike. */
export type MarkerStyle = 'bullet' | 'dot' | 'comma' | 'paren' | 'parens' | 'circle' | 'han' | 'han-parens';

export interface Marked {
  readonly style: MarkerStyle;
  readonly rest: string;
}

const numerals = '一二三四五六七八九十百';

/** Tried in order; every pattern is anchored and bounded. */
const markers: readonly (readonly [style: MarkerStyle, pattern: RegExp])[] = [
  ['bullet', /^(?:[-*+–—]\s+|[•·●○▪◦◆■□▶➢]\s*)(?:\[[ xX]\]\s+)?/u],
  ['dot', /^\d{1,3}[.．](?!\d)\s*/u],
  ['comma', /^\d{1,3}、\s*/u],
  ['paren', /^\d{1,3}[)）]\s*/u],
  ['parens', /^[(（]\d{1,3}[)）]\s*/u],
  ['circle', /^[①-⑳][：:、.．]?\s*/u],
  ['han', new RegExp(`^[${numerals}]{1,3}、\\s*`, 'u')],
  ['han-parens', new RegExp(`^[(（][${numerals}]{1,3}[)）]\\s*`, 'u')],
];

/** The item a line is, without its marker; undefined when it is none. */
export function marked(text: string): Marked | undefined {
  for (const [style, pattern] of markers) {
    const match = pattern.exec(text);
    if (match) return { style, rest: text.slice(match[0].length) };
  }
  return undefined;
}

/** `# Heading`; two hashes and more need no blank, as many people write them. */
export function heading(text: string): { readonly depth: number; readonly text: string } | undefined {
  const match = /^(#{1,6})(\s+|(?=[^\s#!]))/u.exec(text);
  const hashes = match?.[1];
  if (!match || hashes === undefined || (hashes.length === 1 && match[2] === '')) return undefined;
  const title = text
    .slice(match[0].length)
    .replace(/\s#{1,6}$/u, '')
    .trim();
  return title === '' ? undefined : { depth: hashes.length, text: title };
}

const questionMark = /^(?:q|question|问|问题|题目|面试题)\s{0,3}\d{0,3}\s{0,3}[:：]\s*|^q\d{1,3}[.、]\s*/iu;
const answerMark = /^(?:a|answer|答|答案|回答|解答|参考答案)\s{0,3}\d{0,3}\s{0,3}[:：]\s*/iu;

export function asked(
  text: string,
): { readonly kind: 'question' | 'answer'; readonly rest: string } | undefined {
  const question = questionMark.exec(text);
  if (question) return { kind: 'question', rest: text.slice(question[0].length) };
  const answer = answerMark.exec(text);
  return answer ? { kind: 'answer', rest: text.slice(answer[0].length) } : undefined;
}

/** Markdown's marks within a line, taken off. Identifiers such as `__new__` keep their underscores. */
export function plainInline(text: string): string {
  return text
    .replace(/!\[([^[\]]*)\]\([^()]*\)/gu, '$1')
    .replace(/\[([^[\]]+)\]\((?:[^()]*)\)/gu, '$1')
    .replace(/\*\*|~~/gu, '')
    .replace(/==([^=]+)==/gu, '$1')
    .replace(/`+([^`]+)`+/gu, '$1')
    .replace(/\\([_*#`[\]<>.+-])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Pictures in a line, by their descriptions. */
export const picturesIn = (text: string): number => [...text.matchAll(/!\[[^[\]]*\]\([^()]*\)/gu)].length;

const statement =
  /^(?:(?:import|from|def|class|return|print|global|elif|except|raise|yield|public|private|static|func|function|var|let|const|void|int)\s|(?:try|else|finally)\s*[:{]|(?:if|for|while|with)\s.*[:{]$|@\w+$|[\w.]+\s*=\s*\S|[\w.]+\([^()]*\)$|[})\]]+;?$)/u;

/** A line of a program without a fence around it. Its comments may be in Chinese, the rest may not. */
export function looksLikeCode(text: string): boolean {
  const bare = text.replace(/(?:\/\/|#).*$/u, '').trim();
  if (bare === '' || /[\p{Script=Han}，。；：（）？]/u.test(bare)) return false;
  return statement.test(bare) || /[{}]$/u.test(bare) || (bare.endsWith(';') && /=|\w\(/u.test(bare));
}
