/** Real processes for tests: they run a file of `test/support/children`, tell their story in lines, and die. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  /** Everything it said so far. */
  readonly lines: readonly string[];
  /** Waits for a line that begins so. @throws when it ends before */
  says(beginning: string): Promise<string>;
  /** Tells it something, one line. */
  tell(line: string): void;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Its exit code; null when it was killed. */
  ended(): Promise<number | null>;
}

/** Starts `node` on `test/support/children/<name>.ts`. */
export const startChild = (name: string, args: readonly string[] = []): Child => {
  const file = join(import.meta.dirname, 'children', `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  // A child that was killed does not read any more.
  child.stdin.on('error', () => undefined);
  const end = once(child, 'close').then(([code]) => code as number | null);
  void end.then(wake);
  return {
    process: child,
    lines,
    async says(beginning) {
      for (;;) {
        const line = lines.find((candidate) => candidate.startsWith(beginning));
        if (line !== undefined) return line;
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`${name} ended without saying ${beginning}: ${lines.join(' / ')} ${errors}`);
        }
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    tell(line) {
      child.stdin.write(`${line}\n`);
    },
    async kill() {
      child.kill('SIGKILL');
      await end;
    },
    ended: () => end,
  };
};
