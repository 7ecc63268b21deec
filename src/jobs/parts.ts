/** What the jobs are given by the composition root, and how fast they go. */
import type { Log, Messenger, Random, Store } from '../core/ports.js';
import type { Platform } from '../core/records.js';
import type { Knowledge } from '../core/tutor/scene.js';

export interface JobParts {
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly random: Random;
  readonly log: Log;
  readonly messenger: Messenger;
  /** Those the messenger reaches. */
  readonly platforms: readonly Platform[];
  /** Version of this process's time-zone data: `process.versions.tz`. */
  readonly zoneData: string;
  readonly pace?: Partial<Pace>;
}

/** All in milliseconds but `batch`, `chunk` and `inFlight`. */
export interface Pace {
  /** Between two sends of a platform, over all processes. */
  readonly interval: Readonly<Record<Platform, number>>;
  /** Between two looks for due subscriptions; between two for what is to be sent when nothing was. */
  readonly planEvery: number;
  readonly lookEvery: number;
  /** Subscriptions decided in one transaction. */
  readonly batch: number;
  /** Sends leased at once, and under way at once in this process. */
  readonly chunk: number;
  readonly inFlight: number;
  /** How long others leave alone what is leased and not begun. */
  readonly reservedFor: number;
  /** What is not answered by then is uncertain. */
  readonly answerWithin: number;
  /** Still being sent after this: its process is gone. More than `answerWithin`, less than two minutes. */
  readonly goneAfter: number;
}

export const usualPace: Pace = {
  // Telegram speaks of about 30 messages a second, Discord of 50 requests for everything the bot does.
  interval: { telegram: 34, discord: 25, terminal: 0 },
  planEvery: 5_000,
  lookEvery: 1_000,
  batch: 2_000,
  chunk: 8,
  inFlight: 32,
  reservedFor: 60_000,
  answerWithin: 30_000,
  goneAfter: 50_000,
};

/** Something that runs until it is stopped. */
export interface Job {
  /** Begins nothing new and waits for what is under way. */
  stop(): Promise<void>;
}
