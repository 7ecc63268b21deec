/** Questions of a room's own: a text, and a line for each thing that belongs into an answer. */
import type { EntryQuestion } from '../../notes/import/entry.js';
import { sentences } from '../../notes/import/sentences.js';
import { readTable } from '../../notes/import/table.js';
import { maxKeyPoints, maxQuestionText, maxStatement } from '../../notes/import/limits.js';
import type { RoomQuestion } from '../../records.js';
import type { Failure } from '../failure.js';
import type { Scene } from '../scene.js';
import { cleanText, isReadable } from '../text.js';
import type { Managed } from './outcome.js';
import { roomQuestionCode } from './own-library.js';

/** Questions a room may have. */
const MAX_ROOM_QUESTIONS = 200;

interface Draft {
  readonly text: string;
  readonly points: readonly string[];
}

/** @param text the question on the first line (or before the first `|`), then one key point on each line */
export async function addQuestions(scene: Scene, text: string | undefined): Promise<Managed | Failure> {
  const { tx, room, file } = scene;
  const known = await tx.roomQuestions.ofRoom(room.id);
  if (text === undefined && !file) return { kind: 'room_questions', questions: known };
  const drafts = [...(text === undefined ? [] : [draftOf(text)]), ...(file ? rowsOf(file.text) : [])];
  const fit = drafts.filter((draft): draft is Draft => draft !== undefined);
  if (fit.length === 0) return { kind: 'add_how' };
  if (known.length + fit.length > MAX_ROOM_QUESTIONS) return { kind: 'add_full', max: MAX_ROOM_QUESTIONS };
  const added = fit.map((draft) => questionOf(scene, draft));
  for (const question of added) await tx.roomQuestions.add(question);
  const total = known.length + added.length;
  await countQuestions(scene, total);
  return { kind: 'room_added', added, skipped: drafts.length - fit.length, total };
}

/** @param code as buttons carry it */
export async function removeQuestion(scene: Scene, code: string): Promise<Managed | Failure> {
  const { tx, room } = scene;
  const known = await tx.roomQuestions.ofRoom(room.id);
  const question = known.find(({ id }) => roomQuestionCode(id) === code);
  if (!question) return { kind: 'gone' };
  await tx.roomQuestions.remove(question.id);
  await countQuestions(scene, known.length - 1);
  return { kind: 'room_removed', question };
}

/** Kept with the room, so that rooms without any cost no look into the table. */
const countQuestions = ({ tx, room }: Scene, questions: number): Promise<unknown> =>
  tx.rooms.configure(room.id, { settings: { ...room.settings, questions } });

const questionOf = ({ random, room, account, now }: Scene, draft: Draft): RoomQuestion => ({
  id: random.id(),
  roomId: room.id,
  accountId: account.id,
  at: now,
  ...draft,
});

function draftOf(text: string): Draft | undefined {
  const lines = text.includes('\n') ? text.split('\n') : text.split(/[|｜]/u);
  const [question = '', ...points] = lines.map((line) => cleanText(line).replace(/^[-*•·]\s+/u, ''));
  return checked(question, points);
}

function rowsOf(text: string): readonly (Draft | undefined)[] {
  const { entries } = readTable(text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'));
  return entries.flatMap(({ questions }) => questions.map((row) => checked(row.text, pointsOf(row))));
}

/** A list's items, else the sentences of a paragraph. */
const pointsOf = ({ points, answer = '' }: EntryQuestion): readonly string[] =>
  points.length > 0 ? points : sentences(answer);

/** Undefined for what could not be asked or graded. */
function checked(question: string, lines: readonly string[]): Draft | undefined {
  const text = question.trim();
  const points = lines.map((line) => line.trim()).filter((line) => isReadable(line));
  const tooLong = text.length > maxQuestionText || points.some((point) => point.length > maxStatement);
  if (!isReadable(text) || points.length === 0 || points.length > maxKeyPoints || tooLong) return undefined;
  return { text, points };
}
