/** Expected failures: what is the matter, and what to do about it. */
import type { Failure, SettingName } from '../../core/tutor/outcome.js';
import type { Button, Line } from '../reply.js';
import type { Voice } from '../voice.js';
import { linkFailure } from './linked.js';
import { answerInput, button, column, paragraph, said, soft, text, type Content } from './shared.js';
import { roomFailure } from './rooms.js';

export function failure(voice: Voice, outcome: Failure): Content {
  const quiz = button(voice.text('buttonQuiz'), { command: 'quiz', args: {} });
  const review = button(voice.text('buttonReview'), { command: 'review', args: {} });
  const help = button(voice.text('helpTitle'), { command: 'help', args: {} });
  switch (outcome.kind) {
    case 'no_open_question':
      return plain(voice.line('noOpenQuestion'), [quiz, review]);
    case 'nothing_graded':
      return plain(voice.line('nothingGraded'), [quiz, review]);
    case 'stale':
      return plain(voice.line('stale'), []);
    case 'not_yours':
      return plain(voice.line('notYours'), []);
    case 'gone':
      return plain(voice.line('gone'), [quiz]);
    case 'unknown_topic':
      return {
        blocks: [
          { kind: 'paragraph', line: voice.line('unknownTopic', { topic: said(short(outcome.topic)) }) },
        ],
        buttons: column(
          outcome.nearest.map(({ id, label }) =>
            button(voice.say(label), { command: 'quiz', args: { topic: id } }),
          ),
        ),
      };
    case 'no_questions':
      return plain(voice.line('noQuestions'), [quiz]);
    case 'too_long':
      return stillOpen(
        voice,
        voice.line('tooLong', { length: outcome.length, max: outcome.max }),
        outcome.open,
      );
    case 'unreadable':
      return stillOpen(voice, voice.line('unreadable'), outcome.open);
    case 'too_fast': {
      const { whose, seconds } = outcome;
      return plain(voice.line(whose === 'room' ? 'roomTooFast' : 'tooFast', { seconds }), []);
    }
    case 'rooms_only':
    case 'admins_only':
    case 'bad_ping':
    case 'add_how':
    case 'add_full':
      return roomFailure(voice, outcome);
    case 'link_in_private':
    case 'link_wrong':
    case 'link_wait':
    case 'link_same':
    case 'not_linked':
      return linkFailure(voice, outcome);
    case 'missing_argument':
      return {
        blocks: [
          paragraph(text(outcome.ask)),
          paragraph(soft(voice.text('usage', { usage: outcome.usage }))),
        ],
        buttons: [],
        input: { kind: 'text', placeholder: outcome.ask },
      };
    case 'bad_value': {
      const { option, value, expected, usage } = outcome;
      const line = voice.line('badValue', { option, value: said(short(value)), expected });
      return { blocks: [paragraph(...line), paragraph(soft(voice.text('usage', { usage })))], buttons: [] };
    }
    case 'unknown_option': {
      const line = voice.line('unknownOption', { option: said(short(outcome.option)) });
      return {
        blocks: [paragraph(...line), paragraph(soft(voice.text('usage', { usage: outcome.usage })))],
        buttons: [],
      };
    }
    case 'unknown_command': {
      const { name, nearest } = outcome;
      const near = nearest.map((other) => `/${other}`).join('  ');
      const hint = near === '' ? [] : [paragraph(soft(`${voice.text('didYouMean')} ${near}`))];
      return {
        blocks: [paragraph(...voice.line('unknownCommand', { name: said(`/${short(name)}`) })), ...hint],
        buttons: [[help]],
      };
    }
    case 'bad_daily': {
      const line = voice.line(outcome.option === 'time' ? 'badTime' : 'badWeekdays', {
        value: said(short(outcome.value)),
      });
      return plain(line, []);
    }
    case 'too_many_subscriptions':
      return plain(voice.line('tooManyDaily', { max: outcome.max }), [
        button(voice.text('dailyTitle'), { command: 'daily', args: { action: 'list' } }),
      ]);
    case 'daily_in_private':
      return plain(voice.line('dailyInPrivate'), []);
    case 'not_curator':
      return plain(voice.line('notCurator'), []);
    case 'no_such_appeal':
      return plain(voice.line('noSuchAppeal'), []);
    case 'appeal_settled':
      return plain(voice.line('appealSettled'), [
        button(voice.text('buttonNextAppeal'), { command: 'appeals', args: {} }),
      ]);
    case 'overlay_failed':
      return plain(voice.line('overlayFailed', { reason: outcome.reason }), []);
    case 'bad_setting':
      return badSetting(voice, outcome);
  }
}

const plain = (line: Line, buttons: readonly Button[]): Content => ({
  blocks: [{ kind: 'paragraph', line }],
  buttons: buttons.length > 0 ? [buttons] : [],
});

const stillOpen = (voice: Voice, line: Line, open: boolean): Content => ({
  blocks: [{ kind: 'paragraph', line }, ...(open ? [paragraph(soft(voice.text('questionStaysOpen')))] : [])],
  buttons: [],
  ...(open && { input: answerInput(voice) }),
});

/** Values typed by people are echoed, but not at length. */
const short = (value: string): string => (value.length > 40 ? `${value.slice(0, 39)}…` : value);

const settingKeys = {
  language: 'badLanguage',
  zone: 'badZone',
  name: 'badName',
  interview: 'badDate',
  cap: 'badOther',
  board: 'badOther',
  role: 'badOther',
} as const satisfies Readonly<Record<SettingName, string>>;

function badSetting(voice: Voice, outcome: Extract<Failure, { kind: 'bad_setting' }>): Content {
  const { setting, value, nearest } = outcome;
  const key = settingKeys[setting];
  const line = key === 'badName' ? voice.line(key) : voice.line(key, { value: said(short(value)) });
  const near =
    nearest.length > 0 ? [paragraph(soft(`${voice.text('didYouMean')} ${nearest.join('  ')}`))] : [];
  return { blocks: [paragraph(...line), ...near], buttons: [] };
}
