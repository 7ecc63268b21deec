/** Telegram's HTML as its server reads it: https://core.telegram.org/bots/api#html-style */

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

export type ReadMarkup =
  | { readonly ok: true; readonly text: string; readonly entities: readonly Entity[] }
  | { readonly ok: false; readonly fault: string };

const types: Readonly<Record<string, string>> = {
  b: 'bold',
  i: 'italic',
  u: 'underline',
  s: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
};

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const soft = new Set(['bold', 'italic', 'underline', 'strikethrough']);

interface Open {
  readonly tag: string;
  readonly at: number;
  readonly url?: string;
}

/** The text after parsing, trimmed at its end as the server does. */
export function readHtml(source: string): ReadMarkup {
  const stack: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  const token = /<(\/?)([^\s<>/]+)((?:\s[^<>]*)?)>|&([a-z]+|#\d+);|([^<&]+)|([<&])/giu;
  for (const [, slash, tag, rest = '', entity, plain, stray] of source.matchAll(token)) {
    if (plain !== undefined) text += plain;
    else if (stray !== undefined) return { ok: false, fault: `unsupported start tag at "${stray}"` };
    else if (entity !== undefined) {
      const char = named[entity];
      if (char === undefined) return { ok: false, fault: `unknown entity &${entity};` };
      text += char;
    } else if (tag !== undefined) {
      const fault = slash === '/' ? close(tag) : open(tag, rest);
      if (fault !== undefined) return { ok: false, fault };
    }
  }
  const left = stack.at(-1);
  if (left) return { ok: false, fault: `can't find end tag corresponding to start tag ${left.tag}` };
  return { ok: true, text: text.trimEnd(), entities };

  function open(tag: string, rest: string): string | undefined {
    const type = types[tag];
    if (type === undefined) return `unsupported start tag "${tag}"`;
    const fault = nestingFault(type);
    if (fault !== undefined) return fault;
    const url = /^\s+href="([^"]*)"$/u.exec(rest)?.[1];
    if (tag === 'a' && (url === undefined || !URL.canParse(url.replaceAll('&amp;', '&'))))
      return `bad link ${rest}`;
    if (tag !== 'a' && rest !== '') return `unsupported attribute ${rest}`;
    stack.push({ tag, at: text.length, ...(url !== undefined && { url }) });
    return undefined;
  }

  /** Code holds nothing and stands in nothing; quotations do not nest. */
  function nestingFault(type: string): string | undefined {
    const around = stack.map(({ tag }) => types[tag] ?? '');
    const hard = around.filter((outer) => !soft.has(outer));
    if (type === 'pre' || type === 'code')
      return around.length > 0 ? `${type} inside ${around.join()}` : undefined;
    if (around.some((outer) => outer === 'pre' || outer === 'code')) return `${type} inside code`;
    return !soft.has(type) && hard.length > 0 ? `${type} inside ${hard.join()}` : undefined;
  }

  function close(tag: string): string | undefined {
    const last = stack.pop();
    if (last?.tag !== tag) return `unexpected end tag ${tag}`;
    const { at, url } = last;
    const length = text.length - at;
    // An entity without text is dropped.
    if (length > 0)
      entities.push({ type: types[tag] ?? tag, offset: at, length, ...(url !== undefined && { url }) });
    return undefined;
  }
}

/** What the server finds in a text by itself; stretches of code and links are left alone. */
export function foundIn(text: string, entities: readonly Entity[]): readonly string[] {
  const found = [
    ...text.matchAll(
      /(?<![\w@/])@[a-z]\w{3,}|(?<![\w/])\/\w+(?:@\w+)?|#[\p{L}\p{N}_]+|https?:\/\/\S+|(?<![\w.])(?:[a-z0-9-]+\.)+[a-z]{2,}(?!\w)/giu,
    ),
  ];
  const covered = (at: number): boolean =>
    entities.some(
      ({ type, offset, length }) =>
        ['code', 'pre', 'text_link'].includes(type) && at >= offset && at < offset + length,
    );
  return found.filter((match) => !covered(match.index)).map(([word]) => word);
}
