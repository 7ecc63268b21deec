/** Has an embedded database open, with one learner in it, until it is told to go. */
import { once } from 'node:events';
import { openStore } from '../../../src/store/open.js';
import { begin } from '../../store/contract/given.js';

const [dataDir = '', migrationsDir = ''] = process.argv.slice(2);
const opened = await openStore({ dataDir, migrationsDir });
await begin(opened.store);
process.stdout.write('open\n');
await once(process.stdin, 'data');
await opened.close();
process.exit(0);
