/** Finds out what `kaodian doctor` reports. */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Config } from '../config.js';
import { loadKnowledge } from '../core/notes/read.js';
import { loadSegmenter } from '../core/text/segmenter.js';
import {
  databaseCheck,
  look,
  memoryCheck,
  nodeCheck,
  pushesCheck,
  spaceCheck,
  type Check,
} from '../ops/checks.js';
import { scrubber } from '../ops/secrets.js';
import { readPushes, readStatus } from '../store/maintenance.js';
import { seedFile } from '../store/seed.js';

const notes = async (folder: string): Promise<Omit<Check, 'name'>> => {
  const { library, faults } = await loadKnowledge(folder);
  const says = `${library.notes.length} notes in ${folder}`;
  const [first] = faults;
  if (first !== undefined) {
    return { state: 'warn', says: `${says}, ${faults.length} faults: kaodian notes check lists them` };
  }
  return { state: library.notes.length > 0 ? 'ok' : 'bad', says };
};

/** The nearest folder above that exists: before the first start the data folder does not. */
const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)));

const freeIn = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(existing(folder));
  return bavail * bsize;
};

const memory = (): number => {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
};

const image = (): Omit<Check, 'name'> =>
  existsSync(seedFile)
    ? { state: 'ok', says: 'built' }
    : { state: 'warn', says: 'missing: a first start then takes 850 MB once (npm run prepare builds it)' };

/** What is set, without what is secret. */
const settings = (config: Config): string => {
  const { discord, telegram, databaseUrl, proxy, dataDir, jieba, logLevel, role, curators } = config;
  const secrets = [discord?.token, telegram?.token, telegram?.webhook?.secret];
  const facts = {
    discord: discord === undefined ? 'not set' : 'token set',
    telegram:
      telegram === undefined
        ? 'not set'
        : `token set, ${telegram.webhook === undefined ? 'polling' : 'webhook'}`,
    database: databaseUrl ?? 'embedded',
    data: dataDir,
    proxy: proxy ?? 'none',
    jieba,
    log: logLevel,
    role,
    curators: curators.length,
  };
  const text = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  return scrubber(secrets)(text.join(', '));
};

/** In the order to be read; none of the looks changes anything. */
export const diagnose = async (config: Config): Promise<readonly Check[]> => [
  nodeCheck(process.versions.node),
  { name: 'settings', state: 'ok', says: settings(config) },
  await look('words', async () => ({
    state: 'ok',
    says: `jieba ${(await loadSegmenter(config.jieba)).name}`,
  })),
  await look('notes', () => notes(config.knowledgeDir)),
  await look('database', async () => databaseCheck(await readStatus(config))),
  await look('pushes', async () => pushesCheck(await readPushes(config, Date.now))),
  ...(config.databaseUrl === undefined ? [{ name: 'image', ...image() }] : []),
  await look('disk', async () => spaceCheck(await freeIn(config.dataDir))),
  memoryCheck(memory(), process.memoryUsage.rss()),
];
