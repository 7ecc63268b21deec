/** Text that others wrote, made harmless before it is shown. */

/** Controls but line feed, and invisible marks that reorder or hide text. */
const harmful = /(?!\n)\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u2028\u2029]/gu;

/** One line of somebody's words: no controls, no reordering, no line breaks, single blanks. */
export const inertLine = (text: string): string =>
  text
    .replace(harmful, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\s+/gu, ' ')
    .trim();

/** Characters that open or close a quotation; a quoted text keeps them from ending its own quotation. */
export const quotable = (text: string): string => inertLine(text).replace(/[“”"]/gu, "'");
