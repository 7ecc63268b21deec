/** What was not asked for but is worth hearing, after what was. */
import type { Locale } from '../../core/language.js';
import type { JudgedAppeal, News } from '../../core/tutor/curate/news.js';
import type { Block, Reply } from '../reply.js';
import { voiceOf, type Voice } from '../voice.js';
import { clip } from '../width.js';
import { button, column, paragraph, said, shownScore, strong, text } from './shared.js';

/** Enough of a query to be recognised. */
const QUERY_WIDTH = 60;

export function withNews(reply: Reply, { judged, filled, waiting }: News, locale: Locale): Reply {
  if (judged.length + filled.length + waiting === 0) return reply;
  const voice = voiceOf(locale);
  const digest = waiting > 0 ? [paragraph(strong(voice.text('newsWaiting', { n: waiting })))] : [];
  const found = filled.map(({ query, note }) =>
    paragraph(
      ...voice.line('newsFilled', {
        query: said(clip(query, QUERY_WIDTH)),
        title: strong(voice.say(note.title)),
      }),
    ),
  );
  const blocks = [...judged.flatMap((one) => judgedBlocks(voice, one)), ...found, ...digest];
  const notes = filled.map(({ note }) =>
    button(voice.say(note.title), { command: 'note', args: { note: note.code } }),
  );
  const appeals = button(voice.text('buttonAppeals'), { command: 'appeals', args: {} });
  return {
    ...reply,
    blocks: [...reply.blocks, { kind: 'quote', blocks }],
    buttons: [...reply.buttons, ...column(notes), ...(waiting > 0 ? [[appeals]] : [])],
  };
}

function judgedBlocks(voice: Voice, { state, point, score, word }: JudgedAppeal): readonly Block[] {
  const statement = strong(voice.say(point));
  if (state === 'accepted')
    return [paragraph(...voice.line('newsAccepted', { point: statement, score: shownScore(score) }))];
  const reason = word === undefined ? [] : [paragraph(text(voice.text('newsDeclinedWord')), said(word))];
  return [paragraph(...voice.line('newsDeclined', { point: statement })), ...reason];
}
