/**
 * Inlines as Discord's Markdown. Everything that could be read as markup, a mention or a link is escaped:
 * Discord takes a backslash before any character that is no letter, digit or blank.
 */
import type { Inline, Line } from '../../replies/reply.js';

/** Emphasis, code, spoilers, mentions, masked links, and backslashes themselves. */
const special = /[\\*_~`|<@[\]]/gu;
/** What would begin a heading, a quotation or a list. */
const atLineStart = /^([ \t]*)([#>+-]|\d+(?=\.))/gmu;
/** Bare addresses become links by themselves. */
const address = /:(?=\/\/)/gu;

/** Controls but line feed, and marks that turn the direction of what follows. */
const harmful = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Text any message can carry: tabs as blanks, nothing invisible with effects, no halves of characters. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, '    ')
    .replace(harmful, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');

const escaped = (text: string): string =>
  clean(text)
    .replace(special, '\\$&')
    .replace(address, '\\:')
    .replace(atLineStart, (_, blanks: string, mark: string) =>
      /\d/u.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`,
    );

/** Never longer than what its inlines make one by one, plus one each. */
export function markdownOf(line: Line): string {
  let text = '';
  for (const part of merged(line).map(inline)) {
    // Fences that touch would be one.
    text += text.endsWith('`') && part.startsWith('`') ? ` ${part}` : part;
  }
  return text;
}

/** Neighbours of one kind as one, because marks that touch mean something else. */
function merged(line: Line): readonly Inline[] {
  const out: Inline[] = [];
  for (const part of line) {
    const last = out.at(-1);
    const apart = part.kind === 'link' || (part.kind === 'code' && isFenced(part, last));
    if (last?.kind !== part.kind || apart) out.push(part);
    else out[out.length - 1] = { ...part, text: last.text + part.text };
  }
  return out;
}

const isFenced = (part: Inline, last: Inline | undefined): boolean =>
  part.text.includes('`') || last?.text.includes('`') === true;

function inline(part: Inline): string {
  switch (part.kind) {
    case 'text':
    case 'soft':
      return escaped(part.text);
    case 'strong':
      return around('**', part.text);
    case 'said':
      return `“${escaped(part.text)}”`;
    case 'code':
      return code(part.text);
    case 'link':
      return link(part.text, part.url);
  }
}

/** Marks must touch the words they stand around. */
function around(mark: string, text: string): string {
  const words = text.trim();
  if (words === '') return text;
  const [before = '', after = ''] = text.split(words, 2);
  return `${before}${mark}${escaped(words)}${mark}${after}`;
}

/** Discord knows single and double fences only. */
function code(given: string): string {
  const text = clean(given);
  if (text.trim() === '') return text;
  if (!text.includes('`')) return `\`${text}\``;
  return text.includes('``') || text.startsWith('`') || text.endsWith('`')
    ? escaped(text)
    : `\`\`${text}\`\``;
}

/** Longer addresses would eat the room for words. */
const LONGEST_URL = 500;

function link(text: string, url: string): string {
  const words = escaped(text);
  if (!/^https?:\/\/[^\s<>]+$/iu.test(url) || !URL.canParse(url)) return words;
  const target = new URL(url).href.replace(/[()\\]/gu, encodeURIComponentFully);
  return target.length > LONGEST_URL || text.trim() === '' ? words : `[${words}](${target})`;
}

const encodeURIComponentFully = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;

/** A code block; a fence within it is broken up by invisible marks. */
export const codeBlock = (text: string): string =>
  `\`\`\`\n${clean(text).replace(/`{3,}/gu, (fence) => Array.from(fence).join('\u200b'))}\n\`\`\``;
