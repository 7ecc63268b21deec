/** A log that keeps what it is told, so that tests can claim that nothing (or something) went wrong. */
import type { Log } from '../../src/core/ports.js';

export interface Entry {
  readonly level: keyof Log;
  readonly fields: Record<string, unknown>;
  readonly message: string;
}

export function collectedLog(): Log & { readonly entries: readonly Entry[] } {
  const entries: Entry[] = [];
  const keep =
    (level: keyof Log) =>
    (fields: Record<string, unknown>, message: string): void => {
      entries.push({ level, fields, message });
    };
  return { entries, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}
