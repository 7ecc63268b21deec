/** Answers from the notes. */
import type { Note } from '../../core/notes/model.js';
import type { Asked } from '../../core/tutor/outcome.js';
import { markdownBlocks } from '../markdown.js';
import type { Block, Button } from '../reply.js';
import type { Voice } from '../voice.js';
import { button, column, heading, paragraph, said, soft, strong, text, type Content } from './shared.js';

type Of<K extends Asked['kind']> = Extract<Asked, { kind: K }>;

export function answered(voice: Voice, { note, related, open }: Of<'answered'>): Content {
  return {
    blocks: [
      heading(text(voice.say(note.title))),
      paragraph(text(voice.say(note.shortAnswer))),
      ...(open
        ? [paragraph(soft(voice.text('stillOpen', { question: voice.say(open.question.text) })))]
        : []),
    ],
    buttons: [
      [
        button(voice.text('more'), { command: 'read', args: { note: note.code } }),
        ...testButton(voice, note),
        ...(open
          ? [button(voice.text('buttonSkip'), { command: 'skip', args: {}, prompt: open.prompt.id })]
          : []),
      ],
      ...relatedRows(voice, related),
    ],
  };
}

const testButton = (voice: Voice, note: Note): readonly Button[] =>
  note.questions
    .slice(0, 1)
    .map((question) => button(voice.text('testMe'), { command: 'pose', args: { question: question.code } }));

const relatedRows = (voice: Voice, notes: readonly Note[]): readonly (readonly Button[])[] =>
  column(notes.map((note) => button(voice.say(note.title), { command: 'note', args: { note: note.code } })));

/** The whole note. Bodies exist in Chinese; readers of English get the English answer before it. */
export function wholeNote(voice: Voice, { note, related }: Of<'note'>): Content {
  const english: Block[] =
    voice.locale === 'en'
      ? [paragraph(text(note.shortAnswer.en)), paragraph(soft(voice.text('bodyInChinese')))]
      : [];
  return {
    blocks: [
      heading(text(voice.say(note.title))),
      ...english,
      ...markdownBlocks(voice.chinese(note.body)),
      ...sourcesOf(voice, note),
    ],
    buttons: [[...testButton(voice, note)], ...relatedRows(voice, related)],
  };
}

function sourcesOf(voice: Voice, note: Note): readonly Block[] {
  if (note.sources.length === 0) return [];
  const items = note.sources.map((source) => {
    const name = source.section === undefined ? source.title : `${source.title} ${source.section}`;
    const part =
      source.url === undefined ? soft(name) : { kind: 'link' as const, text: name, url: source.url };
    return [paragraph(part)];
  });
  return [paragraph(strong(voice.text('sources'))), { kind: 'list', ordered: false, items }];
}

export function notCovered(voice: Voice, { query, nearest }: Of<'not_covered'>): Content {
  const near = nearest.length > 0 ? voice.text('nearest') : voice.text('nothingNear');
  return {
    blocks: [
      { kind: 'paragraph', line: voice.line('notCovered', { query: said(clipQuery(query)) }) },
      paragraph(soft(near)),
    ],
    buttons: relatedRows(voice, nearest),
  };
}

/** A pasted error message need not be repeated whole. */
const clipQuery = (query: string): string => (query.length > 60 ? `${query.slice(0, 59)}…` : query);
