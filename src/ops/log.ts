/** The log: JSON lines to stderr, or to a file where stderr belongs to a conversation. Secrets never get in. */
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { destination, pino, type Logger } from 'pino';
import { scrubber } from './secrets.js';

export interface LogOptions {
  readonly level: string;
  /** Absent: stderr. A file of more than 5 MB is moved to `<file>.1` first. */
  readonly file?: string;
  /** Values that must not appear: tokens, addresses with passwords. */
  readonly secrets?: readonly (string | undefined)[];
  /** Where lines go instead; for tests. */
  readonly write?: (line: string) => void;
}

const largest = 5_000_000;

/** Only these of an error: other properties may hold what people wrote (payloads, parameters of queries). */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const logged = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && depth < 5 && { cause: logged(error.cause, depth + 1) }),
  };
};

const rotated = (file: string): string => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largest) renameSync(file, `${file}.1`);
  return file;
};

/** Opens a log; it satisfies the core's `Log`. Errors belong under the keys `error` or `err`. */
export const openLog = ({ level, file, secrets = [], write }: LogOptions): Logger => {
  const scrub = scrubber(secrets);
  // Synchronous: the last lines before a crash are the ones that matter.
  const target = (): { write(line: string): unknown } =>
    destination(
      file === undefined ? { dest: 2, sync: true } : { dest: rotated(file), sync: true, mode: 0o600 },
    );
  const out = write === undefined ? target() : { write };
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: logged, err: logged },
    },
    { write: (line: string) => void out.write(scrub(line)) },
  );
};
