/** The Store's contract: what `core` relies on, whichever database is behind it. */
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Store } from '../../../src/core/store.js';
import type { OpenStore } from '../../../src/store/open.js';
import { emptied, type StoreKind } from '../../support/stores.js';
import { attemptsContract } from './attempts.js';
import { boardsContract } from './boards.js';
import { curatingContract } from './curating.js';
import { forgetContract } from './forget.js';
import { noon } from './given.js';
import { inboxContract } from './inbox.js';
import { linksContract } from './links.js';
import { peopleContract } from './people.js';
import { progressContract } from './progress.js';
import { promptsContract } from './prompts.js';
import { pushesContract } from './pushes.js';
import { transactionsContract } from './transactions.js';

/** A store under test; `at` sets the time its transactions see. */
export interface Bench {
  readonly store: Store;
  at(instant: number): Store;
}

export const storeContract = (kind: StoreKind): void => {
  describe(`the Store on ${kind.name}`, () => {
    let now = noon;
    let opened: (OpenStore & { discard(): Promise<void> }) | undefined;
    beforeAll(async () => {
      opened = await kind.open({ clock: () => now, pause: () => 0 });
    });
    beforeEach(async () => {
      now = noon;
      if (opened !== undefined) await emptied(opened);
    });
    afterAll(() => opened?.discard());

    const bench = (): Bench => {
      if (opened === undefined) throw new Error('the store did not open');
      const { store } = opened;
      return {
        store,
        at(instant) {
          now = instant;
          return store;
        },
      };
    };
    transactionsContract(bench);
    peopleContract(bench);
    linksContract(bench);
    promptsContract(bench);
    attemptsContract(bench);
    progressContract(bench);
    boardsContract(bench);
    inboxContract(bench);
    pushesContract(bench);
    curatingContract(bench);
    forgetContract(bench);
  });
};
