/** What was not asked for but is worth hearing, after what was. */
import type { Locale } from '../../core/language.js';
import type { JudgedAppeal, News } from '../../core/tutor/curate/news.js';
import type { Block, Reply } from '../reply.js';
import { voiceOf, type Voice } from '../voice.js';
import { button, paragraph, said, shownScore, strong, text } from './shared.js';

export function withNews(reply: Reply, { judged, waiting }: News, locale: Locale): Reply {
  if (judged.length === 0 && waiting === 0) return reply;
  const voice = voiceOf(locale);
  const digest = waiting > 0 ? [paragraph(strong(voice.text('newsWaiting', { n: waiting })))] : [];
  const blocks = [...judged.flatMap((one) => judgedBlocks(voice, one)), ...digest];
  const appeals = button(voice.text('buttonAppeals'), { command: 'appeals', args: {} });
  return {
    ...reply,
    blocks: [...reply.blocks, { kind: 'quote', blocks }],
    buttons: waiting > 0 ? [...reply.buttons, [appeals]] : reply.buttons,
  };
}

function judgedBlocks(voice: Voice, { state, point, score, word }: JudgedAppeal): readonly Block[] {
  const statement = strong(voice.say(point));
  if (state === 'accepted')
    return [paragraph(...voice.line('newsAccepted', { point: statement, score: shownScore(score) }))];
  const reason = word === undefined ? [] : [paragraph(text(voice.text('newsDeclinedWord')), said(word))];
  return [paragraph(...voice.line('newsDeclined', { point: statement })), ...reason];
}
