/** A contrast table (subject × aspect → value) turned into key points. */
import type { Both } from '../language.js';
import type { KeyPoint } from './model.js';
import type { FrontMatter } from './schema.js';

type Contrast = NonNullable<FrontMatter['questions'][number]['contrast']>;

/** One key point per aspect: "TCP：面向连接；UDP：无连接". Aspects without a value for a subject leave it out. */
export function contrastKeyPoints(contrast: Contrast): KeyPoint[] {
  const subjects = Object.entries(contrast.subjects);
  return contrast.aspects.map((aspect) => {
    const values = subjects.flatMap(([subject, name]) => {
      const value = aspect.values[subject];
      return value ? [{ subject, name, value }] : [];
    });
    const side = (language: keyof Both, separator: string) =>
      values.map(({ name, value }) => `${name[language]}${separator}${value[language]}`);
    return {
      slug: aspect.slug,
      statement: { zh: side('zh', ' ').join('；'), en: side('en', ': ').join('; ') },
      weight: aspect.weight,
      required: aspect.required,
      implies: [],
      formulations: [],
      hint: aspect.hint,
      followUp: aspect.follow_up,
      contrast: values.map(({ subject, value }) => ({
        subject,
        value: { zh: value.zh, en: value.en },
        formulations: [value.zh, value.en, ...value.formulations],
      })),
    };
  });
}
