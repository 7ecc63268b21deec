/** CSV, tab-separated text or an Anki export -> entries: a row is a question and its answer. */
import { CsvError, parse } from 'csv-parse/sync';
import { ankiHeader, clozeOf, sounds, words, type AnkiHeader } from './anki.js';
import type { Entry, Reading, Remark } from './entry.js';
import { looksLikeHtml, stripHtml } from './html.js';
import { maxEntries, maxLineLength } from './limits.js';
import { pairEntry } from './outline.js';

interface Row {
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** @param text with line feeds only */
export function readTable(text: string): Reading {
  const lines = text.split('\n');
  const header = ankiHeader(lines);
  const { rows, faults } = readRows(lines, header);
  if (faults.length > 0) return { entries: [], faults, remarks: [] };
  const columns = columnsOf(rows, header);
  const found = rows.slice(columns.titled ? 1 : 0).map((row) => entryOf(row, columns, header));
  return {
    entries: found.flatMap(({ entry }) => entry ?? []),
    faults: found.length === 0 ? [{ line: 1, message: 'the table has no rows' }] : [],
    remarks: found.flatMap(({ remarks }) => remarks),
  };
}

const skipped = (line: string, header: AnkiHeader | undefined): boolean =>
  line.trim() === '' || (header !== undefined && line.startsWith('#'));

function readRows(
  lines: readonly string[],
  header: AnkiHeader | undefined,
): { readonly rows: readonly Row[]; readonly faults: readonly Remark[] } {
  const from = header?.length ?? 0;
  const content = lines.slice(from);
  const rows: Row[] = [];
  let end = from;
  /** The first line after the last whole row. */
  const next = () => {
    let line = end;
    while (line < lines.length && skipped(lines[line] ?? '', header)) line += 1;
    return line + 1;
  };
  try {
    parse(content.join('\n'), {
      delimiter: header?.separator ?? separatorOf(content.find((line) => !skipped(line, header)) ?? ''),
      comment: header ? '#' : null,
      comment_no_infix: true,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: maxLineLength,
      to: maxEntries + 2,
      on_record: (fields: string[], { lines: read }) => {
        rows.push({ line: next(), fields });
        end = from + read;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], faults: [{ line: next(), message: explain(error) }] };
  }
  return { rows, faults: [] };
}

function explain(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark in the row that begins here is never closed';
    case 'CSV_MAX_RECORD_SIZE':
      return `the row that begins here is longer than ${maxLineLength} characters (maxLineLength); is a quotation mark never closed?`;
    default:
      return `the row that begins here cannot be read: ${error.message}`;
  }
}

/** As Anki does: what the first row has most of. */
function separatorOf(line: string): string {
  const count = (sign: string) => line.split(sign).length - 1;
  return ['\t', ';', ',', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

interface Columns {
  /** The first row only names them. */
  readonly titled: boolean;
  readonly question: number;
  readonly answer: number;
  readonly tags: number | undefined;
  /** Columns that are neither, and belong to the card. */
  readonly further: readonly number[];
}

const names: Readonly<Record<'question' | 'answer' | 'tags', RegExp>> = {
  question: /^(?:questions?|q|front|prompt|term|text|title|问题|题目|面试题|正面|标题)$/iu,
  answer: /^(?:answers?|a|back|response|definition|答案|回答|参考答案|背面|解析)$/iu,
  tags: /^(?:tags?|标签)$/iu,
};

function columnsOf(rows: readonly Row[], header: AnkiHeader | undefined): Columns {
  const first = rows[0]?.fields ?? [];
  const find = (titles: readonly string[], name: keyof typeof names) => {
    const at = titles.findIndex((title, i) => !header?.special.has(i) && names[name].test(title.trim()));
    return at < 0 ? undefined : at;
  };
  const given = header?.columns ?? [];
  const titled =
    given.length === 0 && find(first, 'question') !== undefined && find(first, 'answer') !== undefined;
  const titles = titled ? first : given;
  const width = Math.max(titles.length, ...rows.slice(0, maxEntries).map((row) => row.fields.length));
  const tags = header?.tagsColumn ?? find(titles, 'tags');
  const regular = Array.from({ length: width }, (_, i) => i).filter(
    (i) => i !== tags && !header?.special.has(i),
  );
  const question = find(titles, 'question') ?? regular[0] ?? 0;
  const answer = find(titles, 'answer') ?? regular.find((i) => i !== question) ?? 1;
  return { titled, question, answer, tags, further: regular.filter((i) => i !== question && i !== answer) };
}

function entryOf(
  { line, fields }: Row,
  columns: Columns,
  header: AnkiHeader | undefined,
): { readonly entry?: Entry; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = [];
  const read = (column: number): string => {
    const field = fields[column] ?? '';
    const html = header?.html ?? looksLikeHtml(field);
    const { text, left } = html
      ? stripHtml(field, { unknownToo: header?.html === true, lines: 'blocks' })
      : { text: field, left: [] };
    for (const name of new Set(left.map((one) => one.name)))
      remarks.push({
        line,
        message: name === '!--' ? 'an HTML comment was left out' : `HTML was left out: <${name}>`,
      });
    const silent = text.replace(sounds, '');
    if (silent !== text) remarks.push({ line, message: 'a sound was left out' });
    return silent.trim();
  };
  const front = read(columns.question);
  const cloze = clozeOf(front);
  const answer = [cloze?.answer ?? '', read(columns.answer)].filter((text) => text !== '').join('\n');
  const further = columns.further.map(read).filter((text) => text !== '');
  const tags = [
    ...(header?.tags ?? []),
    ...words(columns.tags === undefined ? '' : (fields[columns.tags] ?? '')),
  ];
  const entry = pairEntry(line, cloze?.question ?? front, answer, further, tags);
  return { entry, remarks };
}
