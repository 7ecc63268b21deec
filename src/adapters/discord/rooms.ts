/** Channels, threads and DMs as rooms. */
import { ChannelType } from 'discord.js';
import type { Incoming } from '../../dispatch/incoming.js';

/** What is known of a channel; interactions bring it along, for messages the client remembers it. */
export interface Place {
  readonly id: string;
  readonly type: ChannelType;
  readonly name?: string | null;
  readonly guildId?: string;
  /** Of threads: the channel they belong to, and who began them. */
  readonly parentId?: string | null;
  readonly ownerId?: string;
}

const threads: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

const isThread = ({ type }: Place): boolean => threads.has(type);

/** Begun by the bot itself. */
export const isOwnThread = (place: Place, bot: string): boolean =>
  isThread(place) && place.ownerId === bot && typeof place.parentId === 'string';

/**
 * A thread the bot began itself belongs to its channel's room: questions, boards and replies there are the
 * room's, the thread only keeps the channel calm. Threads of people are rooms of their own.
 */
export function roomOf(place: Place, bot: string): Incoming['room'] {
  const ours = isOwnThread(place, bot);
  return {
    externalId: ours ? (place.parentId ?? place.id) : place.id,
    kind: ours ? 'channel' : kindOf(place),
    ...(typeof place.name === 'string' && place.name !== '' && !ours && { title: place.name }),
    ...(place.guildId !== undefined && { server: place.guildId }),
  };
}

function kindOf(place: Place): Incoming['room']['kind'] {
  if (isThread(place)) return 'thread';
  if (place.guildId !== undefined) return 'channel';
  return place.type === ChannelType.DM ? 'dm' : 'group';
}
