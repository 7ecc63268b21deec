/** All files of a knowledge folder -> a Library, with every fault of every file. */
import { createLibrary, type Library } from './library.js';
import type { Concept, Deck, Fault, LexiconData, Note } from './model.js';
import { applyOverlay, overlayFile } from './overlay.js';
import { parseNote } from './parse-note.js';
import { deckSchema, lexiconFileSchema, overlaySchema, type Accepted } from './schema.js';
import { parseYaml, type Parsed } from './yaml.js';

export interface KnowledgeFile {
  /** Relative to the knowledge folder, forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Knowledge {
  /** Built from the files without faults. */
  readonly library: Library;
  readonly faults: readonly Fault[];
  /** Ids of notes marked `draft: true`. */
  readonly drafts: readonly string[];
  /** 1-based line in a note's file of a path in its front matter; 1 when unknown. */
  readonly lineOf: (noteId: string, path: readonly PropertyKey[]) => number;
}

/** Notes are `<area>/<slug>.md`, the lexicon `lexicon/*.yaml`, decks `decks/*.yaml`, the overlay `overlay.yaml`; other files are ignored. */
export function parseKnowledge(files: readonly KnowledgeFile[]): Knowledge {
  const faults: Fault[] = [];
  const notes: Note[] = [];
  const drafts: string[] = [];
  const locators = new Map<string, (path: readonly PropertyKey[]) => number>();
  const deckFiles: { deck: Deck; file: string; lineOf: (path: readonly PropertyKey[]) => number }[] = [];
  const lexicon = new LexiconBuilder(faults);
  let overlay: Parsed<{ formulations: Accepted[] }> | undefined;
  for (const { path, text } of files) {
    if (/^lexicon\/[^/]+\.yaml$/u.test(path)) lexicon.add(path, text);
    else if (path === overlayFile) overlay = parseYaml(path, text, overlaySchema);
    else if (/^decks\/[^/]+\.yaml$/u.test(path)) {
      const parsed = parseYaml(path, text, deckSchema);
      faults.push(...parsed.faults);
      if (parsed.value) deckFiles.push({ deck: parsed.value, file: path, lineOf: parsed.lineOf });
    } else if (/^[^/]+\/[^/]+\.md$/u.test(path)) {
      const parsed = parseNote(path, text);
      faults.push(...parsed.faults);
      if (parsed.draft) drafts.push(path.replace(/\.md$/u, ''));
      else if (parsed.note) notes.push(parsed.note);
      if (parsed.note) locators.set(parsed.note.id, parsed.lineOf);
    }
  }
  notes.sort((a, b) => (a.id < b.id ? -1 : 1));
  const { notes: known, faults: misplaced } = applied(notes, overlay);
  faults.push(...misplaced);
  const library = createLibrary(
    known,
    deckFiles.map(({ deck }) => deck),
    lexicon.build(),
    overlay?.value?.formulations,
  );
  const ids = new Set([...notes.map((note) => note.id), ...drafts]);
  const lineOf = (noteId: string, path: readonly PropertyKey[]) => locators.get(noteId)?.(path) ?? 1;
  faults.push(...linkFaults(notes, library, ids, lineOf));
  for (const { deck, file, lineOf: deckLine } of deckFiles) {
    deck.notes.forEach((id, i) => {
      if (!ids.has(id))
        faults.push({ file, line: deckLine(['notes', i]), message: `there is no note "${id}"` });
    });
  }
  return { library, faults, drafts, lineOf };
}

/** The notes with what curators accepted, and what no longer has a place in them. */
function applied(
  notes: readonly Note[],
  overlay: Parsed<{ formulations: Accepted[] }> | undefined,
): { notes: readonly Note[]; faults: readonly Fault[] } {
  if (!overlay?.value) return { notes, faults: overlay?.faults ?? [] };
  const { notes: extended, fates } = applyOverlay(notes, overlay.value.formulations);
  const faults = overlay.value.formulations.flatMap(({ question, point }, i): Fault[] => {
    const message = `there is no key point "${point}" of a question "${question}" (any more)`;
    const line = overlay.lineOf(['formulations', i]);
    return fates[i] === 'lost' ? [{ file: overlayFile, line, message }] : [];
  });
  return { notes: extended, faults };
}

function linkFaults(
  notes: readonly Note[],
  library: Library,
  known: ReadonlySet<string>,
  lineOf: Knowledge['lineOf'],
): Fault[] {
  const faults: Fault[] = [];
  const codes = new Map<string, string>();
  for (const note of notes) {
    note.related.forEach((id, i) => {
      const line = lineOf(note.id, ['related', i]);
      if (!known.has(id))
        faults.push({ file: note.file, line, message: `related note "${id}" does not exist` });
      if (id === note.id) faults.push({ file: note.file, line, message: 'a note is not related to itself' });
    });
    note.questions.forEach((question, q) => {
      question.overlaps.forEach((id, i) => {
        if (library.question(id)) return;
        faults.push({
          file: note.file,
          line: lineOf(note.id, ['questions', q, 'overlaps', i]),
          message: `overlapping question "${id}" does not exist`,
        });
      });
      const other = codes.get(question.code);
      if (other)
        faults.push({
          file: note.file,
          line: 1,
          message: `"${question.id}" and "${other}" have the same code; rename one`,
        });
      codes.set(question.code, question.id);
    });
  }
  return faults;
}

/** Collects concepts over all lexicon files; an id or a name belongs to one concept only. */
class LexiconBuilder {
  readonly #concepts = new Map<string, Concept>();
  readonly #owners = new Map<string, { concept: string; file: string }>();
  readonly #opposites: { pair: [string, string]; file: string; line: number }[] = [];

  constructor(private readonly faults: Fault[]) {}

  add(file: string, text: string): void {
    const { value, faults, lineOf } = parseYaml(file, text, lexiconFileSchema);
    this.faults.push(...faults);
    if (!value) return;
    value.concepts.forEach((raw, i) => {
      const line = lineOf(['concepts', i]);
      const names = [...raw.zh, ...raw.tw, ...raw.en, ...raw.abbr, ...raw.spoken];
      if (this.#concepts.has(raw.id)) {
        this.faults.push({ file, line, message: `concept "${raw.id}" is defined twice` });
        return;
      }
      if (names.length === 0) this.faults.push({ file, line, message: `concept "${raw.id}" has no names` });
      this.#concepts.set(raw.id, { id: raw.id, names });
      for (const name of names) this.#own(name, raw.id, file, line);
    });
    value.antonyms.forEach((pair, i) => this.#opposites.push({ pair, file, line: lineOf(['antonyms', i]) }));
    value.exclusive.forEach((group, i) => {
      group.forEach((a, j) =>
        group
          .slice(j + 1)
          .forEach((b) => this.#opposites.push({ pair: [a, b], file, line: lineOf(['exclusive', i]) })),
      );
    });
  }

  #own(name: string, concept: string, file: string, line: number): void {
    const key = name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_-]+/gu, ' ');
    const owner = this.#owners.get(key);
    if (owner && owner.concept !== concept) {
      this.faults.push({
        file,
        line,
        message: `the name "${name}" already belongs to concept "${owner.concept}" (${owner.file})`,
      });
    }
    this.#owners.set(key, { concept, file });
  }

  build(): LexiconData {
    for (const { pair, file, line } of this.#opposites) {
      for (const id of pair)
        if (!this.#concepts.has(id)) this.faults.push({ file, line, message: `there is no concept "${id}"` });
    }
    return { concepts: [...this.#concepts.values()], opposites: this.#opposites.map(({ pair }) => pair) };
  }
}
