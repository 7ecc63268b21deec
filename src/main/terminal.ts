/** Starts the chat in this terminal. */
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { connectTerminal } from '../adapters/terminal/connect.js';
import { localeOf } from '../adapters/terminal/receive.js';
import type { Config } from '../config.js';
import { systemRandom } from './random.js';
import { prepare } from './service.js';

/** Resolves with the exit code when the chat has ended. */
export async function startTerminal(config: Config): Promise<number> {
  const { stdin: input, stdout: output } = process;
  const service = prepare(config, 'file');
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      stop.abort();
    });
  }
  try {
    await connectTerminal({
      input,
      output,
      colour: output.isTTY && output.hasColors(),
      person: whoIsHere(),
      dispatcher: service.opened.then(({ dispatcher }) => dispatcher),
      library: () => service.knowledge.current(),
      idle: () => void service.warm(),
      historyFile: join(config.dataDir, 'history'),
      exportDir: join(config.dataDir, 'exports'),
      id: () => systemRandom.id(),
      now: () => Date.now(),
      signal: stop.signal,
    });
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await service.close();
  }
}

function whoIsHere(): { name: string; zone: string; locale: ReturnType<typeof localeOf> } {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return { name: userName(), zone: timeZone, locale: localeOf(locale) };
}

/** Some containers have no name for their user. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'me';
  }
}
