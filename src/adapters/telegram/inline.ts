/** `@bot 三次握手` in any chat: answer cards to choose from. Reads the notes, writes nothing. */
import type { InlineKeyboardButton, InlineQuery, InlineQueryResultArticle } from 'grammy/types';
import type { Locale } from '../../core/language.js';
import type { Note } from '../../core/notes/model.js';
import type { NoteSearch } from '../../core/search/types.js';
import { DEFAULT_LOCALE } from '../../core/tutor/outcome.js';
import { pressData } from '../../dispatch/press.js';
import { replyTo } from '../../replies/build.js';
import { clip } from '../../replies/width.js';
import { pressLink } from './payload.js';
import { localeOf, type Me } from './receive.js';
import { render } from './render.js';
import { clean } from './tame.js';

/** A phone shows five or so. */
const MOST = 8;
/** Columns of the two lines a client shows below a title. */
const DESCRIPTION = 100;

/** The notes that answer a query best, each as a card; none for an empty query. */
export function inlineResults(
  { query, from }: InlineQuery,
  search: NoteSearch,
  me: Me,
): readonly InlineQueryResultArticle[] {
  if (query.trim() === '') return [];
  const { locale = DEFAULT_LOCALE } = localeOf(from.language_code);
  return search.search(query, MOST).hits.map(({ note }) => cardOf(note, locale, me));
}

/** Cards stand in chats the bot is not in: their buttons lead into the private chat. */
function cardOf(note: Note, locale: Locale, me: Me): InlineQueryResultArticle {
  const reply = replyTo({ kind: 'answered', note, related: [], open: undefined }, locale, 'public');
  const [words] = render({ ...reply, buttons: [] }, { inGroup: false }).messages;
  const keys = reply.buttons.flat().map(({ label, press }): InlineKeyboardButton => ({
    text: clean(label),
    url: pressLink(me.username, pressData(press)),
  }));
  const [title, about] =
    locale === 'en' ? [note.title.en, note.shortAnswer.en] : [note.title.zh, note.shortAnswer.zh];
  return {
    type: 'article',
    id: note.code,
    title,
    description: clip(about, DESCRIPTION),
    input_message_content: {
      message_text: words?.html ?? title,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
    reply_markup: { inline_keyboard: [keys] },
  };
}
