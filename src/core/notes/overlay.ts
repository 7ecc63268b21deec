/**
 * The overlay: formulations that curators accepted while the tutor ran and that the notes' files do not have
 * yet. It lies beside the notes; `kaodian notes patch` turns it into a patch.
 */
import { stringify } from 'yaml';
import { rubricHashOf } from './ids.js';
import { createLibrary } from './library.js';
import type { KeyPoint, Note, Question } from './model.js';
import type { Accepted } from './schema.js';

/** Relative to the knowledge folder. */
export const overlayFile = 'overlay.yaml';

/** What became of a change to the overlay; `reason` is in plain words. */
export type Kept = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** `present`: the note says so itself; `lost`: there is no such key point (any more). */
type Fate = 'added' | 'present' | 'lost';

/** The formulations an accepted one joins; undefined when there is no such place. */
export function formulationsAt(
  question: Question,
  { point: slug, subject }: Pick<Accepted, 'point' | 'subject'>,
): readonly string[] | undefined {
  const point = question.keyPoints.find((candidate) => candidate.slug === slug);
  if (!point?.contrast) return subject === undefined ? point?.formulations : undefined;
  return point.contrast.find((side) => side.subject === subject)?.formulations;
}

/** The question with one more way to say a key point; undefined when there is no such place. */
export function withFormulation(
  question: Question,
  accepted: Omit<Accepted, 'question'>,
): Question | undefined {
  if (!formulationsAt(question, accepted)) return undefined;
  const keyPoints = question.keyPoints.map((point) =>
    point.slug === accepted.point ? extended(point, accepted) : point,
  );
  return { ...question, keyPoints, rubricHash: rubricHashOf({ ...question, keyPoints }) };
}

const extended = (point: KeyPoint, { subject, text }: Omit<Accepted, 'question'>): KeyPoint =>
  point.contrast
    ? {
        ...point,
        contrast: point.contrast.map((side) =>
          side.subject === subject ? { ...side, formulations: [...side.formulations, text] } : side,
        ),
      }
    : { ...point, formulations: [...point.formulations, text] };

/** Adds accepted formulations to their notes, in order; `fates` says what became of each. */
export function applyOverlay(
  notes: readonly Note[],
  entries: readonly Accepted[],
): { notes: readonly Note[]; fates: readonly Fate[] } {
  const library = createLibrary(notes, [], { concepts: [], opposites: [] });
  const changed = new Map<string, Question>();
  const fates = entries.map((entry): Fate => {
    const original = library.question(entry.question);
    const question = original && (changed.get(original.id) ?? original);
    const known = question && formulationsAt(question, entry);
    if (!known) return 'lost';
    if (known.includes(entry.text)) return 'present';
    changed.set(question.id, withFormulation(question, entry) ?? question);
    return 'added';
  });
  if (changed.size === 0) return { notes, fates };
  const renewed = notes.map((note) => ({
    ...note,
    questions: note.questions.map((question) => changed.get(question.id) ?? question),
  }));
  return { notes: renewed, fates };
}

const header = `# Formulations accepted in the chat. Kaodian writes this file; \`kaodian notes patch\` turns it into a patch.
`;

/** The overlay's file. */
export const overlayText = (formulations: readonly Accepted[]): string =>
  header + stringify({ formulations }, { lineWidth: 0, aliasDuplicateObjects: false });
