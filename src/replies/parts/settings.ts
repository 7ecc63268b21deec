/** Settings and rights over one's data. */
import type { Learner } from '../../core/records.js';
import { roles } from '../../core/tutor/areas.js';
import type { Own, SettingName } from '../../core/tutor/outcome.js';
import { boardChoices, type BoardChoice } from '../../core/tutor/settings.js';
import type { Line, Menu } from '../reply.js';
import type { Voice } from '../voice.js';
import { button, heading, named, paragraph, soft, strong, text, type Content } from './shared.js';
import { roleName } from './welcome.js';

type Of<K extends Own['kind']> = Extract<Own, { kind: K }>;

const names = {
  language: 'settingLanguage',
  zone: 'settingZone',
  name: 'settingName',
  cap: 'settingCap',
  board: 'settingBoard',
  role: 'settingRole',
  interview: 'settingInterview',
} as const satisfies Readonly<Record<SettingName, string>>;

const languages = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } as const;

export function settings(voice: Voice, { learner, changed }: Of<'settings'>): Content {
  const rows = (Object.keys(names) as SettingName[]).map((name) =>
    paragraph(soft(`${voice.text(names[name])}  `), ...valueOf(voice, learner, name)),
  );
  const list = changed.map((name) => voice.text(names[name])).join(voice.locale === 'en' ? ', ' : '、');
  return {
    blocks: [
      ...(changed.length > 0 ? [paragraph(strong(voice.text('settingsSaved', { names: list })))] : []),
      heading(text(voice.text('settingsTitle'))),
      ...rows,
      paragraph(soft(voice.text('settingsHow'))),
    ],
    buttons: [
      (Object.keys(languages) as (keyof typeof languages)[])
        .filter((locale) => locale !== learner.locale)
        .map((language) => button(languages[language], { command: 'settings', args: { language } })),
      [
        button(voice.text('buttonExport'), { command: 'export', args: {} }),
        button(voice.text('buttonForgetAll'), { command: 'forget', args: {} }),
      ],
    ],
    menus: [capMenu(voice, learner), boardMenu(voice, learner), roleMenu(voice, learner)],
    // What was just changed by a tap is shown where it was tapped.
    ...(changed.length > 0 && { replaces: true }),
  };
}

const caps = [5, 10, 20, 30, 50, 100] as const;

const capMenu = (voice: Voice, { dailyCap }: Learner): Menu => ({
  title: voice.text('settingCap'),
  options: caps.map((cap) =>
    button(`${voice.text('settingCap')} ${cap}`, { command: 'settings', args: { cap } }, cap === dailyCap),
  ),
});

const boardMenu = (voice: Voice, learner: Learner): Menu => ({
  title: voice.text('settingBoard'),
  options: boardChoices.map((board) =>
    button(
      `${voice.text('settingBoard')} · ${voice.text(boardNames[board])}`,
      { command: 'settings', args: { board } },
      board === boardOf(learner),
    ),
  ),
});

const roleMenu = (voice: Voice, learner: Learner): Menu => ({
  title: voice.text('settingRole'),
  options: roles.map((role) =>
    button(roleName(voice, role), { command: 'settings', args: { role } }, role === learner.role),
  ),
});

function valueOf(voice: Voice, learner: Learner, name: SettingName): Line {
  const unset = [soft(voice.text('unset'))];
  switch (name) {
    case 'language':
      return [text(languages[learner.locale])];
    case 'zone':
      return [text(learner.zone)];
    case 'name':
      return learner.displayName === undefined ? unset : [named(learner.displayName)];
    case 'cap':
      return [text(String(learner.dailyCap))];
    case 'board':
      return [text(voice.text(boardNames[boardOf(learner)]))];
    case 'role':
      return learner.role === undefined ? unset : [named(roleName(voice, learner.role))];
    case 'interview':
      return learner.interviewDate === undefined ? unset : [text(learner.interviewDate)];
  }
}

const boardNames = {
  room: 'boardsRoom',
  everywhere: 'boardsEverywhere',
  hidden: 'boardsHidden',
} as const satisfies Readonly<Record<BoardChoice, string>>;

function boardOf({ onRoomBoards, onEverywhereBoards }: Learner): BoardChoice {
  if (onEverywhereBoards) return 'everywhere';
  return onRoomBoards ? 'room' : 'hidden';
}

export const exported = (voice: Voice, { json, date, rows }: Of<'export'>): Content => ({
  blocks: [paragraph(text(voice.text('exported', { n: rows })))],
  buttons: [],
  file: { name: `kaodian-${date}.json`, content: json },
});

export const forgetConfirm = (voice: Voice): Content => ({
  blocks: [paragraph(text(voice.text('forgetConfirm')))],
  buttons: [
    [
      button(voice.text('buttonKeep'), { command: 'start', args: {} }),
      button(voice.text('buttonExport'), { command: 'export', args: {} }),
      button(voice.text('buttonForget'), { command: 'forget', args: { confirm: true } }),
    ],
  ],
});

export const forgotten = (voice: Voice): Content => ({
  blocks: [paragraph(text(voice.text('forgotten')))],
  buttons: [],
  forgotten: true,
});
