/** Languages of the notes. */
export type Language = 'zh' | 'en';

/** Languages a learner can choose; zh-TW is derived from zh. */
export const locales = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof locales)[number];

/** One text in both languages of the notes. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}
