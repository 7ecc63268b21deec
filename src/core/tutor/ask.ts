/** Answers a question from the notes, or says honestly that they don't know and remembers the gap. */
import type { Note } from '../notes/model.js';
import type { ExposureKind } from '../records.js';
import { MAX_QUERY } from './limits.js';
import type { Asked, Failure } from './outcome.js';
import { findOpen } from './prompts.js';
import { today, type Scene } from './scene.js';
import { isReadable } from './text.js';

const NEAREST = 3;
const RELATED = 3;

export async function ask(scene: Scene, query: string): Promise<Asked | Failure> {
  if (!isReadable(query)) return { kind: 'unreadable', open: false };
  if (query.length > MAX_QUERY) {
    return { kind: 'too_long', length: query.length, max: MAX_QUERY, open: false };
  }
  const found = (await scene.knowledge.search()).search(query, NEAREST);
  const best = found.hits[0]?.note;
  if (found.answered && best) return tell(scene, best);
  const nearest = found.hits.map((hit) => hit.note);
  await scene.tx.gaps.add({
    id: scene.random.id(),
    accountId: scene.account.id,
    roomId: scene.room.id,
    query,
    nearest: nearest.map((note) => note.id),
    at: scene.now,
  });
  return { kind: 'not_covered', query, nearest };
}

/** The short answer of a note. */
async function tell(scene: Scene, note: Note): Promise<Asked> {
  await expose(scene, note, 'ask');
  const found = await findOpen({ ...scene, promptId: undefined });
  const open = found.found ? { prompt: found.prompt, question: found.question } : undefined;
  return { kind: 'answered', note, related: await relatedTo(scene, note), open };
}

/** The short answer of a note picked from a list, by id or code. */
export async function askNote(scene: Scene, idOrCode: string): Promise<Asked | Failure> {
  const note = await findNote(scene, idOrCode);
  return note ? tell(scene, note) : { kind: 'gone' };
}

/** The whole note, by id or code. */
export async function readNote(scene: Scene, idOrCode: string): Promise<Asked | Failure> {
  const note = await findNote(scene, idOrCode);
  if (!note) return { kind: 'gone' };
  await expose(scene, note, 'ask');
  return { kind: 'note', note, related: await relatedTo(scene, note) };
}

async function findNote(scene: Scene, idOrCode: string): Promise<Note | undefined> {
  const library = await scene.knowledge.library();
  return library.noteByCode(idOrCode) ?? library.note(idOrCode);
}

async function relatedTo(scene: Scene, note: Note): Promise<readonly Note[]> {
  const library = await scene.knowledge.library();
  return note.related.flatMap((id) => library.note(id) ?? []).slice(0, RELATED);
}

/** Remembers that the note was shown today: answering it now proves nothing. */
export const expose = (scene: Scene, note: Note, kind: ExposureKind): Promise<void> =>
  scene.tx.days.expose(scene.learner.id, note.id, today(scene), kind);
