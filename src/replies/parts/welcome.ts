/** The first three questions, and coming back. */
import { roles, type Role } from '../../core/tutor/areas.js';
import type { Welcome } from '../../core/tutor/outcome.js';
import { SKIP, type Step } from '../../core/tutor/start.js';
import type { Button } from '../reply.js';
import type { TextKey } from '../texts/zh.js';
import type { Voice } from '../voice.js';
import { button, heading, paragraph, soft, strong, text, type Content } from './shared.js';

type Of<K extends Welcome['kind']> = Extract<Welcome, { kind: K }>;

export function welcome(voice: Voice, { step, again }: Of<'welcome'>): Content {
  const first = step === 'locale' && !again;
  const greeting = first
    ? [
        heading(text(voice.text('welcomeTitle'))),
        paragraph(text(voice.text('welcomeBoth'))),
        paragraph(soft(voice.text('welcomeOther'))),
      ]
    : again
      ? [paragraph(soft(voice.text('stepAgain')))]
      : [];
  const blocks = [...greeting, paragraph(strong(voice.text(questionOf[step])))];
  return { blocks, buttons: chunk(choicesOf(voice, step), 3), input: { kind: 'text', placeholder: '' } };
}

const questionOf: Readonly<Record<Step, 'stepLocale' | 'stepRole' | 'stepDate'>> = {
  locale: 'stepLocale',
  role: 'stepRole',
  date: 'stepDate',
};

const roleKeys: Readonly<
  Record<Role, 'roleBackend' | 'rolePython' | 'roleSre' | 'roleFullstack' | 'roleStudent'>
> = {
  backend: 'roleBackend',
  python: 'rolePython',
  sre: 'roleSre',
  fullstack: 'roleFullstack',
  student: 'roleStudent',
};

/** A known role's name; any other as it was typed. */
export const roleName = (voice: Voice, role: string): string => {
  const known = roles.find((other) => other === role);
  return known ? voice.text(roleKeys[known]) : role;
};

const dates = [
  ['7d', 'dateWeek'],
  ['14d', 'dateTwoWeeks'],
  ['1 month', 'dateMonth'],
  ['3 months', 'dateQuarter'],
  [SKIP, 'dateNone'],
] as const satisfies readonly (readonly [string, TextKey])[];

function choicesOf(voice: Voice, step: Step): readonly Button[] {
  const choice = (label: string, value: string): Button =>
    button(label, { command: 'step', args: { step, value } });
  switch (step) {
    case 'locale':
      return [choice('简体中文', 'zh-CN'), choice('繁體中文', 'zh-TW'), choice('English', 'en')];
    case 'role':
      return [...roles.map((role) => choice(roleName(voice, role), role)), choice(voice.text('later'), SKIP)];
    case 'date':
      return dates.map(([value, key]) => choice(voice.text(key), value));
  }
}

const chunk = <T>(items: readonly T[], size: number): T[][] =>
  items.length === 0 ? [] : [items.slice(0, size), ...chunk(items.slice(size), size)];

export function welcomeBack(voice: Voice, back: Of<'welcome_back'>): Content {
  const { plan, streak, daysToInterview } = back;
  const due =
    plan.today > 0
      ? voice.text('backDue', { n: plan.today, minutes: plan.minutes })
      : voice.text('backNothing');
  const series =
    streak.days === 0 ? '' : voice.text(streak.today ? 'backStreak' : 'backStreakAtRisk', { n: streak.days });
  const interview =
    daysToInterview === undefined
      ? ''
      : daysToInterview === 0
        ? voice.text('backInterviewToday')
        : voice.text('backInterview', { n: daysToInterview });
  const lines = [due, series, interview].filter((line) => line !== '');
  const gap = voice.locale === 'en' ? ' ' : '';
  return {
    blocks: [heading(text(voice.text('welcomeBack'))), paragraph(text(lines.join(gap)))],
    buttons: [
      [
        ...(plan.today > 0 ? [button(voice.text('buttonReview'), { command: 'review', args: {} })] : []),
        button(voice.text('buttonQuiz'), { command: 'quiz', args: {} }),
        button(voice.text('buttonProgress'), { command: 'progress', args: {} }),
      ],
    ],
    input: { kind: 'text', placeholder: voice.text('askPlaceholder') },
  };
}
