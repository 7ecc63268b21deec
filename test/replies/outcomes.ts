/** Outcomes for tests of replies. */
import type { Grade } from '../../src/core/grading/types.js';
import type { Prompt } from '../../src/core/records.js';
import type { Graded, Subject } from '../../src/core/tutor/outcome.js';
import { verdictsOf } from '../../src/core/tutor/answer.js';
import { attempt, firstDay, zone } from '../review/attempts.js';
import { addDays, startOfLearningDay } from '../../src/core/review/calendar.js';

export const promptFor = (questionId: string): Prompt => ({
  id: 'PromptPromptProm',
  learnerId: 'learner',
  accountId: 'account',
  roomId: 'room',
  questionId,
  mode: 'quiz',
  state: 'answered',
  hints: 0,
  posedAt: 0,
  expiresAt: 1,
  data: {},
});

export function gradedOutcome(
  subject: Subject,
  grade: Grade,
  answer: string,
  change: Partial<Graded> = {},
): Graded {
  const { question, note } = subject;
  return {
    kind: 'graded',
    ...subject,
    prompt: promptFor(question.id),
    grade,
    heaviestMiss: undefined,
    series: { mode: 'quiz' },
    saved: false,
    copied: false,
    effect: {
      attempt: attempt(0, grade.score, { answer, verdicts: verdictsOf(grade.points), points: 24 }),
      review: {
        learnerId: 'learner',
        questionId: question.id,
        noteId: note.id,
        due: startOfLearningDay(addDays(firstDay, 12), zone),
        stability: 3,
        difficulty: 5,
        reps: 1,
        lapses: 0,
        lastAt: 0,
        lastScore: grade.score,
        missed: [],
      },
      counted: true,
      streak: { days: 12, today: true, frozen: false },
      today: firstDay,
    },
    ...change,
  };
}
