/** Takes a data folder when told to start, says `owner` or `busy`, and keeps it until killed or told to go. */
import { createInterface } from 'node:readline';
import { claimFolder, FolderInUse } from '../../../src/store/folder/claim.js';

const [folder = ''] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'go') process.exit(0);
  try {
    const claim = await claimFolder(folder);
    claim.serve({
      echo: (args) => Promise.resolve({ pid: process.pid, args }),
      fail: () => Promise.reject(new Error('could not')),
    });
    say('owner');
  } catch (error) {
    say(error instanceof FolderInUse ? `busy ${error.pid ?? '?'}` : `failed ${String(error)}`);
  }
}
