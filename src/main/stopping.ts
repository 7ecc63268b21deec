/** When the process ends: on a signal, or when a connection is lost for good. */
import type { Log } from '../core/ports.js';

export interface Stopping {
  /** The exit code, once there is a reason to end. */
  readonly asked: Promise<number>;
  readonly fail: (error: unknown) => void;
  /** Ends the process when it has not ended by itself. @param ms from now */
  atTheLatestIn(ms: number): void;
}

export function stopping(log: Log): Stopping {
  let resolve: (code: number) => void = () => undefined;
  const asked = new Promise<number>((done) => (resolve = done));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping: nothing new is taken, what is under way is finished');
      resolve(0);
    });
  }
  return {
    asked,
    fail: (error) => {
      log.error({ err: error }, 'a connection is lost for good');
      resolve(1);
    },
    atTheLatestIn: (ms) => {
      setTimeout(() => {
        log.error({}, 'something does not end; the process ends without it');
        process.exit(1);
      }, ms).unref();
    },
  };
}
