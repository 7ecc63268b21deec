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

const escaped = (text: string): string =>
  text
    .replace(special, '\\$&')
    .replace(address, '\\:')
    .replace(atLineStart, (_, blanks: string, mark: string) =>
      /\d/u.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`,
    );

export const markdownOf = (line: Line): string => line.map(inline).join('');

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
function code(text: string): string {
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
  `\`\`\`\n${text.replace(/`{3,}/gu, (fence) => Array.from(fence).join('\u200b'))}\n\`\`\``;
