import { describe, expect, test } from 'vitest';
import type { Lease, Leases } from '../../src/core/ports.js';
import type { Channel } from '../../src/dispatch/channel.js';
import { keepOwned } from '../../src/main/owner.js';
import { collectedLog } from '../support/log.js';

/** A lease as the test hands it out and takes it away. */
class OneLease implements Leases {
  readonly events: string[] = [];
  #waiting: ((lease: Lease | undefined) => void)[] = [];
  #lost = new AbortController();

  acquire(_name: string, stop: AbortSignal, onWait?: () => void): Promise<Lease | undefined> {
    onWait?.();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      stop.addEventListener('abort', () => {
        resolve(undefined);
      });
    });
  }

  give(): void {
    this.#lost = new AbortController();
    const release = (): Promise<void> => {
      this.events.push('released');
      return Promise.resolve();
    };
    this.#waiting.shift()?.({ lost: this.#lost.signal, release });
  }

  take(): void {
    this.#lost.abort();
  }
}

const setUp = (receives: boolean) => {
  const leases = new OneLease();
  const failures: unknown[] = [];
  const connect = (sendOnly: boolean): Promise<Channel> => {
    const name = sendOnly ? 'sends' : 'receives';
    leases.events.push(name);
    return Promise.resolve({
      platform: 'telegram',
      deliver: () => Promise.resolve({ kind: 'sent', messageId: undefined }),
      edit: () => Promise.resolve({ kind: 'sent', messageId: undefined }),
      close: () => {
        leases.events.push(`${name} no more`);
        return Promise.resolve();
      },
    });
  };
  const kept = keepOwned(
    { platform: 'telegram', name: 'telegram:1', receives, connect },
    leases,
    collectedLog(),
    (error) => failures.push(error),
  );
  return { leases, kept, failures };
};

describe('a process', () => {
  test('sends while another one receives, and receives once it is its turn', async () => {
    const { leases, kept } = setUp(true);
    const owner = await kept;
    expect(leases.events).toEqual(['sends']);
    leases.give();
    await expect.poll(() => leases.events).toEqual(['sends', 'sends no more', 'receives']);
    expect(owner.state()).toBe('ok');
    await owner.stop();
    expect(leases.events.slice(3)).toEqual(['receives no more', 'released']);
  });

  test('stops receiving when its lease is lost, and waits for it again', async () => {
    const { leases, kept } = setUp(true);
    const owner = await kept;
    leases.give();
    await expect.poll(() => leases.events.at(-1)).toBe('receives');
    leases.take();
    const after = ['receives no more', 'released', 'sends'];
    await expect.poll(() => leases.events.slice(3)).toEqual(after);
    await owner.stop();
    expect(leases.events.at(-1)).toBe('sends no more');
  });

  test('that only has jobs to do never receives', async () => {
    const { leases, kept } = setUp(false);
    const owner = await kept;
    leases.give();
    expect(leases.events).toEqual(['sends']);
    await owner.stop();
    expect(leases.events).toEqual(['sends', 'sends no more']);
  });
});

test('a bot that cannot be connected at the start is the caller’s to know', async () => {
  const refused = keepOwned(
    {
      platform: 'discord',
      name: 'discord:1',
      receives: false,
      connect: () => Promise.reject(new Error('the token is wrong')),
    },
    new OneLease(),
    collectedLog(),
    () => undefined,
  );
  await expect(refused).rejects.toThrow('the token is wrong');
});
