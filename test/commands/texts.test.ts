import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/commands/catalogue.js';
import { commandFaults, platformFaults } from '../../src/commands/limits.js';
import { commands, listed, type ListedName } from '../../src/commands/registry.js';
import { commandText, commandTexts } from '../../src/commands/texts/index.js';
import { commandWord } from '../../src/commands/words.js';
import { locales } from '../../src/core/language.js';

describe.each(locales)('the words of commands in %s', (locale) => {
  test('keep every limit of every platform', () => {
    expect(platformFaults(locale)).toEqual([]);
  });

  test('describe every command', () => {
    expect(catalogue.entries(locale).map(({ usage }) => usage.split(' ')[0])).toEqual(
      Object.keys(listed).map((name) => `/${name}`),
    );
  });

  test('lead to their commands', () => {
    for (const name of Object.keys(listed) as ListedName[]) {
      for (const word of commandText(locale, name).words) expect(commandWord(word), word).toBe(name);
    }
  });
});

test('a platform’s limits are all reported, not the first one only', () => {
  const options = Object.fromEntries(
    Array.from({ length: 26 }, (_, at) => [`option${at}`, { type: 'text' } as const]),
  );
  const command = { ...listed.quiz, name: 'Quiz!', options };
  const faults = commandFaults(command, { about: 'x'.repeat(101), words: [], options: {} });
  expect(faults).toEqual(
    expect.arrayContaining([
      expect.stringContaining('the name is not'),
      expect.stringContaining('101 characters'),
      expect.stringContaining('26 options'),
      expect.stringContaining('option option0: its description'),
    ]),
  );
});

test('commands are listed under their own names', () => {
  for (const [name, command] of Object.entries(commands)) expect(command.name).toBe(name);
});

test('no word means two commands', () => {
  const names = Object.keys(listed) as ListedName[];
  const words = names.flatMap((name) => [
    ...commandTexts('zh-CN')[name].words,
    ...commandTexts('en')[name].words,
  ]);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});

describe('everyday words', () => {
  test.each([
    ['出题', 'quiz'],
    ['出題', 'quiz'],
    ['下一題！', 'next'],
    ['不會。', 'dunno'],
    ['I don’t know', undefined],
    ["I don't know", 'dunno'],
    [' IDK ', 'dunno'],
    ['ｈｉｎｔ', 'hint'],
    ['複習', 'review'],
    ['提示在哪里', undefined],
    ['不会丢包，因为有重传', undefined],
  ])('%s', (word, command) => {
    expect(commandWord(word)).toBe(command);
  });
});

test('Taiwan reads Traditional characters and its own terms', () => {
  expect(commandTexts('zh-TW').quiz.about).toContain('出一道題');
  expect(commandTexts('zh-TW').settings.about).toContain('設定');
});
