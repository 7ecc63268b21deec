/** Accepted formulations as one unified patch to the notes' files, in the style each file is written in. */
import { isMap, isScalar, isSeq, parseDocument, stringify, type Node, type YAMLMap } from 'yaml';
import type { KnowledgeFile } from './knowledge.js';
import { createLibrary } from './library.js';
import type { Note } from './model.js';
import type { Accepted } from './schema.js';
import { fileDiff, type Insertion } from './unified.js';

/** All formulations of one key point, or of one side of a comparison. */
interface Group {
  readonly question: string;
  readonly point: string;
  readonly subject: string | undefined;
  readonly texts: string[];
}

/**
 * A patch for `git apply` in the knowledge folder; empty when nothing has a place.
 * @param notes as their files have them, without the overlay
 */
export function patchFor(
  files: readonly KnowledgeFile[],
  notes: readonly Note[],
  entries: readonly Accepted[],
): string {
  const library = createLibrary(notes, [], { concepts: [], opposites: [] });
  const groups = new Map<string, Map<string, Group>>();
  for (const { question: given, point, subject, text } of entries) {
    const { id, noteId } = library.question(given) ?? {};
    const file = noteId === undefined ? undefined : library.note(noteId)?.file;
    if (id === undefined || file === undefined) continue;
    const inFile = groups.get(file) ?? new Map<string, Group>();
    const key = JSON.stringify([id, point, subject]);
    const group = inFile.get(key) ?? { question: id, point, subject, texts: [] };
    group.texts.push(text);
    groups.set(file, inFile.set(key, group));
  }
  return files
    .flatMap(({ path, text }) => {
      const inFile = groups.get(path);
      return inFile ? [fileDiff(path, text, insertionsFor(text, [...inFile.values()]))] : [];
    })
    .join('');
}

const frontMatter = /^\uFEFF?---\r?\n/u;

/** Offsets count from the beginning of the file. */
function insertionsFor(text: string, groups: readonly Group[]): readonly Insertion[] {
  const start = frontMatter.exec(text)?.[0].length ?? 0;
  const source = text.slice(start, text.indexOf('\n---', start) + 1);
  const document = parseDocument(source);
  return groups.flatMap((group) => {
    const place = placeOf(document.contents, group);
    const insertion = place && insertionInto(place, source, group.texts);
    return insertion ? [{ ...insertion, offset: insertion.offset + start }] : [];
  });
}

const itemsAt = (map: unknown, key: string): readonly unknown[] => {
  const list: unknown = isMap(map) ? map.get(key, true) : undefined;
  return isSeq(list) ? list.items : [];
};

const called = (items: readonly unknown[], slug: string): YAMLMap | undefined =>
  items.filter((item) => isMap(item)).find((item) => item.get('slug') === slug);

const child = (map: YAMLMap | undefined, key: string): YAMLMap | undefined => {
  const node: unknown = map?.get(key, true);
  return isMap(node) ? node : undefined;
};

/** The map that has the formulations. */
function placeOf(root: unknown, { question: id, point, subject }: Group): YAMLMap | undefined {
  const questions = itemsAt(root, 'questions');
  const slug = id.split('#')[1];
  const first = questions[0];
  const question = slug === undefined ? (isMap(first) ? first : undefined) : called(questions, slug);
  if (subject === undefined) return called(itemsAt(question, 'key_points'), point);
  return child(child(called(itemsAt(child(question, 'contrast'), 'aspects'), point), 'values'), subject);
}

function insertionInto(place: YAMLMap, source: string, texts: readonly string[]): Insertion | undefined {
  const list: unknown = place.get('formulations', true);
  const flow = texts.map(inFlow).join(', ');
  if (isSeq(list) && list.items.length > 0) {
    const last = list.items.at(-1);
    const end = endOf(last);
    if (end === undefined) return undefined;
    if (list.flow) return { offset: end, text: `, ${flow}` };
    const indent = ' '.repeat(columnOf(source, startOf(last)) - '- '.length);
    return {
      offset: lineEnd(source, end),
      text: texts.map((text) => `${eol(source)}${indent}- ${inBlock(text)}`).join(''),
    };
  }
  if (isSeq(list) && list.range) return { offset: list.range[0] + 1, text: flow };
  const last = place.items.at(-1);
  const end = endOf(last?.value);
  if (end === undefined) return undefined;
  if (place.flow) return { offset: end, text: `, formulations: [${flow}]` };
  const indent = ' '.repeat(columnOf(source, startOf(place.items[0]?.key)));
  return { offset: lineEnd(source, end), text: `${eol(source)}${indent}formulations: [${flow}]` };
}

const startOf = (node: unknown): number => (node as Node | undefined)?.range?.[0] ?? 0;

/** Where the last character of a value stands that is not white space; undefined for nothing. */
function endOf(node: unknown): number | undefined {
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = node.items.at(-1);
    return endOf(isMap(node) ? (last as { value?: unknown } | undefined)?.value : last);
  }
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
  return node.range?.[1];
}

const columnOf = (source: string, offset: number): number =>
  offset - (source.lastIndexOf('\n', offset - 1) + 1);

/** The end of the line a value ends in; a block of text ends behind its last line. */
function lineEnd(source: string, end: number): number {
  const within = source[end - 1] === '\n' ? end - 1 : end;
  const found = source.indexOf('\n', within);
  const at = found === -1 ? source.length : found;
  return source[at - 1] === '\r' ? at - 1 : at;
}

const eol = (source: string): string => (source.includes('\r\n') ? '\r\n' : '\n');

const inBlock = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd();

/** In brackets a few characters more would mean something. */
const inFlow = (text: string): string =>
  inBlock(text) === text && /^[^,:#[\]{}"'\\]*$/u.test(text) ? text : JSON.stringify(text);
