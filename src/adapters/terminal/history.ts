/** What was typed before, newest first, in a file only its owner reads. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const KEPT = 200;
/** Longer lines are answers nobody wants to scroll through. */
const LONGEST = 300;

export interface History {
  read(): string[];
  write(lines: readonly string[]): void;
  clear(): void;
}

/** A history that cannot be read or written is no reason to stop talking. */
export function historyIn(file: string): History {
  return {
    read: () => {
      try {
        return readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(0, KEPT);
      } catch {
        return [];
      }
    },
    write: (lines) => {
      const kept = lines.filter((line) => line.length > 1 && line.length <= LONGEST).slice(0, KEPT);
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, kept.join('\n'), { mode: 0o600 });
      } catch {
        // A full or read-only disk: the next start begins without a history.
      }
    },
    clear: () => {
      rmSync(file, { force: true });
    },
  };
}
