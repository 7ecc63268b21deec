/** Making what people send safe to keep, and telling what it is. */

/** C0 and C1 controls but tab and line feed. PostgreSQL keeps no NUL, terminals obey the others. */
const control = /(?![\t\n])\p{Cc}/gu;
/** Invisible characters that reorder or hide text: bidirectional controls, zero-width spaces, BOM. */
const hidden = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** Halves of characters, which no encoding can carry. */
const surrogate = /\p{Surrogate}/gu;

/** Text as it is kept: line ends unified, controls and invisible marks gone, broken characters marked. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(hidden, '')
    .replace(control, ' ')
    .replace(surrogate, '\ufffd')
    .trim();

/** True when there is at least one letter or digit to go by. */
export const isReadable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const asking =
  /^(?:什么是|啥是|什麼是|为什么|為什麼|为啥|為啥|怎么|怎麼|怎样|怎樣|如何|哪些|哪个|请问|請問|介绍一下|介紹一下|讲讲|講講|解释一下|解釋一下|what|why|how|when|where|which|who|can|does|do|is|are|explain|describe|tell me|difference between)(?![a-z])/iu;
const askingEnd =
  /(?:[?？]|吗|嗎|是什么|是什麼|是啥|为什么|為什麼|为啥|怎么办|怎麼辦|怎么做|怎麼做|怎么样|怎麼樣|如何|什么区别|什麼區別|什么意思|什麼意思|有哪些|的区别|的區別)[\s?？。!！~～]*$/u;

/** An answer may well begin with "why…", but then it goes on. */
const LONGEST_QUESTION = 60;

/** True when a text reads as a question rather than as an answer. */
export function readsAsQuestion(text: string): boolean {
  const clean = text.trim();
  if (clean.length > LONGEST_QUESTION || clean.includes('\n')) return false;
  const inner = clean.slice(0, -1);
  if (/[。！!;；]/u.test(inner)) return false;
  return asking.test(clean) || askingEnd.test(clean);
}
