import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeButton, MAX_BUTTON_BYTES } from '../../src/commands/button.js';
import { locales } from '../../src/core/language.js';
import type { Library } from '../../src/core/notes/library.js';
import { loadKnowledge } from '../../src/core/notes/read.js';
import type { Outcome, Subject } from '../../src/core/tutor/outcome.js';
import { statementsOf } from '../../src/core/tutor/statements.js';
import { nearestTopics } from '../../src/core/tutor/topics.js';
import { pressData } from '../../src/dispatch/press.js';
import { replyTo } from '../../src/replies/build.js';
import { promptFor } from './outcomes.js';

let library: Library;
let subjects: readonly Subject[];
beforeAll(async () => {
  library = (await loadKnowledge(join(import.meta.dirname, '..', '..', 'knowledge'))).library;
  subjects = library.notes.flatMap((note) => note.questions.map((question) => ({ note, question })));
});

/** Replies whose buttons depend on the notes. */
function outcomesFor(subject: Subject): readonly Outcome[] {
  const { note, question } = subject;
  const prompt = promptFor(question.id);
  const related = library.notes.slice(0, 3);
  const statement = statementsOf(question)[0];
  return [
    { kind: 'posed', ...subject, prompt, lead: { why: 'quiz' } },
    { kind: 'revealed', ...subject, prompt, ticked: [] },
    { kind: 'answered', note, related, open: { prompt, question } },
    { kind: 'saved', ...subject, before: false },
    { kind: 'saved_list', items: [subject] },
    {
      kind: 'dispute_choice',
      ...subject,
      prompt,
      points: question.keyPoints.map(({ slug }) => ({ slug, verdict: 'missed' })),
    },
    ...(statement
      ? [
          {
            kind: 'statement' as const,
            ...subject,
            prompt,
            statement,
            index: 0,
            total: 3,
            previous: undefined,
            first: false,
          },
        ]
      : []),
  ];
}

describe.each(locales)('every button under every note in %s', (locale) => {
  test('has a label all platforms show and data all platforms carry', () => {
    const outcomes = [
      ...subjects.flatMap(outcomesFor),
      ...library.notes.map(({ title }): Outcome => ({
        kind: 'unknown_topic',
        topic: title.zh,
        nearest: nearestTopics(library, title.zh, 4),
      })),
    ];
    const faults = outcomes.flatMap((outcome) =>
      replyTo(outcome, locale, 'private')
        .buttons.flat()
        .flatMap(({ label, press }) => {
          const data = pressData(press);
          const fits =
            label !== '' &&
            label.length <= 80 &&
            Buffer.byteLength(data) <= MAX_BUTTON_BYTES &&
            decodeButton(data).ok;
          return fits ? [] : [`${outcome.kind}: ${label} ${data}`];
        }),
    );
    expect(outcomes.length).toBeGreaterThan(100);
    expect(faults).toEqual([]);
  });
});
