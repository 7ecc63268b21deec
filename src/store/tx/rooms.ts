import { and, eq, isNotNull, notExists, sql } from 'drizzle-orm';
import type { Room } from '../../core/records.js';
import type { Rooms } from '../../core/store.js';
import { only, present, type Db } from '../db.js';
import { rooms } from '../schema/index.js';

/** What a platform may tell anew at each sighting; zone and locale are the room's own settings. */
const news = (known: Room, seen: Omit<Room, 'id'>): Partial<Room> => ({
  ...(seen.kind !== known.kind && { kind: seen.kind }),
  ...(seen.title !== undefined && seen.title !== known.title && { title: seen.title }),
  ...(seen.server !== undefined && seen.server !== known.server && { server: seen.server }),
});

export const roomsIn = (db: Db): Rooms => {
  const find = async (room: Omit<Room, 'id'>): Promise<Room | undefined> => {
    const where = and(eq(rooms.platform, room.platform), eq(rooms.externalId, room.externalId));
    const [row] = await db.select().from(rooms).where(where);
    return row && present(row);
  };
  return {
    async seen(room, newId) {
      let known = await find(room);
      if (known === undefined) {
        await db
          .insert(rooms)
          .values({ ...room, id: newId })
          .onConflictDoNothing();
        // Not necessarily ours: another transaction may have met the room at the same time.
        known = await find(room);
      }
      if (known === undefined) throw new Error('a room vanished while it was seen');
      const change = news(known, room);
      if (Object.keys(change).length === 0) return known;
      return present(only(await db.update(rooms).set(change).where(eq(rooms.id, known.id)).returning()));
    },
    async configure(id, change) {
      const rows = await db
        .update(rooms)
        .set({ id, ...change })
        .where(eq(rooms.id, id))
        .returning();
      return present(only(rows));
    },
    async configured() {
      return (await db.select().from(rooms).where(isNotNull(rooms.settings))).map(present);
    },
    async get(id) {
      const [row] = await db.select().from(rooms).where(eq(rooms.id, id));
      return row && present(row);
    },
    async move(id, externalId) {
      const taken = db
        .select({ id: rooms.id })
        .from(rooms)
        .where(
          and(
            eq(rooms.externalId, externalId),
            eq(rooms.platform, sql`(select platform from kaodian.rooms where id = ${id})`),
          ),
        );
      await db
        .update(rooms)
        .set({ externalId })
        .where(and(eq(rooms.id, id), notExists(taken)));
    },
  };
};
