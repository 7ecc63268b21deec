/**
 * What is Anki's own in a text export: header lines, cloze deletions, sounds.
 * Source: Anki manual, "Importing: Text files", section "File headers".
 */

export interface AnkiHeader {
  /** Lines that belong to the header. */
  readonly length: number;
  readonly separator?: string;
  /** Fields are HTML. */
  readonly html: boolean;
  /** Names of the columns, where given. */
  readonly columns: readonly string[];
  /** 0-based columns that hold no field of the card. */
  readonly special: ReadonlySet<number>;
  /** 0-based. */
  readonly tagsColumn?: number;
  /** Tags of every row. */
  readonly tags: readonly string[];
}

const separators: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
};

const keyLine =
  /^#(separator|html|tags|columns|notetype|deck|if matches|(?:notetype|deck|tags|guid) column):(.*)$/iu;

/** The header of a text export; undefined when the text does not begin with one. */
export function ankiHeader(lines: readonly string[]): AnkiHeader | undefined {
  const values = new Map<string, string>();
  let length = 0;
  for (const line of lines) {
    const old = /^tags:(.*)$/u.exec(line)?.[1];
    const [, key, value] = keyLine.exec(line) ?? [];
    if (old !== undefined && length === 0) values.set('tags', old);
    else if (key !== undefined && value !== undefined) values.set(key.toLowerCase(), value);
    else if (!line.startsWith('#')) break;
    length += 1;
  }
  if (values.size === 0) return undefined;
  const named = values.get('separator');
  const separator = named === undefined ? undefined : (separators[named.trim().toLowerCase()] ?? named);
  const columnOf = (key: string): number[] => {
    const column = Number(values.get(key));
    return Number.isInteger(column) && column > 0 ? [column - 1] : [];
  };
  const special = ['notetype column', 'deck column', 'tags column', 'guid column'].flatMap(columnOf);
  const tagsColumn = columnOf('tags column')[0];
  return {
    length,
    ...(separator !== undefined && separator !== '' && { separator }),
    html: values.get('html')?.trim().toLowerCase() === 'true',
    columns: values.get('columns')?.split(separator ?? '\t') ?? [],
    special: new Set(special),
    ...(tagsColumn !== undefined && { tagsColumn }),
    tags: words(values.get('tags') ?? ''),
  };
}

export const words = (text: string): string[] => text.split(/[\s,，]+/u).filter((word) => word !== '');

const deletion = /\{\{c\d{1,3}::([^{}]*)\}\}/gu;

export interface Cloze {
  readonly question: string;
  readonly answer: string;
}

/** A text with `{{c1::deletions::hints}}`: with gaps, and filled in. */
export function clozeOf(text: string): Cloze | undefined {
  if (text.search(deletion) < 0) return undefined;
  const gap = (inside: string) => {
    const hint = inside.split('::')[1];
    return hint === undefined || hint === '' ? '____' : `[${hint}]`;
  };
  return {
    question: text.replace(deletion, (_, inside: string) => gap(inside)),
    answer: text.replace(deletion, (_, inside: string) => inside.split('::')[0] ?? ''),
  };
}

/** `[sound:…]`, which a note cannot play. */
export const sounds = /\[sound:[^[\]]*\]/gu;
