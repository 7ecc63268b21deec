/** The parts of the program as subcommands get them; each is loaded when it is first used. */
import { readConfig, type Config } from '../config.js';
import type { Parts } from '../cli/parts.js';

/** Every fault of the configuration at once, by name. */
class ConfigurationFault extends Error {
  override readonly name = 'ConfigurationFault';
}

function config(): Config {
  const read = readConfig();
  if (read.ok) return read.config;
  throw new ConfigurationFault(
    `The configuration is not right:\n${read.faults.map((f) => `  ${f}`).join('\n')}`,
  );
}

const now = (): number => Date.now();

const maintenance = () => import('../store/maintenance.js');

export const parts: Parts = {
  io: { in: process.stdin, out: process.stdout, err: process.stderr },
  settings: () => {
    const { knowledgeDir, dataDir, databaseUrl, jieba, evalDir } = config();
    return Promise.resolve({
      knowledgeDir,
      dataDir,
      onServer: databaseUrl !== undefined,
      jieba,
      ...(evalDir !== undefined && { evalDir }),
    });
  },
  migrate: async () => (await maintenance()).migrateNow(config(), now()),
  backup: async (file) => (await maintenance()).backupTo(config(), file, now()),
  restore: async (file, force) => (await maintenance()).restoreFrom(config(), file, force, now()),
  pushes: async () => (await maintenance()).readPushes(config(), now),
  markPushes: async (ids, state) => {
    const { markPushesAs } = await import('../store/maintenance.js');
    return markPushesAs(config(), { ids: [...ids], state }, now);
  },
  register: async () => {
    const { botsOf } = await import('./bots.js');
    const register = botsOf(config()).map(async (bot) => ({
      platform: bot.platform,
      result: await bot.register(),
    }));
    return Promise.all(register);
  },
  curate: async (request) => (await import('./curate.js')).curateNow(config(), request),
  doctor: async () => (await import('./doctor.js')).diagnose(config()),
  start: async (mode) => {
    const read = config();
    if (mode === 'auto' && (read.discord ?? read.telegram) !== undefined) {
      const { startPlatforms } = await import('./platforms.js');
      return startPlatforms(read);
    }
    const { startTerminal } = await import('./terminal.js');
    return startTerminal(read);
  },
  now,
};
