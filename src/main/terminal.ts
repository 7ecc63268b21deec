/** Starts the chat in this terminal. */
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { connectTerminal } from '../adapters/terminal/connect.js';
import { localeOf } from '../adapters/terminal/receive.js';
import type { Config } from '../config.js';
import { systemRandom } from './random.js';
import { prepare } from './service.js';

export async function startTerminal(config: Config): Promise<number> {
  const { input, output } = { input: process.stdin, output: process.stdout };
  const service = prepare(config, 'file');
  try {
    await connectTerminal({
      input,
      output,
      colour: output.isTTY && output.hasColors(),
      person: whoIsHere(),
      dispatcher: service.dispatcher,
      library: () => service.knowledge.current(),
      historyFile: join(config.dataDir, 'history'),
      exportDir: join(config.dataDir, 'exports'),
      id: () => systemRandom.id(),
      now: () => Date.now(),
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
