/** Opens the store of a PostgreSQL several times at once when told to; says what each start migrated. */
import { once } from 'node:events';
import { openStore } from '../../../src/store/open.js';

const [databaseUrl = '', migrationsDir = '', times = '1'] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say('ready');
await once(process.stdin, 'data');
const start = async (): Promise<void> => {
  const told: string[] = [];
  const opened = await openStore(
    { databaseUrl, dataDir: '', migrationsDir },
    { tell: (text) => told.push(text) },
  );
  await opened.store.transaction((tx) => tx.learners.get('nobody'));
  await opened.close();
  say(`started ${told.join()}`);
};
await Promise.all(Array.from({ length: Number(times) }, start));
say('done');
process.exit(0);
