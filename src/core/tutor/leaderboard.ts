/** Boards of a room, a server and everywhere. */
import { everywhere, roomScope, serverScope } from '../review/boards.js';
import { localDate, monthOf, weekOf } from '../review/calendar.js';
import type { BoardScope, LocalDate } from '../records.js';
import { BOARD_ROWS } from './limits.js';
import type { BoardPlace, Leaderboard, Period } from './outcome.js';
import type { Scene } from './scene.js';

export async function leaderboard(
  scene: Scene,
  place: BoardPlace | undefined,
  period: Period,
): Promise<Leaderboard> {
  const { learner, room, tx } = scene;
  const chosen = place ?? (serverScope(room) === undefined ? 'room' : 'server');
  const to = localDate(scene.now, chosen === 'everywhere' ? 'UTC' : room.zone);
  const scope = scopeOf(scene, chosen);
  const board = await tx.boards.top(scope, beginOf(period, to), to, BOARD_ROWS, learner.id);
  return {
    kind: 'leaderboard',
    place: chosen,
    period,
    ...board,
    learnerId: learner.id,
    room,
    hidden: chosen === 'everywhere' ? !learner.onEverywhereBoards : !learner.onRoomBoards,
  };
}

function scopeOf({ room }: Scene, place: BoardPlace): BoardScope {
  switch (place) {
    case 'everywhere':
      return everywhere;
    case 'server':
      return serverScope(room) ?? roomScope(room.id);
    case 'room':
      return roomScope(room.id);
  }
}

/** First date of the period that ends today; undefined: from the beginning. */
function beginOf(period: Period, to: LocalDate): LocalDate | undefined {
  switch (period) {
    case 'day':
      return to;
    case 'week':
      return weekOf(to);
    case 'month':
      return monthOf(to);
    case 'all':
      return undefined;
  }
}
