/** Attempts for tests about what follows from them. */
import type { Attempt } from '../../src/core/records.js';
import { addDays, startOfLearningDay } from '../../src/core/review/calendar.js';

export const firstDay = '2026-11-23';
export const zone = 'Asia/Shanghai';
const HOUR = 3_600_000;

/** An attempt `day` days after the first, at `hour` hours into that learning day. */
export function attempt(
  day: number,
  score: number,
  change: Partial<Attempt> & { hour?: number } = {},
): Attempt {
  const { hour = 5, ...rest } = change;
  const learningDay = addDays(firstDay, day);
  return {
    id: `a${day}-${hour}-${score}`,
    accountId: 'account',
    roomId: 'room',
    questionId: 'network/tcp#x',
    noteId: 'network/tcp',
    area: 'network',
    mode: 'text',
    at: startOfLearningDay(learningDay, zone) + hour * HOUR,
    learningDay,
    zone,
    roomDate: learningDay,
    answer: 'words',
    score,
    verdicts: {},
    misconceptions: [],
    hints: 0,
    exposed: false,
    points: 0,
    difficulty: 2,
    rubricHash: 'hash',
    ...rest,
  };
}
