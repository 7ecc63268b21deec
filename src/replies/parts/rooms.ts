/** The panel of a room, and the questions of its own. */
import type { Managed, RoomFailure, RoomSettingName } from '../../core/tutor/outcome.js';
import type { Room, RoomQuestion } from '../../core/records.js';
import { roomQuestionCode } from '../../core/tutor/rooms/own-library.js';
import { inertLine } from '../inert.js';
import type { Block, Button, Line } from '../reply.js';
import type { Voice } from '../voice.js';
import {
  button,
  column,
  heading,
  named,
  paragraph,
  said,
  soft,
  strong,
  text,
  type Content,
} from './shared.js';

type Of<K extends Managed['kind']> = Extract<Managed, { kind: K }>;

const names = {
  language: 'roomLanguage',
  topics: 'roomTopics',
  place: 'roomPlace',
  ping: 'roomPing',
  answers: 'roomAnswers',
} as const satisfies Readonly<Record<RoomSettingName, string>>;

const languages = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } as const;

/** As many buttons as stay readable; all are on the list. */
const SHOWN = 10;

export function managed(voice: Voice, outcome: Managed): Content {
  switch (outcome.kind) {
    case 'room_panel':
      return panel(voice, outcome);
    case 'room_questions':
      return questions(voice, outcome.questions);
    case 'room_added':
      return added(voice, outcome);
    case 'room_removed':
      return {
        blocks: [paragraph(...voice.line('roomRemoved', { question: said(outcome.question.text) }))],
        buttons: [],
      };
  }
}

function panel(voice: Voice, outcome: Of<'room_panel'>): Content {
  const { room, changed } = outcome;
  const separator = voice.locale === 'en' ? ', ' : '、';
  const list = changed.map((name) => voice.text(names[name])).join(separator);
  const rows = (Object.keys(names) as RoomSettingName[]).map((name) =>
    paragraph(soft(`${voice.text(names[name])}  `), ...valueOf(voice, outcome, name)),
  );
  return {
    blocks: [
      ...(changed.length > 0 ? [paragraph(strong(voice.text('settingsSaved', { names: list })))] : []),
      heading(text(voice.text('roomTitle'))),
      ...rows,
      paragraph(text(voice.text('roomOwn', { n: outcome.questions }))),
      paragraph(soft(voice.text('roomHow'))),
    ],
    buttons: [languageButtons(voice, room), switches(voice, room)],
    replaces: true,
  };
}

const languageButtons = (_: Voice, room: Room): readonly Button[] =>
  (Object.keys(languages) as (keyof typeof languages)[])
    .filter((locale) => locale !== room.locale)
    .map((language) => button(languages[language], { command: 'room', args: { language } }));

/** What has two states changes by a tap. */
function switches(voice: Voice, { settings = {} }: Room): readonly Button[] {
  const answers = settings.privateAnswers === true ? 'public' : 'private';
  const place = settings.threads === true ? 'channel' : 'thread';
  return [
    button(voice.text(answers === 'public' ? 'buttonAnswersPublic' : 'buttonAnswersPrivate'), {
      command: 'room',
      args: { answers },
    }),
    button(voice.text(place === 'channel' ? 'buttonPlaceChannel' : 'buttonPlaceThread'), {
      command: 'room',
      args: { place },
    }),
    button(voice.text('buttonRoomQuestions'), { command: 'add', args: {} }),
  ];
}

function valueOf(voice: Voice, { room, topics }: Of<'room_panel'>, name: RoomSettingName): Line {
  const { settings = {} } = room;
  switch (name) {
    case 'language':
      return [text(room.locale ? languages[room.locale] : voice.text('roomLanguageOwn'))];
    case 'topics': {
      const labels = topics.map((label) => voice.say(label)).join(voice.locale === 'en' ? ', ' : '、');
      return [labels === '' ? text(voice.text('roomTopicsAll')) : named(labels)];
    }
    case 'place':
      return [text(voice.text(settings.threads === true ? 'roomInThreads' : 'roomInChannel'))];
    case 'ping': {
      const role = settings.pingRole ?? '';
      return [text(role === '' ? voice.text('roomPingNone') : role)];
    }
    case 'answers':
      return [
        text(voice.text(settings.privateAnswers === true ? 'roomAnswersPrivate' : 'roomAnswersPublic')),
      ];
  }
}

function questions(voice: Voice, own: readonly RoomQuestion[]): Content {
  const how = paragraph(soft(voice.text('addHow')));
  if (own.length === 0) return { blocks: [paragraph(text(voice.text('roomNoQuestions'))), how], buttons: [] };
  return {
    blocks: [heading(text(voice.text('roomQuestionsTitle', { n: own.length }))), ...listOf(own), how],
    buttons: dropButtons(voice, own),
  };
}

const listOf = (own: readonly RoomQuestion[]): readonly Block[] => [
  {
    kind: 'list',
    ordered: true,
    items: own.map((question) => [paragraph(named(question.text), soft(` · ${question.points.length}`))]),
  },
];

const dropButtons = (voice: Voice, own: readonly RoomQuestion[]): readonly (readonly Button[])[] =>
  column(
    own.slice(-SHOWN).map(({ id, text: asked }) =>
      button(voice.text('buttonDrop', { question: inertLine(asked) }), {
        command: 'drop',
        args: { question: roomQuestionCode(id) },
      }),
    ),
  );

function added(voice: Voice, { added: fresh, skipped, total }: Of<'room_added'>): Content {
  const [only] = fresh;
  const blocks: Block[] = [paragraph(strong(voice.text('roomAdded', { n: fresh.length, total })))];
  if (only && fresh.length === 1) {
    const items = only.points.map((point) => ({ mark: 'plain' as const, line: [named(point)] }));
    blocks.push(paragraph(named(only.text)), { kind: 'points', items });
  }
  if (skipped > 0) blocks.push(paragraph(soft(voice.text('roomSkipped', { n: skipped }))));
  const first = only && button(voice.text('testMe'), pose(only));
  return { blocks, buttons: [...(first ? [[first]] : []), ...dropButtons(voice, fresh)] };
}

const pose = ({ id }: RoomQuestion) =>
  ({ command: 'pose', args: { question: roomQuestionCode(id) } }) as const;

/** Why nothing about a room was changed. */
export function roomFailure(voice: Voice, failure: RoomFailure): Content {
  const line = ((): Line => {
    switch (failure.kind) {
      case 'rooms_only':
        return voice.line('roomsOnly');
      case 'admins_only':
        return voice.line('adminsOnly');
      case 'bad_ping':
        return voice.line('badPing', { value: said(failure.value.slice(0, 40)) });
      case 'add_how':
        return voice.line('addHow');
      case 'add_full':
        return voice.line('addFull', { max: failure.max });
    }
  })();
  return { blocks: [{ kind: 'paragraph', line }], buttons: [] };
}
