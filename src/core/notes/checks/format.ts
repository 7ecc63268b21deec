/** What a finished note has, beyond being readable. */
import type { Library } from '../library.js';
import type { Note } from '../model.js';
import type { Report } from './report.js';

const han = /\p{Script=Han}/gu;
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** Sizes and parts that KNOWLEDGE asks of every note: asking ways, sources, body, short answer, key points, statements. */
export function checkShape(note: Note, report: Report): void {
  const body = count(note.body, han);
  if (body < 300 || body > 900) report([], `the body has ${body} Chinese characters, not 300–900`);
  const words = note.shortAnswer.en.split(/\s+/u).length;
  if (words < 60 || words > 150)
    report(['short_answer', 'en'], `the English short answer has ${words} words, not 60–150`);
  if (note.asked.length < 6) report(['asked'], `${note.asked.length} ways of asking; at least 6 are needed`);
  if (note.sources.length === 0) report(['sources'], 'no source is named');
  note.questions.forEach((question, i) => {
    const points = question.keyPoints.length;
    if (points < 3 || points > 8) report(['questions', i], `${points} key points, not 3–8`);
    if (question.trueFalse.length < 2)
      report(['questions', i, 'true_false'], 'fewer than 2 true/false statements');
    const truths = new Set(question.trueFalse.map((statement) => statement.truth));
    if (truths.size === 1)
      report(['questions', i, 'true_false'], 'all true/false statements have the same answer');
  });
}

/** Related notes point back. */
export function checkLinks(note: Note, library: Library, report: Report): void {
  note.related.forEach((id, i) => {
    const other = library.note(id);
    if (other && !other.related.includes(note.id))
      report(['related', i], `${id} does not link back to ${note.id}`);
  });
}
