import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openLog } from '../../src/ops/log.js';
import { scrubber } from '../../src/ops/secrets.js';

const telegram = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_';
const discord = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs';

const written = (secrets: string[], log: (to: ReturnType<typeof openLog>) => void): string => {
  const lines: string[] = [];
  log(openLog({ level: 'debug', secrets, write: (line) => lines.push(line) }));
  for (const line of lines) JSON.parse(line);
  return lines.join('');
};

describe('the log', () => {
  it('is one JSON line per entry', () => {
    const line = written([], (log) => log.warn({ room: 'r1' }, 'slow'));
    expect(JSON.parse(line)).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      room: 'r1',
      msg: 'slow',
    });
  });

  it('leaves out what is below its level', () => {
    const lines: string[] = [];
    openLog({ level: 'warn', write: (line) => lines.push(line) }).info({}, 'chatter');
    expect(lines).toEqual([]);
  });

  it('shows of an error its kind, message, code, stack and causes, and nothing else', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', payload: 'my private answer' });
    const error = Object.assign(new TypeError('no luck', { cause }), { params: ['my private answer'] });
    const line = written([], (log) => log.error({ error }, 'failed'));
    expect(JSON.parse(line)).toMatchObject({
      error: { type: 'TypeError', message: 'no luck', cause: { message: 'refused', code: 'ECONNREFUSED' } },
    });
    expect(line).not.toContain('private');
  });

  it.each([
    ['a Telegram token in an address', `GET https://api.telegram.org/bot${telegram}/getMe failed`, telegram],
    ['a bare Telegram token', `token ${telegram}`, telegram],
    ['a Discord token', `Bot ${discord}`, discord],
    ['a password in an address', 'postgres://kaodian:hunter2@db:5432/kaodian', 'hunter2'],
    ['a proxy password', 'http://me:p%40ss@10.0.0.1:7890', 'p%40ss'],
    [
      'an interaction token',
      '/interactions/123456789012345678/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/callback',
      'aW50ZXJ',
    ],
    ['a webhook token', '/webhooks/123456789012345678/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/messages/1', 'aW50ZXJ'],
  ])('masks %s wherever it stands', (_, text, secret) => {
    const line = written([], (log) => {
      log.info({ deep: { list: [text] } }, text);
      log.error({ error: new Error(text) }, 'failed');
    });
    expect(line).not.toContain(secret);
    expect(line).toContain('[secret]');
  });

  it('masks the password of a given address also where it stands alone', () => {
    const scrub = scrubber(['postgres://me:hunt%24er2@db/kaodian']);
    expect(scrub('password "hunt$er2" refused, hunt%24er2')).toBe('password "[secret]" refused, [secret]');
    expect(scrubber(['postgres://me:100%sure@db/k'])('100%sure')).toBe('[secret]');
  });

  it('keeps what only looks a little like a secret', () => {
    const text = 'https://example.org:8443/a 12:30:45 127.0.0.1:5432 network/tcp-three-way-handshake a.b.c';
    expect(scrubber([])(text)).toBe(text);
  });

  it('masks given secrets of any characters, in any field', () => {
    const secret = fc.string({ minLength: 6, maxLength: 40, unit: 'binary' });
    fc.assert(
      fc.property(secret, (text) => {
        const line = written([text], (log) => log.info({ [`k${text}`]: text, n: [`<${text}>`] }, text));
        expect(JSON.stringify(JSON.parse(line))).not.toContain(JSON.stringify(text).slice(1, -1));
      }),
    );
  });
});

describe('a log file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaodian-log-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('goes on where it ended, and begins anew when it has grown too long', () => {
    const file = join(folder, 'sub', 'kaodian.log');
    openLog({ level: 'info', file }).info({}, 'first');
    openLog({ level: 'info', file }).info({}, 'second');
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
    writeFileSync(file, '');
    truncateSync(file, 5_000_001);
    openLog({ level: 'info', file }).info({}, 'third');
    expect(readFileSync(file, 'utf8')).toContain('third');
    expect(readFileSync(`${file}.1`)).toHaveLength(5_000_001);
  });
});
