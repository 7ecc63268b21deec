/** A file's text -> draft notes. Pure: reading and writing files is the command line's business. */
import type { Lexicon } from '../../text/lexicon.js';
import { parseNote } from '../parse-note.js';
import { draftOf } from './draft.js';
import type { Entry, Reading, Remark } from './entry.js';
import { ankiHeader } from './anki.js';
import { maxEntries, maxEntryLength } from './limits.js';
import { readOutline } from './outline.js';
import { slugOf, take } from './slug.js';
import { readTable } from './table.js';

export const importFormats = ['outline', 'table'] as const;
export type ImportFormat = (typeof importFormats)[number];

export interface ImportRequest {
  /** Name of the file, for its comment in the drafts. */
  readonly file: string;
  /** As `decode` gives it. */
  readonly text: string;
  readonly format: ImportFormat;
  /** Slug of the folder the drafts go to. */
  readonly area: string;
  /** Its English concept ids make better slugs than pinyin. */
  readonly lexicon: Lexicon;
  /** Ids of all notes there are, drafts included. */
  readonly ids: readonly string[];
}

interface ImportedNote {
  /** `<area>/<slug>` */
  readonly id: string;
  readonly title: string;
  /** Line of the import file on which it begins. */
  readonly line: number;
  readonly questions: number;
  readonly keyPoints: number;
  /** The note file. */
  readonly text: string;
}

export interface Imported {
  readonly notes: readonly ImportedNote[];
  /** What could not be imported. */
  readonly faults: readonly Remark[];
  /** What was imported otherwise than it stands in the file. */
  readonly remarks: readonly Remark[];
}

/** Areas whose folders hold other things than notes. */
export const reservedAreas: readonly string[] = ['lexicon', 'decks'];

/** CSV by its name, an Anki export by its header, everything else is an outline. */
export function formatOf(file: string, text: string): ImportFormat {
  const table = /\.(?:csv|tsv)$/iu.test(file) || ankiHeader(text.split('\n', 20)) !== undefined;
  return table ? 'table' : 'outline';
}

/** Faults of the whole file leave nothing to import; faults of one entry leave out that one. */
export function importNotes(request: ImportRequest): Imported {
  const reading = request.format === 'table' ? readTable(request.text) : readOutline(request.text);
  const spoilt = [...reading.faults, ...tooMany(reading)];
  if (spoilt.length > 0) return { notes: [], faults: spoilt, remarks: [] };
  const faults: Remark[] = [];
  const remarks: Remark[] = [...reading.remarks];
  const slugs = new Set<string>();
  const ids = new Set(request.ids);
  const notes = reading.entries.flatMap((entry): ImportedNote[] => {
    const refuse = (message: string): ImportedNote[] => {
      faults.push({ line: entry.line, message });
      return [];
    };
    if (!/[\p{L}\p{N}]/u.test(entry.title)) return refuse('there is no question or title here');
    if (entry.body.length > maxEntryLength)
      return refuse(
        `"${short(entry.title)}" has ${entry.body.length} characters (at most ${maxEntryLength}, maxEntryLength): give its parts headings of their own`,
      );
    const slug = take(slugOf(entry.title, request.lexicon) || `entry-${entry.line}`, slugs);
    const id = `${request.area}/${slug}`;
    if (ids.has(id))
      return refuse(`"${short(entry.title)}" would be ${id}, which exists; nothing is overwritten`);
    const alike = request.ids.find((other) => other.endsWith(`/${slug}`));
    if (alike !== undefined)
      remarks.push({ line: entry.line, message: `there is a note of this name in another area: ${alike}` });
    const draft = draftOf(entry, `${request.file}, line ${entry.line}`, request.lexicon);
    const [flaw] = parseNote(`${id}.md`, draft.text).faults;
    if (flaw) return refuse(`"${short(entry.title)}" makes no valid draft: ${flaw.message}`);
    remarks.push(...draft.remarks);
    const { questions, title, line } = entry;
    return [{ id, title, line, questions: questions.length, keyPoints: draft.keyPoints, text: draft.text }];
  });
  return { notes, faults, remarks: remarks.sort((a, b) => a.line - b.line) };
}

function tooMany({ entries }: Reading): Remark[] {
  const beyond: Entry | undefined = entries[maxEntries];
  if (!beyond) return [];
  return [
    {
      line: beyond.line,
      message: `more than ${maxEntries} entries (maxEntries), the first beyond begins here: split the file`,
    },
  ];
}

const short = (title: string): string => (title.length > 40 ? `${title.slice(0, 40)}…` : title);
