import { describe, expect, test } from 'vitest';
import { isCommandLine, parseLine } from '../../src/commands/line.js';
import { toInvocation, type Parsed } from '../../src/commands/arguments.js';

const parse = (line: string): Parsed => parseLine(line, 'zh-CN');
const args = (line: string): unknown => {
  const parsed = parse(line);
  return parsed.ok ? parsed.invocation.args : parsed.failure;
};

describe('a typed line', () => {
  test.each([
    ['/quiz', {}],
    ['/quiz network', { topic: 'network' }],
    ['/quiz network 3', { topic: 'network', difficulty: 3 }],
    ['/quiz 3', { difficulty: 3 }],
    ['/quiz TCP 三次握手 3', { topic: 'TCP 三次握手', difficulty: 3 }],
    ['/quiz difficulty=3', { difficulty: 3 }],
    ['/quiz difficulty:3 网络', { topic: '网络', difficulty: 3 }],
    ['/quiz topic="TCP vs UDP" difficulty：２', { topic: 'TCP vs UDP', difficulty: 2 }],
    ['／QUIZ 网络', { topic: '网络' }],
    ['/quiz@kaodian_bot 网络', { topic: '网络' }],
    ['/ask TCP 为什么 = 三次？', { question: 'TCP 为什么 = 三次？' }],
    ['/ask question=什么是 GIL', { question: '什么是 GIL' }],
    ['/answer 3', { text: '3' }],
    ['/leaderboard 今天 全站', { period: 'day', place: 'everywhere' }],
    ['/leaderboard 本週', { period: 'week' }],
    ['/leaderboard this week', { period: 'week' }],
    ['/review more', { more: true }],
    ['/forget confirm=是', { confirm: true }],
    ['/settings language=en cap=20', { language: 'en', cap: 20 }],
    ['/settings name="Ann Lee"', { name: 'Ann Lee' }],
    ['/?', {}],
  ])('%s', (line, expected) => {
    expect(args(line)).toEqual(expected);
  });

  test('asks for what is missing', () => {
    expect(args('/ask')).toMatchObject({ kind: 'missing_argument', usage: '/ask <question>' });
  });

  test('says what a value should have been', () => {
    expect(args('/quiz difficulty=9')).toMatchObject({
      kind: 'bad_value',
      option: 'difficulty',
      value: '9',
      expected: '1–5',
    });
    expect(args('/leaderboard yesterday')).toMatchObject({ kind: 'bad_value', option: 'period' });
  });

  test('does not swallow words nobody asked for', () => {
    expect(args('/hint please')).toMatchObject({ kind: 'unknown_option', option: 'please' });
  });

  test('names the nearest commands when there is none of that name', () => {
    expect(args('/qiuz')).toMatchObject({ kind: 'unknown_command', nearest: ['quiz'] });
    expect(args('/leaderbord')).toHaveProperty('nearest.0', 'leaderboard');
  });

  test('does not reach commands that only buttons may', () => {
    expect(args('/verdict 0 true')).toMatchObject({ kind: 'unknown_command' });
    expect(args('/constructor')).toMatchObject({ kind: 'unknown_command' });
  });

  test('is not a path or a fraction', () => {
    expect(isCommandLine('/etc/hosts 是什么')).toBe(false);
    expect(isCommandLine('1/2')).toBe(false);
    expect(isCommandLine('/quiz 网络')).toBe(true);
    expect(isCommandLine('/出题')).toBe(true);
  });
});

describe('arguments a platform gives', () => {
  test('are checked like typed ones', () => {
    expect(toInvocation('quiz', { difficulty: 9 }, 'en')).toMatchObject({ failure: { kind: 'bad_value' } });
    expect(toInvocation('quiz', { nonsense: 1 }, 'en')).toMatchObject({
      failure: { kind: 'unknown_option' },
    });
    expect(toInvocation('quiz', { topic: 'db', difficulty: 2 }, 'en')).toEqual({
      ok: true,
      invocation: { command: 'quiz', args: { topic: 'db', difficulty: 2 } },
    });
  });

  test('never run an unknown command', () => {
    expect(toInvocation('toString', {}, 'en')).toMatchObject({ failure: { kind: 'stale' } });
  });
});
