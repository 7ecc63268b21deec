/** Bytes of a file -> text that can be read line by line, or what is wrong with them. */
import type { Remark } from './entry.js';
import { maxImportBytes, maxLineLength, maxLines } from './limits.js';

/** `gb18030` is what Chinese spreadsheets save unless told otherwise. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

export interface Decoded {
  /** Line feeds only, no byte-order mark; empty when there are faults. */
  readonly text: string;
  readonly faults: readonly Remark[];
  readonly remarks: readonly Remark[];
}

const lineFeed = 10;

/** Marks at the beginning of a file that say what follows. */
const marks: readonly (readonly [encoding: Encoding, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const zip = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/** @param encoding a byte-order mark wins over it */
export function decode(bytes: Uint8Array, encoding: Encoding = 'utf-8'): Decoded {
  const failed = (message: string, line = 1): Decoded => ({
    text: '',
    faults: [{ line, message }],
    remarks: [],
  });
  if (bytes.length > maxImportBytes)
    return failed(
      `the file is too large (at most ${maxImportBytes} bytes, maxImportBytes): split it, or leave pictures out`,
    );
  if (startsWith(bytes, zip))
    return failed(
      'this is a packed file (.apkg, .docx, .xlsx, .zip); export it as plain text first, in Anki as "Notes in Plain Text (.txt)"',
    );
  const marked = marks.find(([, mark]) => startsWith(bytes, mark))?.[0];
  const used = marked ?? encoding;
  let text: string;
  try {
    text = new TextDecoder(used, { fatal: true }).decode(bytes);
  } catch {
    return failed(
      `the text is not valid ${used.toUpperCase()} here; save the file as UTF-8, or name its encoding with --encoding (Chinese Excel: gb18030)`,
      brokenLine(bytes, used),
    );
  }
  const lines = text.replace(/\r\n?/gu, '\n').split('\n');
  const faults = lineFaults(lines);
  if (faults.length > 0) return { text: '', faults, remarks: [] };
  const remarks = withoutHidden(lines);
  return { text: lines.join('\n'), faults, remarks };
}

/** The first line that does not decode; 1 where lines cannot be told apart. */
function brokenLine(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding.startsWith('utf-16')) return 1;
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const next = bytes.indexOf(lineFeed, from);
    const end = next < 0 ? bytes.length : next + 1;
    try {
      decoder.decode(bytes.subarray(from, end));
    } catch {
      return line;
    }
    from = end;
  }
  return line - 1;
}

/** Control characters other than tab, line feed, and the page and line marks that old text files carry. */
const control = /(?![\t\n\v\f\u0085])\p{Cc}/u;

/** Invisible marks that reorder or hide what is shown; joiners inside emoji are none of them. */
const hidden = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

function lineFaults(lines: readonly string[]): Remark[] {
  const last = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  if (last > maxLines)
    return [
      { line: maxLines + 1, message: `the file has ${last} lines (at most ${maxLines}, maxLines): split it` },
    ];
  return lines.flatMap((text, i): Remark[] => {
    const line = i + 1;
    const found = control.exec(text)?.[0];
    if (found !== undefined) {
      const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return [{ line, message: `a control character (U+${code}) does not belong in a text file` }];
    }
    if (text.length > maxLineLength)
      return [
        {
          line,
          message: `the line is too long (${text.length} characters, at most ${maxLineLength}, maxLineLength)`,
        },
      ];
    return [];
  });
}

/** Leaves out hidden marks and says where some were. */
function withoutHidden(lines: string[]): Remark[] {
  return lines.flatMap((text, i): Remark[] => {
    const plain = text.replace(hidden, '');
    if (plain === text) return [];
    lines[i] = plain;
    return [{ line: i + 1, message: 'invisible direction or width marks were left out' }];
  });
}
