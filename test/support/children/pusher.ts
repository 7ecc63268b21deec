/**
 * Plans and sends pushes until it is killed or told `stop`.
 *
 * Arguments: address of the database, migrations folder, address of a push server, milliseconds between
 * sends of all processes together.
 */
import type { Address, Delivery, Messenger } from '../../../src/core/ports.js';
import type { Outcome } from '../../../src/core/tutor/outcome.js';
import { startPushes } from '../../../src/jobs/pushes.js';
import { systemRandom } from '../../../src/main/random.js';
import { openStore } from '../../../src/store/open.js';
import { sampleKnowledge } from '../fixture.js';

const [databaseUrl = '', migrationsDir = '', server = '', interval = '34'] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What Telegram's adapter would make of what it hears. */
const deliver = async (to: Address, _: Outcome, __: string, nonce?: string): Promise<Delivery> => {
  try {
    const body = JSON.stringify({ to: to.externalId, nonce });
    const response = await fetch(server, { method: 'POST', body });
    const said = (await response.json()) as { message?: number; retryAfter?: number };
    return said.message === undefined
      ? { kind: 'unsent', reason: 'too many requests', retryAfter: said.retryAfter ?? 0 }
      : { kind: 'sent', messageId: String(said.message) };
  } catch (error) {
    return { kind: 'uncertain', reason: String(error) };
  }
};
const messenger: Messenger = { deliver, edit: (to, _, outcome, locale) => deliver(to, outcome, locale) };

const { library } = sampleKnowledge();
const none = (): Promise<never> => Promise.reject(new Error('cards need neither search nor grading'));
const silent = (): void => undefined;
const shown = (fields: Record<string, unknown>, message: string): void =>
  say(`${message} ${String(fields.err)}`);

const { store, close } = await openStore({ databaseUrl, dataDir: '', migrationsDir });
const jobs = startPushes({
  store,
  knowledge: { library: () => Promise.resolve(library), grader: none, search: none, accept: none },
  random: systemRandom,
  log: { debug: silent, info: silent, warn: silent, error: shown },
  messenger,
  platforms: ['telegram'],
  zoneData: '2026a',
  pace: {
    interval: { telegram: Number(interval), discord: 0, terminal: 0 },
    planEvery: 100,
    lookEvery: 20,
    inFlight: 8,
    reservedFor: 3_000,
    answerWithin: 5_000,
    goneAfter: 8_000,
  },
});
say('running');
process.stdin.on('data', () => {
  void (async () => {
    await jobs.stop();
    await close();
    process.exit(0);
  })();
});
