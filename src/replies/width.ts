/** How wide text is on a screen with fixed columns, and how it breaks; phones are measured the same way. */

/** East Asian Wide and Fullwidth characters and emoji take two columns. https://www.unicode.org/reports/tr11/ */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const zero = /\p{Mn}|\p{Me}|\p{Cf}/u;

/** Columns of one character. */
function charWidth(char: string): 0 | 1 | 2 {
  if (char >= ' ' && char <= '~') return 1;
  return wide.test(char) ? 2 : zero.test(char) ? 0 : 1;
}

/** Columns of a text without line breaks. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** Columns of a line on a phone: twenty Chinese characters. */
export const PHONE_WIDTH = 40;

/** Runs that stay together: Latin words, single wide characters, each with the marks that cling to it. */
const unit = /\s+|[（「『“‘《【]*(?:[!-~\u00a1-\u02ff]+|[^\s!-~\u00a1-\u02ff])[，。；：、！？）」』”’》…]*/gu;

/** Breaks a text into lines of at most `width` columns; line feeds are kept. At least one line. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  const push = (): void => {
    lines.push(current.trimEnd());
    current = '';
    used = 0;
  };
  for (const [piece] of line.matchAll(unit)) {
    for (const part of widthOf(piece) > width ? Array.from(piece) : [piece]) {
      const own = widthOf(part);
      if (used + own > width && used > 0) push();
      if (used === 0 && lines.length > 0 && part.trim() === '') continue;
      current += part;
      used += own;
    }
  }
  push();
  return lines;
}

/** Lines a text takes when wrapped to a width. */
export const linesOf = (text: string, width: number = PHONE_WIDTH): number => wrap(text, width).length;

const pauses = new Set(['，', '。', '；', '、', ',', ';', '）', ')', ' ']);

/**
 * The beginning of a text that fits into a width, ending in an ellipsis where something is left out;
 * cut at a pause when there is one in the last third.
 */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const kept: string[] = [];
  let used = 1;
  let pause = 0;
  for (const char of text) {
    if (used + charWidth(char) > width) break;
    if (pauses.has(char)) pause = kept.length;
    kept.push(char);
    used += charWidth(char);
  }
  const end = pause > (kept.length * 2) / 3 ? pause : kept.length;
  return `${kept.slice(0, end).join('').trimEnd()}…`;
}
