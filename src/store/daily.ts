/** A backup a day while the embedded database is open: soon after it opens, hourly looked after, and at its end. */
import type { Instant } from '../core/records.js';
import { backup } from './backup/dump.js';
import { keepBackup } from './backup/keep.js';
import type { Driver } from './driver.js';

const soon = 15_000;
const hour = 3_600_000;

export interface DailyBackups {
  /** Makes today's now if it is missing, and stops. */
  stop(): Promise<void>;
}

/** A failure is told, and tried again an hour later: it must not stop anybody's practice. */
export const dailyBackups = (
  driver: Driver,
  dataDir: string,
  clock: () => Instant,
  tell: (message: string) => void,
): DailyBackups => {
  let running: Promise<void> = Promise.resolve();
  const once = async (): Promise<void> => {
    try {
      const at = clock();
      await keepBackup(dataDir, 'daily', at, (file) => backup(driver, file, at));
    } catch (error) {
      tell(`the daily backup failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const next = (): void => {
    running = running.then(once);
  };
  const first = setTimeout(next, soon).unref();
  const later = setInterval(next, hour).unref();
  return {
    async stop() {
      clearTimeout(first);
      clearInterval(later);
      next();
      await running;
    },
  };
};
