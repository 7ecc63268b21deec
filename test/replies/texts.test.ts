import { describe, expect, test } from 'vitest';
import { locales } from '../../src/core/language.js';
import { zh, type TextKey } from '../../src/replies/texts/zh.js';
import { textsOf, voiceOf } from '../../src/replies/voice.js';

const names = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/gu)].map(([, name = '']) => name))].sort();

describe.each(locales)('texts in %s', (locale) => {
  test('say something for every key, with the same values in it', () => {
    const texts = textsOf(locale);
    for (const key of Object.keys(zh) as TextKey[]) {
      expect(texts[key].trim(), key).not.toBe('');
      expect(names(texts[key]), key).toEqual(names(zh[key]));
    }
  });
});

describe('a voice', () => {
  test('puts values in, and picks the word that fits the number', () => {
    const en = voiceOf('en');
    expect(en.text('backDue', { n: 1, minutes: 2 })).toBe('1 question is due today, about 2 minutes.');
    expect(en.text('backDue', { n: 12, minutes: 1 })).toBe('12 questions are due today, about 1 minute.');
  });

  test('keeps what others wrote apart from its own words', () => {
    const line = voiceOf('zh-CN').line('unknownTopic', { topic: { kind: 'said', text: '{n}' } });
    expect(line).toContainEqual({ kind: 'said', text: '{n}' });
  });

  test('reads notes in the reader’s language', () => {
    const both = { zh: '线程共享进程的内存', en: 'Threads share memory' };
    expect(voiceOf('zh-CN').say(both)).toBe('线程共享进程的内存');
    expect(voiceOf('zh-TW').say(both)).toContain('執行緒');
    expect(voiceOf('en').say(both)).toBe('Threads share memory');
  });

  test('does not take “only” for a measure word, nor days for a queen', () => {
    const taiwan = voiceOf('zh-TW');
    expect(taiwan.chinese('镜像是只读的，只影响自己；一只猫')).toMatch(/是只讀的，只影響自己；一隻貓$/u);
    expect(taiwan.text('inDays', { n: 3, date: '11-23' })).toContain('天後');
  });
});
