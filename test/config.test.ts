import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { configFrom, readConfig } from '../src/config.js';

const config = (env: Record<string, string>) => {
  const result = configFrom(env, '/srv/bot');
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.config;
};

const faults = (env: Record<string, string>): readonly string[] => {
  const result = configFrom(env, '/srv/bot');
  return result.ok ? [] : result.faults;
};

describe('the configuration', () => {
  it('of an empty environment is the terminal on the embedded database', () => {
    const read = config({ UNRELATED: 'x' });
    expect(read).toMatchObject({
      dataDir: '/srv/bot/data',
      jieba: 'auto',
      logLevel: 'info',
      role: 'all',
      curators: [],
    });
    for (const absent of ['databaseUrl', 'discord', 'telegram', 'proxy', 'metricsPort']) {
      expect(read).not.toHaveProperty(absent);
    }
    expect(read.knowledgeDir).toMatch(/\/knowledge$/);
  });

  it('takes everything that can be set', () => {
    expect(
      config({
        DATABASE_URL: 'postgres://u:p@db:5432/k',
        DISCORD_TOKEN: 'd.t.k',
        DISCORD_API_BASE: 'http://127.0.0.1:4000/api',
        SHARDS: '4',
        TELEGRAM_TOKEN: '123:abc',
        TELEGRAM_API_ROOT: 'http://127.0.0.1:4001',
        TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/t',
        TELEGRAM_WEBHOOK_SECRET: 's3cret',
        TELEGRAM_WEBHOOK_PORT: '8080',
        HTTPS_PROXY: 'http://127.0.0.1:7890',
        KNOWLEDGE_DIR: 'my-notes',
        DATA_DIR: '/var/lib/kaodian',
        JIEBA: 'wasm',
        LOG_LEVEL: 'debug',
        METRICS_PORT: '9100',
        CURATORS: 'telegram:42, discord:7',
        ROLE: 'jobs',
        EVAL_DIR: '/eval',
        API_SPECS: '/specs',
        TEST_DATABASE_URL: 'postgresql://localhost/test',
      }),
    ).toMatchObject({
      databaseUrl: 'postgres://u:p@db:5432/k',
      discord: { token: 'd.t.k', apiBase: 'http://127.0.0.1:4000/api', shards: 4 },
      telegram: {
        token: '123:abc',
        apiRoot: 'http://127.0.0.1:4001',
        webhook: { url: 'https://bot.example.org/t', secret: 's3cret', port: 8080 },
      },
      proxy: 'http://127.0.0.1:7890',
      knowledgeDir: '/srv/bot/my-notes',
      dataDir: '/var/lib/kaodian',
      jieba: 'wasm',
      logLevel: 'debug',
      metricsPort: 9100,
      curators: [
        { platform: 'telegram', id: '42' },
        { platform: 'discord', id: '7' },
      ],
      role: 'jobs',
      evalDir: '/eval',
      apiSpecs: '/specs',
      testDatabaseUrl: 'postgresql://localhost/test',
    });
  });

  it('treats empty values as absent, and the proxy in small letters as one', () => {
    const read = config({ DATABASE_URL: '', DISCORD_TOKEN: '  ', https_proxy: 'http://proxy:1' });
    expect(read).not.toHaveProperty('databaseUrl');
    expect(read).not.toHaveProperty('discord');
    expect(read.proxy).toBe('http://proxy:1');
  });

  it('tells all faults at once, each by its name', () => {
    const told = faults({
      DATABASE_URL: 'mysql://u:hunter2@db/k',
      DISCORD_TOKEN: 'two words-secret',
      TELEGRAM_TOKEN: 'not-a-token-secret',
      TELEGRAM_API_ROOT: 'api.telegram.org',
      SHARDS: 'many',
      METRICS_PORT: '99999',
      JIEBA: 'fast',
      LOG_LEVEL: 'loud',
      ROLE: 'king',
      CURATORS: 'telegram:1,bob',
    });
    expect(told.map((fault) => fault.split(' ')[0]).toSorted()).toEqual([
      'CURATORS',
      'DATABASE_URL',
      'DISCORD_TOKEN',
      'JIEBA',
      'LOG_LEVEL',
      'METRICS_PORT',
      'ROLE',
      'SHARDS',
      'TELEGRAM_API_ROOT',
      'TELEGRAM_TOKEN',
    ]);
    expect(told).toContain('ROLE is "king", but must be one of: all, chat, jobs');
    expect(told.join()).toContain('"bob"');
    expect(told.join()).not.toMatch(/hunter2|secret/);
  });

  it('asks for what a webhook needs', () => {
    const told = faults({ TELEGRAM_WEBHOOK_URL: 'https://bot.example.org' });
    expect(told.map((fault) => fault.split(' ')[0])).toEqual(['TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_TOKEN']);
    expect(faults({ TELEGRAM_WEBHOOK_URL: 'http://bot.example.org' }).join()).toContain('https://');
  });

  it('cannot be changed', () => {
    const read = config({ TELEGRAM_TOKEN: '1:a', CURATORS: 'telegram:1' });
    expect(Object.isFrozen(read)).toBe(true);
    expect(Object.isFrozen(read.telegram)).toBe(true);
    expect(Object.isFrozen(read.curators[0])).toBe(true);
  });
});

describe('a .env file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaodian-env-'));
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(join(folder, '.env'), { recursive: true, force: true });
  });

  it('fills in what the environment lacks, and leaves the environment as it is', () => {
    vi.stubEnv('ROLE', 'chat');
    vi.stubEnv('LOG_LEVEL', undefined);
    writeFileSync(join(folder, '.env'), '# ours\nROLE=jobs\nLOG_LEVEL="warn"\n');
    const result = readConfig(folder);
    expect(result).toMatchObject({ ok: true, config: { role: 'chat', logLevel: 'warn' } });
    expect(process.env.LOG_LEVEL).toBeUndefined();
  });

  it('that cannot be read is a fault like others', () => {
    mkdirSync(join(folder, '.env'));
    const result = readConfig(folder);
    expect(result).toMatchObject({ ok: false, faults: [expect.stringContaining('.env cannot be read')] });
  });
});
