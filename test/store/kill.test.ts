/** The short version of `test/faults/kill.test.ts`. */
import { describe, it } from 'vitest';
import { surviveDeaths, targets } from '../support/killing.js';

describe.each(Object.entries(targets))('kill -9 of a process on %s', (_, target) => {
  it('loses no acknowledged answer and repeats no effect', { timeout: 120_000 }, async () => {
    const where = await target();
    await surviveDeaths(where, [{ atStep: 8 }, { atStep: 4 }, { afterUpdate: 5, ms: 3 }]);
    await where.remove();
  });
});
