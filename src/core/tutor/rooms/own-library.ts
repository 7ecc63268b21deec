/** A room's own questions as the tutor sees all questions: each a note of its own, beside the library's. */
import { codeOf, rubricHashOf } from '../../notes/ids.js';
import type { Library } from '../../notes/library.js';
import type { KeyPoint, Note, Question } from '../../notes/model.js';
import type { RoomQuestion } from '../../records.js';

/** The area such notes are filed under; no folder of the library may be called so. */
export const ROOM_AREA = 'room';
/** Neither easy nor hard: nobody has said. */
const DIFFICULTY = 3;
const FREQUENCY = 2;
/** Characters a hint gives away. */
const HINT = 4;

/** Written in one language, read in all. */
const same = (text: string) => ({ zh: text, en: text });

function pointOf(statement: string, at: number): KeyPoint {
  const beginning = [...statement].slice(0, HINT).join('');
  return {
    slug: `p${at + 1}`,
    statement: same(statement),
    weight: 1,
    required: false,
    implies: [],
    formulations: [statement],
    hint: same(`${beginning}…`),
    followUp: { zh: `${beginning}……这一点怎么说？`, en: `${beginning}… what about this one?` },
  };
}

const roomQuestionId = (id: string): string => `${ROOM_AREA}/${id}`;
export const roomQuestionCode = (id: string): string => codeOf(roomQuestionId(id));

function noteOf({ id: ownId, text, points }: RoomQuestion): Note {
  const id = roomQuestionId(ownId);
  const keyPoints = points.map(pointOf);
  const answer = same(points.join('\n'));
  const shared = { difficulty: DIFFICULTY, formerly: [] };
  const question: Question = {
    ...shared,
    id,
    code: codeOf(id),
    noteId: id,
    kind: 'explain',
    text: same(text),
    modelAnswer: answer,
    keyPoints,
    subjects: {},
    misconceptions: [],
    trueFalse: [],
    overlaps: [],
    rubricHash: rubricHashOf({ text: same(text), keyPoints, misconceptions: [], subjects: {} }),
  };
  return {
    ...shared,
    id,
    code: codeOf(id),
    area: ROOM_AREA,
    title: same(text),
    frequency: FREQUENCY,
    tags: [],
    aliases: [],
    asked: [],
    related: [],
    sources: [],
    shortAnswer: answer,
    // Bodies are Markdown; what people wrote is not.
    body: '',
    questions: [question],
    file: '',
  };
}

/** The library with a room's own questions in it; those come first where a choice is made by order. */
export function withRoomQuestions(library: Library, own: readonly RoomQuestion[]): Library {
  const notes = own.map(noteOf);
  const byKey = new Map(notes.flatMap((note) => [note.id, note.code].map((key) => [key, note] as const)));
  return {
    ...library,
    notes: [...notes, ...library.notes],
    note: (id) => byKey.get(id) ?? library.note(id),
    noteByCode: (code) => byKey.get(code) ?? library.noteByCode(code),
    question: (idOrCode) => byKey.get(idOrCode)?.questions[0] ?? library.question(idOrCode),
    areas: [ROOM_AREA, ...library.areas],
  };
}
