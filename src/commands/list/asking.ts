/** Commands that look things up. */
import { ask, askNote, readNote } from '../../core/tutor/ask.js';
import { resolveDoubt } from '../../core/tutor/doubt.js';
import { resolveTopic } from '../../core/tutor/topics.js';
import { command } from '../command.js';
import { suggestTopic } from '../suggest.js';

export const askCommand = command({
  name: 'ask',
  code: 'a',
  listed: true,
  reads: () => true,
  visibility: 'public',
  options: { question: { type: 'text', required: true, rest: true, suggest: suggestTopic } },
  run: (scene, { question }) => ask(scene, question),
});

export const readCommand = command({
  name: 'read',
  code: 'r',
  listed: true,
  reads: ({ note }, library) => resolveTopic(library, note)?.kind !== 'note',
  visibility: 'private',
  options: { note: { type: 'text', required: true, rest: true, suggest: suggestTopic } },
  run: async (scene, { note }) => {
    const topic = resolveTopic(await scene.knowledge.library(), note);
    const known = await readNote(scene, topic?.kind === 'note' ? topic.note.id : note);
    return known.kind === 'gone' ? ask(scene, note) : known;
  },
});

/** The short answer of a note offered as a button. */
export const noteCommand = command({
  name: 'note',
  code: 'n',
  listed: false,
  visibility: 'public',
  options: { note: { type: 'text', required: true } },
  run: (scene, { note }) => askNote(scene, note),
});

/** "Was that an answer or a question?" */
export const takeCommand = command({
  name: 'take',
  code: 'k',
  listed: false,
  reads: () => true,
  visibility: 'private',
  options: { as: { type: 'choice', choices: ['answer', 'ask'], required: true } },
  run: (scene, { as }) => resolveDoubt(scene, as),
});
