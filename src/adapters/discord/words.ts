/** The few words the adapter itself says, in the language of the person's Discord. */
import type { Locale } from '../../core/language.js';
import { toTaiwan } from '../../core/traditional.js';

interface Words {
  /** ≤ 45 characters: a modal's title. */
  readonly modalTitle: string;
  /** ≤ 45 characters */
  readonly modalLabel: string;
  /** ≤ 100 characters */
  readonly modalPlaceholder: string;
  /** ≤ 32 characters: the command on messages. */
  readonly askAbout: string;
  /** ≤ 80 characters, of a thread a quiz goes on in. */
  threadName(name: string): string;
}

const zh: Words = {
  modalTitle: '作答',
  modalLabel: '用自己的话回答',
  modalPlaceholder: '想到哪说到哪，不用照着背',
  askAbout: '查一下这段话',
  threadName: (name) => `${name} 的刷题`,
};

const en: Words = {
  modalTitle: 'Your answer',
  modalLabel: 'In your own words',
  modalPlaceholder: 'Just say what comes to mind; no need to recite',
  askAbout: 'Ask about this',
  threadName: (name) => `${name}'s practice`,
};

const tw: Words = {
  modalTitle: toTaiwan(zh.modalTitle),
  modalLabel: toTaiwan(zh.modalLabel),
  modalPlaceholder: toTaiwan(zh.modalPlaceholder),
  askAbout: toTaiwan(zh.askAbout),
  threadName: (name) => `${name} 的刷題`,
};

export function wordsFor(locale: Locale): Words {
  switch (locale) {
    case 'zh-CN':
      return zh;
    case 'zh-TW':
      return tw;
    case 'en':
      return en;
  }
}
