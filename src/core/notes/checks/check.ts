/** `notes check`: proves every note with the grader and the search that learners will meet. */
import type { Grader } from '../../grading/types.js';
import type { NoteSearch } from '../../search/types.js';
import type { Knowledge } from '../knowledge.js';
import type { Fault, Note } from '../model.js';
import { checkLinks, checkShape } from './format.js';
import { checkDuplicates, checkFindable, checkForeignAnswers } from './neighbours.js';
import { checkBeliefs, checkFormulations, checkModelAnswer } from './rubric.js';

/** All faults, those of the parser first, then by file and line. Drafts are parsed and nothing more. */
export function checkKnowledge(
  knowledge: Knowledge,
  grader: Grader,
  search: NoteSearch,
  only?: ReadonlySet<string>,
): Fault[] {
  const { library, lineOf } = knowledge;
  const faults: Fault[] = [];
  const reportIn = (note: Note, path: readonly PropertyKey[], message: string) => {
    if (!only || only.has(note.id)) faults.push({ file: note.file, line: lineOf(note.id, path), message });
  };
  for (const note of library.notes) {
    if (only && !only.has(note.id)) continue;
    const report = (path: readonly PropertyKey[], message: string) => reportIn(note, path, message);
    checkShape(note, report);
    checkLinks(note, library, report);
    note.questions.forEach((question, index) => {
      checkModelAnswer(question, index, grader, report);
      checkFormulations(question, index, grader, report);
      checkBeliefs(question, index, grader, report);
      checkFindable(note, question, index, search, report);
      checkForeignAnswers(question, index, search, grader, report);
    });
  }
  checkDuplicates(library, reportIn);
  faults.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return [...knowledge.faults, ...faults];
}
