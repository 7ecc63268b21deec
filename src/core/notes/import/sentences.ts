/** Cutting text where a reader would. */

/** Shorter than this says nothing that could be judged. */
const shortestStatement = 4;

const closing = '。！？!?；;';

/** Sentences and lines of prose, without questions: what could stand as key points. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[。！？!?；;])|(?<=[a-z0-9)）][.])\s+(?=[A-Z\p{Script=Han}])|\n/u)
    .map((part) => part.trim())
    .filter((part) => part.length >= shortestStatement && /\p{L}/u.test(part) && !/[?？:：]$/u.test(part))
    .map((part) => part.replace(/[。；;.]$/u, ''));
}

export interface Fitted {
  readonly text: string;
  readonly cut: boolean;
}

/** The beginning of a text that fits, cut after a sentence, else after a clause, else anywhere but inside a character. */
export function fit(text: string, max: number): Fitted {
  if (text.length <= max) return { text, cut: false };
  // Far back enough to cut well, not so far that little is left.
  const least = Math.floor(max / 3);
  for (const marks of [closing, '，,、：:)） ']) {
    for (let end = max - 1; end > least; end -= 1)
      if (marks.includes(text.charAt(end - 1))) return { text: `${text.slice(0, end).trim()}…`, cut: true };
  }
  const end = max - 1;
  const whole = /[\ud800-\udbff]/u.test(text.charAt(end - 1)) ? end - 1 : end;
  return { text: `${text.slice(0, whole)}…`, cut: true };
}

/** Lines that a narrow page broke: one ends with a comma, or the next goes on in small letters. */
export function joinLines(lines: readonly string[]): string[] {
  const result: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1] ?? '';
    const latin = /^[a-z]/u.test(line) && /[a-z]$/u.test(before);
    const gap = before.endsWith(',') || latin ? ' ' : '';
    if (latin || /[，,、]$/u.test(before)) result.push(`${result.pop() ?? ''}${gap}${line}`);
    else result.push(line);
  });
  return result;
}
