/**
 * How fast learners and rooms may go: token buckets in memory, counted by the platform's clock. One process
 * receives for one bot, and what a restart forgets is a minute's worth.
 */
import type { Incoming } from './incoming.js';
import { roomKeyOf } from './incoming.js';

interface Pace {
  /** Updates that may come at once. */
  readonly burst: number;
  /** Updates per second that may follow. */
  readonly rate: number;
}

/** Faster than anybody reads a question and taps an answer, slower than a script. */
export const LEARNER_PACE: Pace = { burst: 30, rate: 0.5 };
/** Fifty people tapping at once are fine; a raid is not. */
export const ROOM_PACE: Pace = { burst: 120, rate: 4 };

/** Buckets kept before those that have filled up again are dropped. */
const MOST = 10_000;
const SECOND = 1000;

/** Too fast: what is to be done about it. */
export interface Held {
  readonly whose: 'learner' | 'room';
  /** Whole seconds until there is room again, ≥ 1. */
  readonly seconds: number;
  /** False for text that comes on after somebody was told: a flood gets one answer, not a flood of them. */
  readonly tell: boolean;
}

interface Bucket {
  tokens: number;
  at: number;
  told: boolean;
}

export interface Paces {
  /** Counts an update; undefined: go ahead. */
  take(incoming: Incoming): Held | undefined;
}

export function createPaces(): Paces {
  const learners = buckets(LEARNER_PACE);
  const rooms = buckets(ROOM_PACE);
  return {
    take(incoming) {
      // A terminal is one's own machine, and its lines may come from a file.
      if (incoming.platform === 'terminal') return undefined;
      const { platform, account, room, at, content } = incoming;
      const always = content.kind !== 'text';
      const held = learners(`${platform}:${account.externalId}`, at, always);
      if (held) return { whose: 'learner', ...held };
      const crowded = room.kind === 'dm' ? undefined : rooms(roomKeyOf(incoming), at, always);
      return crowded && { whose: 'room', ...crowded };
    },
  };
}

type Take = (key: string, at: number, always: boolean) => Omit<Held, 'whose'> | undefined;

function buckets({ burst, rate }: Pace): Take {
  const known = new Map<string, Bucket>();
  const filled = (bucket: Bucket, at: number): number =>
    Math.min(burst, bucket.tokens + (Math.max(0, at - bucket.at) / SECOND) * rate);
  const prune = (at: number): void => {
    for (const [key, bucket] of known) if (filled(bucket, at) >= burst) known.delete(key);
  };
  return (key, at, always) => {
    if (known.size >= MOST) prune(at);
    const bucket = known.get(key) ?? { tokens: burst, at, told: false };
    known.set(key, bucket);
    bucket.tokens = filled(bucket, at);
    bucket.at = Math.max(bucket.at, at);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      bucket.told = false;
      return undefined;
    }
    const tell = always || !bucket.told;
    bucket.told = true;
    return { seconds: Math.max(1, Math.ceil((1 - bucket.tokens) / rate)), tell };
  };
}
