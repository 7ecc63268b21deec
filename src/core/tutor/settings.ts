/** Shows and changes what a learner can decide about themself. */
import type { Locale } from '../language.js';
import type { LocalDate } from '../records.js';
import { readDate } from '../review/calendar.js';
import { moveZone } from './daily/subscribe.js';
import { MAX_NAME } from './limits.js';
import type { Failure, Own, SettingName } from './outcome.js';
import { rebuildLearner } from './rebuild.js';
import { today, type Scene } from './scene.js';
import type { LearnerChange } from '../store.js';
import { isReadable } from './text.js';
import { findZone } from './zones.js';

export const boardChoices = ['room', 'everywhere', 'hidden'] as const;
export type BoardChoice = (typeof boardChoices)[number];

export interface Changes {
  readonly language?: Locale;
  /** IANA name, or a city's */
  readonly zone?: string;
  readonly name?: string;
  readonly cap?: number;
  readonly board?: BoardChoice;
  readonly role?: string;
  /** A date or a number of days; `none` and 无 clear it. */
  readonly interview?: string;
}

type Read = { readonly change: LearnerChange } | { readonly nearest: readonly string[] };

const reject = (nearest: readonly string[] = []): Read => ({ nearest });

export async function settings(scene: Scene, changes: Changes): Promise<Own | Failure> {
  const changed: SettingName[] = [];
  let all: LearnerChange = {};
  for (const [setting, value, read] of readAll(scene, changes)) {
    if ('nearest' in read) return { kind: 'bad_setting', setting, value, nearest: read.nearest };
    changed.push(setting);
    all = { ...all, ...read.change };
  }
  if (changed.length === 0) return { kind: 'settings', learner: scene.learner, changed };
  const learner = await scene.tx.learners.update(scene.learner.id, all);
  if (changed.includes('zone')) await moveZone(scene, scene.learner.zone, learner.zone);
  // The interview date bounds intervals already given.
  if (changed.includes('interview')) await rebuildLearner(scene.tx, learner);
  return { kind: 'settings', learner, changed };
}

function readAll(scene: Scene, changes: Changes): [SettingName, string, Read][] {
  const { language, zone, name, cap, board, role, interview } = changes;
  return [
    ...entry('language', language, (locale): Read => ({ change: { locale } })),
    ...entry('zone', zone, readZone),
    ...entry('name', name, readName),
    ...entry('cap', cap, (dailyCap): Read => ({ change: { dailyCap } })),
    ...entry('board', board, readBoard),
    ...entry('role', role, readRole),
    ...entry('interview', interview, (text) => readInterview(text, today(scene))),
  ];
}

const entry = <T extends string | number>(
  setting: SettingName,
  value: T | undefined,
  read: (value: T) => Read,
): [SettingName, string, Read][] => (value === undefined ? [] : [[setting, String(value), read(value)]]);

function readZone(text: string): Read {
  const found = findZone(text);
  return 'zone' in found ? { change: { zone: found.zone } } : reject(found.nearest);
}

function readName(text: string): Read {
  const name = text.replace(/\s+/gu, ' ').trim();
  return isReadable(name) && name.length <= MAX_NAME ? { change: { displayName: name } } : reject();
}

function readBoard(choice: BoardChoice): Read {
  return { change: { onRoomBoards: choice !== 'hidden', onEverywhereBoards: choice === 'everywhere' } };
}

function readRole(text: string): Read {
  const role = text.trim();
  return isReadable(role) && role.length <= MAX_NAME ? { change: { role } } : reject();
}

const noDate = /^(?:none|no|off|无|無|没有|沒有|不|清除|还没定|還沒定|0)$/iu;

/** True for a date to come, or for saying that there is none. */
export const isInterview = (text: string, day: LocalDate): boolean => 'change' in readInterview(text, day);

function readInterview(text: string, day: LocalDate): Read {
  if (noDate.test(text.trim())) return { change: { interviewDate: undefined } };
  const date = readDate(text, day);
  return date !== undefined && date >= day ? { change: { interviewDate: date } } : reject();
}
