/** What the admins of a room decide about it. */
import type { Both, Locale } from '../../language.js';
import type { Library } from '../../notes/library.js';
import type { RoomSettings } from '../../records.js';
import type { Failure } from '../failure.js';
import type { Scene } from '../scene.js';
import { nearestTopics, resolveTopic, topicName } from '../topics.js';
import type { Managed, RoomSettingName } from './outcome.js';

export const roomPlaces = ['channel', 'thread'] as const;
export const roomAnswers = ['public', 'private'] as const;

export interface RoomChanges {
  readonly language?: Locale;
  /** Names with commas between them; `none` clears them. */
  readonly topics?: string;
  readonly place?: (typeof roomPlaces)[number];
  /** A role's id or mention; `none` clears it. */
  readonly ping?: string;
  readonly answers?: (typeof roomAnswers)[number];
}

/** More would not be a choice any more. */
const MOST_TOPICS = 12;
const NEAREST = 4;

const nothing = /^(?:none|no|off|all|无|無|没有|沒有|不|全部|清除|0)$/iu;

/** Shows the panel, after changing what was given. Rights have been checked: the command is the admins'. */
export async function roomPanel(scene: Scene, changes: RoomChanges): Promise<Managed | Failure> {
  const library = await scene.knowledge.library();
  const { room, tx } = scene;
  const read = readChanges(library, changes);
  if (!read.ok) return read.failure;
  const settings = { ...room.settings, ...read.settings };
  const changed = read.changed;
  const now =
    changed.length === 0
      ? room
      : await tx.rooms.configure(room.id, {
          settings,
          ...(changes.language !== undefined && { locale: changes.language }),
        });
  return {
    kind: 'room_panel',
    room: now,
    topics: (now.settings?.topics ?? []).map((id) => labelOf(library, id)),
    changed,
    questions: now.settings?.questions ?? 0,
  };
}

const labelOf = (library: Library, id: string): Both => {
  const topic = resolveTopic(library, id);
  return topic ? topicName(topic).label : { zh: id, en: id };
};

type Read =
  | { readonly ok: true; readonly settings: RoomSettings; readonly changed: readonly RoomSettingName[] }
  | { readonly ok: false; readonly failure: Failure };

function readChanges(library: Library, changes: RoomChanges): Read {
  const { language, topics, place, ping, answers } = changes;
  const settings: { -readonly [K in keyof RoomSettings]: RoomSettings[K] } = {};
  const changed: RoomSettingName[] = language === undefined ? [] : ['language'];
  if (topics !== undefined) {
    const read = readTopics(library, topics);
    if (!read.ok) return read;
    settings.topics = read.ids;
    changed.push('topics');
  }
  if (ping !== undefined) {
    const role = readRole(ping);
    if (role === undefined) return { ok: false, failure: { kind: 'bad_ping', value: ping } };
    settings.pingRole = role;
    changed.push('ping');
  }
  if (place !== undefined) {
    settings.threads = place === 'thread';
    changed.push('place');
  }
  if (answers !== undefined) {
    settings.privateAnswers = answers === 'private';
    changed.push('answers');
  }
  return { ok: true, settings, changed };
}

type Topics =
  { readonly ok: true; readonly ids: readonly string[] } | { readonly ok: false; readonly failure: Failure };

function readTopics(library: Library, text: string): Topics {
  if (nothing.test(text.trim())) return { ok: true, ids: [] };
  const ids: string[] = [];
  for (const name of text.split(/[,，、;；\n]+/u).map((part) => part.trim())) {
    if (name === '') continue;
    const topic = resolveTopic(library, name);
    if (!topic) {
      const nearest = nearestTopics(library, name, NEAREST);
      return { ok: false, failure: { kind: 'unknown_topic', topic: name, nearest } };
    }
    ids.push(topicName(topic).id);
  }
  return { ok: true, ids: [...new Set(ids)].slice(0, MOST_TOPICS) };
}

/** The empty text stands for none. */
function readRole(text: string): string | undefined {
  if (nothing.test(text.trim())) return '';
  return /^(?:<@&)?(\d{5,20})>?$/u.exec(text.trim())?.[1];
}
