import { describe, expect, test } from 'vitest';
import { createDispatcher } from '../../src/dispatch/dispatcher.js';
import { countedLog, measuredDispatcher, measuredKnowledge, measuredStore } from '../../src/main/measured.js';
import type { Owner } from '../../src/main/owner.js';
import { watch } from '../../src/main/watch.js';
import { createMetrics } from '../../src/ops/metrics.js';
import { collectedLog } from '../support/log.js';
import { seededRandom } from '../support/random.js';
import { settled, talksOn } from '../support/talks.js';

const talk = talksOn();

const get = async (port: number, path: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`http://127.0.0.1:${String(port)}${path}`);
  return { status: response.status, text: await response.text() };
};

const owner = (state: string): Owner => ({
  platform: 'telegram',
  channel: () => undefined,
  state: () => state,
  stop: () => Promise.resolve(),
});

describe('whoever watches the process', () => {
  test('reads from /metrics what was handled, graded and waited for', async () => {
    await settled(talk, 'alice');
    const metrics = createMetrics();
    const log = countedLog(collectedLog(), metrics);
    const store = measuredStore(talk.store, metrics);
    const knowledge = measuredKnowledge(talk.knowledge, metrics);
    const dispatcher = measuredDispatcher(
      createDispatcher({ store, knowledge, random: seededRandom(9), log }),
      metrics,
    );
    const who = { name: 'alice', room: 'alice', kind: 'dm' } as const;
    for (const text of ['/quiz 三次握手', '客户端先发 SYN，服务器回 SYN+ACK']) {
      const update = talk.driver.incoming(who, { kind: 'says', text }, talk.clock.now);
      await (
        await dispatcher.accept(update, () => Promise.reject(new Error('the line is dead')))
      ).done;
    }
    const server = await watch(0, metrics, store, []);
    const { status, text } = await get(server.port, '/metrics');
    await server.close();
    expect(status).toBe(200);
    expect(text).toContain('kaodian_update_seconds_count{platform="telegram",kind="text"} 2');
    expect(text).toMatch(/kaodian_grading_seconds_count [1-9]/u);
    expect(text).toMatch(/kaodian_transaction_seconds_count\{result="committed"\} [1-9]/u);
    expect(text).toContain('kaodian_errors_total 2');
    expect(text).toContain('kaodian_inbox_unfinished{platform="telegram"} 2');
    expect(text).toContain('kaodian_push_due 0');
    expect(text).toContain('kaodian_pushes{state="uncertain"} 0');
    expect(text).toContain('process_resident_memory_bytes');
  });

  test('hears from /healthz that all is well, or what is not', async () => {
    const states = [owner('ok')];
    const server = await watch(0, createMetrics(), talk.store, states);
    expect(await get(server.port, '/healthz')).toEqual({
      status: 200,
      text: '{"database":"ok","telegram":"ok"}\n',
    });
    states[0] = owner('not connected');
    expect((await get(server.port, '/healthz')).status).toBe(503);
    expect((await get(server.port, '/elsewhere')).status).toBe(404);
    await server.close();
  });
});
