/** The same parts, measured: nothing in them knows that anybody counts. */
import type { Grader } from '../core/grading/types.js';
import type { Log } from '../core/ports.js';
import type { Store } from '../core/store.js';
import type { Knowledge } from '../core/tutor/scene.js';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { Metrics } from '../ops/metrics.js';

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

export const measuredDispatcher = (dispatcher: Dispatcher, metrics: Metrics): Dispatcher => ({
  ...dispatcher,
  async accept(incoming, send) {
    const start = performance.now();
    const accepted = await dispatcher.accept(incoming, send);
    if (accepted.fresh) {
      void accepted.done.then(() => {
        metrics.update(incoming.platform, incoming.content.kind, secondsSince(start));
      });
    }
    return accepted;
  },
});

export const measuredStore = (store: Store, metrics: Metrics): Store => ({
  ...store,
  async transaction(work) {
    const start = performance.now();
    let ok = false;
    try {
      const result = await store.transaction(work);
      ok = true;
      return result;
    } finally {
      metrics.transaction(secondsSince(start), ok);
    }
  },
});

export function measuredKnowledge<K extends Knowledge>(knowledge: K, metrics: Metrics): K {
  const timed = <T>(grade: () => T): T => {
    const start = performance.now();
    const result = grade();
    metrics.graded(secondsSince(start));
    return result;
  };
  return {
    ...knowledge,
    grader: async (): Promise<Grader> => {
      const grader = await knowledge.grader();
      return {
        ...grader,
        grade: (question, answer) => timed(() => grader.grade(question, answer)),
      };
    },
  };
}

export const countedLog = (log: Log, metrics: Metrics): Log => ({
  debug: (fields, message) => {
    log.debug(fields, message);
  },
  info: (fields, message) => {
    log.info(fields, message);
  },
  warn: (fields, message) => {
    log.warn(fields, message);
  },
  error: (fields, message) => {
    metrics.error();
    log.error(fields, message);
  },
});
