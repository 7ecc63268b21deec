/** Which boards an attempt counts on, and boards as a fold of attempts. */
import type { Attempt, BoardScope, LocalDate, Room } from '../records.js';
import { localDate } from './calendar.js';

export const everywhere: BoardScope = 'everywhere';
export const roomScope = (roomId: string): BoardScope => `room:${roomId}`;
export const serverScope = (room: Room): BoardScope | undefined =>
  room.server === undefined ? undefined : `server:${room.platform}:${room.server}`;

/** Scopes of an attempt with the date each counts it for: the room's calendar, UTC everywhere. */
export function scopesOf(attempt: Attempt, room: Room): readonly { scope: BoardScope; day: LocalDate }[] {
  const server = serverScope(room);
  return [
    { scope: roomScope(room.id), day: attempt.roomDate },
    ...(server === undefined ? [] : [{ scope: server, day: attempt.roomDate }]),
    { scope: everywhere, day: localDate(attempt.at, 'UTC') },
  ];
}

export interface BoardEntry {
  readonly scope: BoardScope;
  readonly day: LocalDate;
  readonly accountId: string;
  readonly points: number;
  readonly attempts: number;
}

/** All board rows that current attempts (not superseded ones) amount to. */
export function foldBoards(
  attempts: readonly Attempt[],
  rooms: ReadonlyMap<string, Room>,
): readonly BoardEntry[] {
  const rows = new Map<string, BoardEntry>();
  for (const attempt of attempts) {
    const room = rooms.get(attempt.roomId);
    for (const { scope, day } of room ? scopesOf(attempt, room) : []) {
      const key = `${scope} ${day} ${attempt.accountId}`;
      const row = rows.get(key) ?? { scope, day, accountId: attempt.accountId, points: 0, attempts: 0 };
      rows.set(key, { ...row, points: row.points + attempt.points, attempts: row.attempts + 1 });
    }
  }
  return [...rows.values()];
}
