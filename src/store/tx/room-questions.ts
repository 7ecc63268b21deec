import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { RoomQuestions } from '../../core/store.js';
import type { Db } from '../db.js';
import { roomQuestions } from '../schema/index.js';

const { seq: _, ...columns } = getTableColumns(roomQuestions);

export const roomQuestionsIn = (db: Db): RoomQuestions => ({
  ofRoom: (roomId) =>
    db
      .select(columns)
      .from(roomQuestions)
      .where(eq(roomQuestions.roomId, roomId))
      .orderBy(asc(roomQuestions.seq)),
  async add(question) {
    await db.insert(roomQuestions).values(question);
  },
  async remove(id) {
    await db.delete(roomQuestions).where(eq(roomQuestions.id, id));
  },
});
