/** What the test files of one run share is made once, by whichever needs it first. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

/** Milliseconds to wait for another test file's result. */
const patience = 90_000;

/** Runs `make` in the first process of this run that asks for `what`; the others wait for its result. */
export const onceARun = async (what: string, make: () => Promise<string>): Promise<string> => {
  const file = join(inject('run'), what);
  try {
    mkdirSync(`${file}.making`);
  } catch {
    for (let waited = 0; waited < patience; waited += 50) {
      if (existsSync(file)) return readFileSync(file, 'utf8');
      await sleep(50);
    }
    throw new Error(`another test file did not manage to make the ${what}`);
  }
  const result = await make();
  writeFileSync(`${file}.half`, result);
  renameSync(`${file}.half`, file);
  return result;
};
