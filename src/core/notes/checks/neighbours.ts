/** What notes do to one another: answers that pass elsewhere, questions that are asked twice, notes that hide others. */
import type { Grader } from '../../grading/types.js';
import type { NoteSearch } from '../../search/types.js';
import type { Library } from '../library.js';
import type { Note, Question } from '../model.js';
import type { Report } from './report.js';

export const passing = 60;
const nearestQuestions = 10;

/** Questions of other notes that are asked most alike, without those declared as overlaps. */
export const neighboursOf = (question: Question, search: NoteSearch): readonly Question[] =>
  search
    .search(question.text.zh, nearestQuestions)
    .hits.flatMap((hit) => hit.note.questions)
    .filter((other) => other.noteId !== question.noteId)
    .slice(0, nearestQuestions)
    .filter((other) => !question.overlaps.includes(other.id) && !other.overlaps.includes(question.id));

/** The model answers of the ten nearest other questions do not pass here, unless declared as overlaps. */
export function checkForeignAnswers(
  question: Question,
  index: number,
  search: NoteSearch,
  grader: Grader,
  report: Report,
): void {
  for (const other of neighboursOf(question, search)) {
    const score = grader.grade(question, other.modelAnswer.zh).score;
    if (score >= passing)
      report(
        ['questions', index],
        `the model answer of ${other.id} earns ${score} here; declare it in "overlaps" or sharpen the key points`,
      );
  }
}

/** The question's text finds its own note first. */
export function checkFindable(
  note: Note,
  question: Question,
  index: number,
  search: NoteSearch,
  report: Report,
): void {
  for (const language of ['zh', 'en'] as const) {
    const first = search.search(question.text[language], 1).hits[0]?.note.id;
    if (first !== note.id)
      report(
        ['questions', index, 'text', language],
        `asking "${question.text[language]}" finds ${first ?? 'nothing'} first`,
      );
  }
}

/** No two questions have the same text; no two notes share an alias or a way of asking. */
export function checkDuplicates(
  library: Library,
  report: (note: Note, path: readonly PropertyKey[], message: string) => void,
): void {
  const seen = new Map<string, string>();
  const claim = (note: Note, path: readonly PropertyKey[], text: string, what: string, owner: string) => {
    const key = `${what} ${text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, '')}`;
    const other = seen.get(key);
    if (other && other !== owner) report(note, path, `the ${what} "${text}" also belongs to ${other}`);
    else seen.set(key, owner);
  };
  for (const note of library.notes) {
    note.aliases.forEach((alias, i) => claim(note, ['aliases', i], alias, 'alias', note.id));
    note.asked.forEach((asked, i) => claim(note, ['asked', i], asked, 'way of asking', note.id));
    note.questions.forEach((question, q) => {
      claim(note, ['questions', q, 'text', 'zh'], question.text.zh, 'question', question.id);
      claim(note, ['questions', q, 'text', 'en'], question.text.en, 'question', question.id);
    });
  }
}
