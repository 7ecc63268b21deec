/** What the conversion from Simplified Chinese gets wrong for readers in Taiwan. */
import type { TextKey } from './zh.js';

export const taiwan: Partial<Readonly<Record<TextKey, string>>> = {
  stepLocale: '1/3 使用哪種語言？ Which language?',
  roleSre: '維運 / SRE',
  welcomeTitle: '你好，我是考點',
};
