import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../src/core/store.js';
import type { Db } from '../../src/store/db.js';
import { openStore, type OpenOptions, type OpenStore } from '../../src/store/open.js';
import { flakyNetwork, type Flaky } from '../support/flaky.js';
import { freshDatabase, migrationsDir, type TestDatabase } from '../support/postgres.js';
import { onPGlite, onPostgres } from '../support/stores.js';

/** Small limits, so that patience ends soon. Milliseconds. */
const hasty: OpenOptions = {
  deadlineMs: 1_500,
  limits: { connections: 2, connectMs: 500, statementMs: 400, lockMs: 300 },
};

let database: TestDatabase | undefined;
let network: Flaky | undefined;
const parts = (): { database: TestDatabase; network: Flaky } => {
  if (database === undefined || network === undefined) throw new Error('nothing to connect to');
  return { database, network };
};
const opened: OpenStore[] = [];

const open = async (options: OpenOptions = hasty): Promise<OpenStore> => {
  const databaseUrl = parts().network.through(parts().database.url);
  const store = await openStore({ databaseUrl, dataDir: '', migrationsDir }, options);
  opened.push(store);
  return store;
};

const look = ({ store }: OpenStore) => store.transaction((tx) => tx.learners.get('nobody'));

/** Tries until it works; the test's time limit is the limit. */
const recovered = async (on: OpenStore): Promise<void> => {
  for (;;) {
    try {
      await look(on);
      return;
    } catch (error) {
      expect(error).toBeInstanceOf(StoreUnavailable);
      await sleep(50);
    }
  }
};

beforeAll(async () => {
  database = await freshDatabase('empty');
  network = await flakyNetwork(database.url);
});
afterEach(async () => {
  await parts().network.set('on');
  await Promise.all(opened.splice(0).map((each) => each.close()));
});
afterAll(async () => {
  await network?.close();
  await database?.drop();
});

describe('a PostgreSQL that cannot be reached', () => {
  it('at the start is told, and used and migrated when it is there', async () => {
    await parts().network.set('closed');
    const told: string[] = [];
    const store = await open({ ...hasty, tell: (text) => told.push(text) });
    expect(told.join()).toContain('cannot be reached yet');
    await expect(look(store)).rejects.toBeInstanceOf(StoreUnavailable);
    await parts().network.set('on');
    await recovered(store);
    expect(told.join()).toContain('migrated the database');
  });

  it('for a while makes updates fail in time, and is used again when it is back', async () => {
    const store = await open();
    await look(store);
    await parts().network.set('closed');
    await expect(look(store)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(look(store)).rejects.toBeInstanceOf(StoreUnavailable);
    await parts().network.set('on');
    await recovered(store);
  });

  it('because everything is swallowed makes more updates than connections fail in time', async () => {
    const store = await open();
    await look(store);
    await parts().network.set('silent');
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => look(store)));
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) as object });
    }
    await parts().network.set('on');
    await recovered(store);
  });

  it('in the middle of an update leaves nothing of it', async () => {
    const store = await open();
    const update = store.store.transaction(async (tx) => {
      await tx.rooms.seen({ platform: 'terminal', externalId: 'lost', kind: 'dm', zone: 'UTC' }, 'lost');
      await parts().network.set('closed');
    });
    await expect(update).rejects.toBeInstanceOf(StoreUnavailable);
    await parts().network.set('on');
    await recovered(store);
    expect(await store.store.transaction((tx) => tx.rooms.get('lost'))).toBeUndefined();
  });
});

describe('a PostgreSQL that is slow', () => {
  it('is not waited for longer than a statement may take', async () => {
    const store = await open();
    const slow = store.store.transaction(async () => {
      const sleeping = async (db: Db): Promise<void> => {
        await store.driver.begin(db);
        await db.execute(sql`select pg_sleep(30)`);
      };
      await store.driver.transaction(sleeping, new AbortController().signal);
    });
    await expect(slow).rejects.toBeInstanceOf(StoreUnavailable);
    await look(store);
  });

  it('because of somebody else is not waited for longer than a lock may take', async () => {
    const store = await open();
    await store.store.transaction(async (tx) => {
      const room = { platform: 'telegram', roomKey: 'r', accountExternalId: 'a' } as const;
      await tx.inbox.receive({ ...room, key: 'k', update: {} });
    });
    await store.driver.longTransaction(async (db) => {
      await db.execute(sql`select 1 from kaodian.inbox for update`);
      const blocked = store.store.transaction((tx) => tx.inbox.take('k'));
      await expect(blocked).rejects.toBeInstanceOf(StoreUnavailable);
    });
    expect(await store.store.transaction((tx) => tx.inbox.take('k'))).toBeDefined();
  });
});

describe('an address that leads nowhere useful', () => {
  it('fails in plain words without the password', async () => {
    const url = new URL(parts().database.url);
    url.pathname = '/no_such_database';
    url.password = 'hunter2secret';
    const told: string[] = [];
    const store = await openStore(
      { databaseUrl: url.href, dataDir: '', migrationsDir },
      { ...hasty, tell: (text) => told.push(text) },
    );
    const error: unknown = await look(store).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain('no_such_database');
    expect(`${told.join()}${String(error)}`).not.toContain('hunter2');
    await store.close();
  });
});

describe.each([onPostgres, onPGlite])('an update that takes too long on $name', (kind) => {
  it('is undone, not done later when nobody waits for it', async () => {
    const store = await kind.open({ deadlineMs: 300 });
    const room = { platform: 'terminal', externalId: 'late', kind: 'dm', zone: 'UTC' } as const;
    let straggle: (() => Promise<unknown>) | undefined;
    const hanging = store.store.transaction(async (tx) => {
      await tx.rooms.seen(room, 'late');
      straggle = () => tx.rooms.seen({ ...room, externalId: 'later' }, 'later');
      await new Promise(() => undefined);
    });
    await expect(hanging).rejects.toThrow('did not answer within 300 ms');
    // Refused, or undone with the rest.
    await straggle?.().catch(() => undefined);
    const rooms = await store.store.transaction(async (tx) => [
      await tx.rooms.get('late'),
      await tx.rooms.get('later'),
    ]);
    expect(rooms).toEqual([undefined, undefined]);
    await store.discard();
  });
});

describe('interference', () => {
  it('of the kind that passes is tried again until it has passed', async () => {
    const store = await open();
    let tries = 0;
    const result = await store.store.transaction(async (tx) => {
      tries += 1;
      if (tries < 4) {
        const passing = { code: ['40001', '40P01', '23505'][tries - 1] };
        throw Object.assign(new Error('interfered'), passing);
      }
      return tx.learners.get('nobody');
    });
    expect(result).toBeUndefined();
    expect(tries).toBe(4);
  });

  it('of two that lock each other lets both through', async () => {
    const store = await open({});
    const rooms = await store.store.transaction(async (tx) =>
      Promise.all(
        ['a', 'b'].map((name) =>
          tx.rooms.seen({ platform: 'terminal', externalId: name, kind: 'dm', zone: 'UTC' }, name),
        ),
      ),
    );
    let arrived = 0;
    const cross = (order: readonly string[]) =>
      store.store.transaction(async (tx) => {
        for (const externalId of order) {
          const title = `${externalId}${arrived}`;
          await tx.rooms.seen({ platform: 'terminal', externalId, kind: 'dm', zone: 'UTC', title }, 'new');
          arrived += 1;
          while (arrived < 2) await sleep(5);
        }
        return 'through';
      });
    expect(await Promise.all([cross(['a', 'b']), cross(['b', 'a'])])).toEqual(['through', 'through']);
    expect(rooms).toHaveLength(2);
  });
});
