/**
 * Threads that keep a channel calm, in rooms whose admins want them: the first question stands in the
 * channel, what follows it in a thread below it. Without the permission everything stays in the channel.
 */
import { ChannelType, Routes, ThreadAutoArchiveDuration, type APIChannel } from 'discord.js';
import { DEFAULT_LOCALE } from '../../core/tutor/outcome.js';
import type { ChannelParts } from '../../dispatch/channel.js';
import type { Incoming } from '../../dispatch/incoming.js';
import type { Reply } from '../../replies/reply.js';
import type { Wire } from './client.js';
import { fit, limits } from './limits.js';
import { spokenThrough } from './origin.js';
import { plainError } from './problems.js';
import { wordsFor } from './words.js';

export interface Threads {
  /** Where a reply should stand instead of its channel. */
  of(reply: Reply, incoming: Incoming): string | undefined;
  /** Begins a thread below a question that was just posed. Never rejects. */
  begin(reply: Reply, incoming: Incoming, message: string): Promise<void>;
}

/** As long as a question stays open. */
const LIFE_MS = 2 * 3_600_000;
/** Threads remembered at most; the oldest go first. */
const MOST = 1000;

export function createThreads(wire: Wire, { dispatcher, log }: ChannelParts): Threads {
  /** By room and person; lost in a restart, when a new one begins. */
  const known = new Map<string, { thread: string; until: number }>();
  const keyOf = ({ room, account }: Incoming): string => `${room.externalId}:${account.externalId}`;
  const wants = (reply: Reply, { room, origin }: Incoming): boolean =>
    reply.visibility === 'public' &&
    reply.about !== undefined &&
    room.kind === 'channel' &&
    origin?.threaded !== 'yes' &&
    dispatcher.policy('discord', room.externalId).threads === true;
  return {
    of: (reply, incoming) => {
      // A slash command asks for its answer where it was given.
      if (!wants(reply, incoming) || spokenThrough(incoming)?.kind !== 'update') return undefined;
      const found = known.get(keyOf(incoming));
      return found && found.until > incoming.at ? found.thread : undefined;
    },
    begin: async (reply, incoming, message) => {
      if (!wants(reply, incoming)) return;
      const { room, account, locale = DEFAULT_LOCALE } = incoming;
      const name = fit(wordsFor(locale).threadName(account.name), limits.threadName);
      try {
        const made = (await wire.rest.post(Routes.threads(room.externalId, message), {
          body: { name, auto_archive_duration: ThreadAutoArchiveDuration.OneHour },
        })) as APIChannel;
        if (made.type !== ChannelType.PublicThread) return;
        known.set(keyOf(incoming), { thread: made.id, until: incoming.at + LIFE_MS });
        const [oldest] = known.keys();
        if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      } catch (error) {
        log.warn({ err: plainError(error) }, 'a thread could not be begun; the quiz stays in the channel');
      }
    },
  };
}
