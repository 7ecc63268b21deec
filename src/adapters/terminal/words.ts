/** The few words the terminal itself says, before anybody's language is known. */
import type { Locale } from '../../core/language.js';

interface Words {
  readonly banner: string;
  readonly goodbye: string;
  readonly again: string;
  noSuchKey(key: string): string;
  savedTo(file: string): string;
}

const zh: Words = {
  banner: '考点 Kaodian · 直接打字聊，按键后回车 · /help 用法 · Ctrl-D 退出',
  goodbye: '再见，进度都存好了。',
  again: '再按一次 Ctrl-C 退出。',
  noSuchKey: (key) => `没有 [${key}] 这个键。想把“${key}”当作回答：/answer ${key}`,
  savedTo: (file) => `已保存到 ${file}`,
};

const en: Words = {
  banner: 'Kaodian 考点 · just type; a key and Enter presses a button · /help · Ctrl-D leaves',
  goodbye: 'Goodbye, your progress is saved.',
  again: 'Press Ctrl-C again to leave.',
  noSuchKey: (key) => `There is no key [${key}]. To answer "${key}": /answer ${key}`,
  savedTo: (file) => `Saved to ${file}`,
};

/** Without a known language the words are Chinese. */
export const wordsFor = (locale: Locale | undefined): Words => (locale === 'en' ? en : zh);
