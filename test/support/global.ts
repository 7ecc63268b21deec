/** Before and after a whole run: the folder its test files share, and the PostgreSQL server in it. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopServer, type PostgresServer } from './postgres-server.js';

const prefix = 'kaodian-run-';

const cleanUp = async (run: string): Promise<void> => {
  const file = join(run, 'stop.json');
  if (existsSync(file)) {
    const server = JSON.parse(readFileSync(file, 'utf8')) as PostgresServer;
    await stopServer(server).catch(() => undefined);
  }
  rmSync(run, { recursive: true, force: true });
};

/** Also somebody else's: then the question is refused, not answered. */
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
};

/** Runs that were killed could not clean up after themselves. */
const cleanUpKilled = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    // What another user's run left is not ours to remove.
    if (!alive(pid)) await cleanUp(join(tmpdir(), name)).catch(() => undefined);
  }
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await cleanUpKilled();
  const run = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // The server in it may run as another user.
  chmodSync(run, 0o755);
  project.provide('run', run);
  return () => cleanUp(run);
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder that all test files of a run share. */
    run: string;
  }
}
