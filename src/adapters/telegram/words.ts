/** The few words Telegram's adapter itself says; the platform tells the reader's language. */
import type { Locale } from '../../core/language.js';
import { toTaiwan } from '../../core/traditional.js';

interface Words {
  /** Behind a press in a group whose reply came as a private message. */
  readonly sentPrivately: string;
  /** In a group, to somebody whom the bot may not write to yet. */
  readonly openFirst: string;
  readonly openButton: string;
}

const zh: Words = {
  sentPrivately: '已经私信给你了',
  openFirst: '这个只给你看。先点一下，和我开始私聊：',
  openButton: '在私聊里看',
};

const en: Words = {
  sentPrivately: 'Sent to you privately',
  openFirst: 'This is for your eyes only. Tap once to open our private chat:',
  openButton: 'See it in private',
};

/** Without a known language the words are Chinese. */
export function wordsFor(locale: Locale | undefined): Words {
  if (locale === 'en') return en;
  if (locale !== 'zh-TW') return zh;
  const { sentPrivately, openFirst, openButton } = zh;
  return {
    sentPrivately: toTaiwan(sentPrivately),
    openFirst: toTaiwan(openFirst),
    openButton: toTaiwan(openButton),
  };
}
