/**
 * What a room's admins have decided, as far as adapters must know it before any database work: whether
 * answers are for everybody, whether questions get threads. Remembered from the updates of this process.
 */
import type { Platform, Room, RoomSettings } from '../core/records.js';

export type RoomPolicy = Pick<RoomSettings, 'threads' | 'privateAnswers' | 'pingRole'>;

export interface Policies {
  of(platform: Platform, externalId: string): RoomPolicy;
  note(room: Room): void;
}

const none: RoomPolicy = {};

/** Only rooms that differ from all others are kept. */
export function createPolicies(): Policies {
  const known = new Map<string, RoomPolicy>();
  return {
    of: (platform, externalId) => known.get(`${platform}:${externalId}`) ?? none,
    note: ({ platform, externalId, settings }) => {
      const key = `${platform}:${externalId}`;
      if (settings) known.set(key, settings);
      else known.delete(key);
    },
  };
}
