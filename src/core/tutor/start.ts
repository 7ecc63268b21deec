/** The first three answers: language, role, interview date. Then a question, at once. */
import type { Locale } from '../language.js';
import type { Learner } from '../records.js';
import { poseStatement } from './judge.js';
import { roles } from './areas.js';
import type { Failure, Outcome, Welcome } from './outcome.js';
import { daysToInterview } from './progress.js';
import { quiz } from './quiz.js';
import { streak } from './record.js';
import { dueReviews, planToday } from './review.js';
import { today, type Scene } from './scene.js';
import { selectFirst } from './select.js';
import { isInterview, settings } from './settings.js';
import { nameKey } from './topics.js';

export type Step = 'locale' | 'role' | 'date';
/** What stands for "not now" in every step. */
export const SKIP = 'skip';
const later = new Set(['跳过', '以后再说', '以后', '不说', 'later', 'skip', 'notnow']);

const nextStep: Readonly<Record<Step, Learner['onboarding']>> = {
  locale: 'role',
  role: 'date',
  date: 'done',
};

/** Greets: a newcomer with the first open step, everybody else with where they stand. */
export async function start(scene: Scene): Promise<Outcome> {
  const step = scene.learner.onboarding;
  return step === 'done' ? welcomeBack(scene) : { kind: 'welcome', step, again: !scene.newcomer };
}

async function welcomeBack(scene: Scene): Promise<Welcome> {
  const due = await dueReviews(scene, await scene.knowledge.library());
  return {
    kind: 'welcome_back',
    learner: scene.learner,
    plan: await planToday(scene, due.length),
    streak: await streak(scene),
    daysToInterview: daysToInterview(scene),
  };
}

/**
 * Takes the answer to a step. An earlier step's button changes that setting only; it does not lead
 * through the steps again.
 */
export async function answerStep(scene: Scene, step: Step, value: string): Promise<Outcome> {
  const change = await store(scene, step, value);
  if (change.kind === 'bad_setting') return change;
  const { learner } = scene;
  if (learner.onboarding !== step) return change;
  const updated = await scene.tx.learners.update(learner.id, { onboarding: nextStep[step] });
  const later = { ...scene, learner: updated };
  return updated.onboarding === 'done' ? firstQuestion(later) : start({ ...later, newcomer: true });
}

/** "Not now", in the words people have for it. */
export const isLater = (text: string): boolean => later.has(nameKey(text));

async function store(scene: Scene, step: Step, value: string): Promise<Outcome | Failure> {
  if (isLater(value)) return settings(scene, {});
  switch (step) {
    case 'locale': {
      const language = localeNamed(value);
      return language
        ? settings(scene, { language })
        : { kind: 'bad_setting', setting: 'language', value, nearest: [] };
    }
    case 'role':
      return settings(scene, { role: roleNamed(value) ?? value });
    case 'date':
      return settings(scene, { interview: value });
  }
}

const localeNames: Readonly<Record<string, Locale>> = {
  zhcn: 'zh-CN',
  zh: 'zh-CN',
  中文: 'zh-CN',
  简体: 'zh-CN',
  简体中文: 'zh-CN',
  汉语: 'zh-CN',
  chinese: 'zh-CN',
  zhtw: 'zh-TW',
  tw: 'zh-TW',
  繁体: 'zh-TW',
  繁体中文: 'zh-TW',
  正体中文: 'zh-TW',
  台湾: 'zh-TW',
  en: 'en',
  english: 'en',
  英文: 'en',
  英语: 'en',
};

/** A language by any of its usual names. */
const localeNamed = (text: string): Locale | undefined => localeNames[nameKey(text)];

const roleWords: Readonly<Record<(typeof roles)[number], RegExp>> = {
  backend: /^(?:后端|后台|java|go|golang|backend|服务端)/u,
  python: /python|^py$/u,
  sre: /^(?:运维|sre|devops|系统)/u,
  fullstack: /全栈|前端|fullstack|frontend/u,
  student: /学生|校招|应届|实习|student|intern/u,
};

/** One of the known roles by the words people use for it. */
const roleNamed = (text: string): (typeof roles)[number] | undefined =>
  roles.find((role) => role === nameKey(text) || roleWords[role].test(nameKey(text)));

/** True for a step's own words: a language, a known role, a date or none. */
export function isStepWord(scene: Scene, step: Step, text: string): boolean {
  switch (step) {
    case 'locale':
      return localeNamed(text) !== undefined;
    case 'role':
      return roleNamed(text) !== undefined;
    case 'date':
      return isInterview(text, today(scene));
  }
}

/** A question that one key answers. */
async function firstQuestion(scene: Scene): Promise<Outcome> {
  const library = await scene.knowledge.library();
  const subject = selectFirst(library, scene.learner.role, scene.random.number());
  return subject ? poseStatement(scene, subject, true) : quiz(scene, {});
}
