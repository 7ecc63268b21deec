/** What postgres.js does without `patches/`: a write on a reserved connection ends the process. */
import { expect, it } from 'vitest';
import { startChild } from '../support/child.js';
import { freshDatabase } from '../support/postgres.js';

it('a statement on a connection that the server has closed fails, and the process lives on', async () => {
  const database = await freshDatabase('empty');
  const child = startChild('orphan', [database.url]);
  await child.says('ours: works again');
  expect(child.lines).toEqual([
    expect.stringContaining('CONNECTION_CLOSED'),
    'reserved: works again',
    'ours: failed',
    'ours: refused',
    'ours: works again',
  ]);
  expect(await child.ended()).toBe(0);
  await database.drop();
});
