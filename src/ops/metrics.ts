/** What `/metrics` tells, in Prometheus' text format. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface PushesNow {
  readonly subscriptions: number;
  readonly due: number;
  /** Milliseconds the oldest of these is late. */
  readonly lateBy: number;
  readonly states: Readonly<Record<string, number>>;
}

export interface Metrics {
  /** An update was handled, from its arrival until its reply was out, in seconds. */
  update(platform: string, kind: string, seconds: number): void;
  /** One answer was graded. */
  graded(seconds: number): void;
  /** One transaction, its retries included. */
  transaction(seconds: number, ok: boolean): void;
  /** Something was logged as an error. */
  error(): void;
  /** Asked at every look: updates received and not yet worked off, by platform. */
  inbox(count: () => Promise<Readonly<Partial<Record<string, number>>>>): void;
  /** Asked at every look: how daily pushes stand. */
  pushes(count: () => Promise<PushesNow>): void;
  /** Everything as text. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Seconds; an answer is graded in milliseconds, a reply takes as long as the platform does. */
const QUICK = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const SLOW = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const updates = new Histogram({
    name: 'kaodian_update_seconds',
    help: 'From the arrival of an update until its reply was out',
    labelNames: ['platform', 'kind'],
    buckets: SLOW,
    registers,
  });
  const grading = new Histogram({
    name: 'kaodian_grading_seconds',
    help: 'Grading one answer',
    buckets: QUICK,
    registers,
  });
  const transactions = new Histogram({
    name: 'kaodian_transaction_seconds',
    help: 'One database transaction, its retries included',
    labelNames: ['result'],
    buckets: QUICK,
    registers,
  });
  const errors = new Counter({ name: 'kaodian_errors_total', help: 'Errors logged', registers });
  return {
    update: (platform, kind, seconds) => {
      updates.observe({ platform, kind }, seconds);
    },
    graded: (seconds) => {
      grading.observe(seconds);
    },
    transaction: (seconds, ok) => {
      transactions.observe({ result: ok ? 'committed' : 'failed' }, seconds);
    },
    error: () => {
      errors.inc();
    },
    inbox: (count) => {
      const gauge = new Gauge({
        name: 'kaodian_inbox_unfinished',
        help: 'Updates received and not yet worked off',
        labelNames: ['platform'],
        registers,
        collect: async () => {
          // Metrics are asked for most when the database is away: the others are told all the same.
          const counts = await count().catch(() => ({}));
          gauge.reset();
          for (const [platform, n] of Object.entries(counts)) gauge.set({ platform }, n ?? 0);
        },
      });
    },
    pushes: (count) => {
      pushGauges(registers, count);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** One look at the database is for all of them; while it is away the others are told all the same. */
function pushGauges(registers: Registry[], count: () => Promise<PushesNow>): void {
  let looking: Promise<PushesNow | undefined> | undefined;
  const look = (): Promise<PushesNow | undefined> =>
    (looking ??= count()
      .catch(() => undefined)
      .finally(() => (looking = undefined)));
  const gauge = (name: string, help: string, read: (now: PushesNow) => number): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers,
      collect: async () => {
        const now = await look();
        if (now) made.set(read(now));
      },
    });
  };
  gauge('kaodian_push_subscriptions', 'Subscriptions that are active', (now) => now.subscriptions);
  gauge('kaodian_push_due', 'Pushes planned or being sent', (now) => now.due);
  gauge('kaodian_push_late_seconds', 'How late the oldest of these is', (now) => now.lateBy / 1000);
  const states = new Gauge({
    name: 'kaodian_pushes',
    help: 'Pushes by what became of them',
    labelNames: ['state'],
    registers,
    collect: async () => {
      const now = await look();
      for (const [state, n] of Object.entries(now?.states ?? {})) states.set({ state }, n);
    },
  });
}
