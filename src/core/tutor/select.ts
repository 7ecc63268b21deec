/** Which question comes next when the learner leaves the choice to the tutor. */
import type { Library } from '../notes/library.js';
import type { Note } from '../notes/model.js';
import type { Review } from '../records.js';
import { inFocus } from './areas.js';
import { statementsOf } from './statements.js';
import type { Subject } from './outcome.js';
import { covers, type Topic } from './topics.js';

export interface Wanted {
  readonly topic?: Topic;
  /** The room's topics: one of these, where no topic is named. */
  readonly among?: readonly Topic[];
  /** 1–5 */
  readonly difficulty?: number;
  readonly role?: string;
}

export interface Seen {
  /** Questions ever attempted. */
  readonly attempted: ReadonlySet<string>;
  /** Questions posed or answered a moment ago; avoided as long as there are others. */
  readonly recent: ReadonlySet<string>;
  readonly reviews: readonly Review[];
  readonly now: number;
}

const FOCUS = 4;
const DUE = 2;
const KNOWN = 0.05;

const isWanted = ({ topic, among }: Wanted, note: Note): boolean =>
  topic ? covers(topic, note) : among === undefined || among.some((one) => covers(one, note));

export const candidates = (library: Library, wanted: Wanted): Subject[] =>
  library.notes
    .filter((note) => isWanted(wanted, note))
    .flatMap((note) => note.questions.map((question) => ({ note, question })))
    .filter(({ question }) => wanted.difficulty === undefined || question.difficulty === wanted.difficulty);

/**
 * Draws a question: new ones before known ones, often asked ones and those of the learner's role first.
 * @param draw uniform in [0, 1)
 */
export function selectQuestion(
  library: Library,
  wanted: Wanted,
  seen: Seen,
  draw: number,
): Subject | undefined {
  const all = candidates(library, wanted);
  const fresh = all.filter(({ question }) => !seen.recent.has(question.id));
  // Of one note the main question comes first, then those that build on it.
  const untried = fresh.find(({ question }) => !seen.attempted.has(question.id));
  if (wanted.topic?.kind === 'note' && untried) return untried;
  const due = new Set(seen.reviews.filter((review) => review.due <= seen.now).map((r) => r.questionId));
  return weighted(fresh.length > 0 ? fresh : all, draw, (subject) => {
    const { note, question } = subject;
    const frequency = 3 ** (note.frequency - 1);
    const role = inFocus(wanted.role, note.area) ? FOCUS : 1;
    const state = due.has(question.id) ? DUE : seen.attempted.has(question.id) ? KNOWN : 1;
    return frequency * role * state;
  });
}

/** A first question: often asked, not hard, and answerable by a tap. */
export function selectFirst(library: Library, role: string | undefined, draw: number): Subject | undefined {
  const easy = candidates(library, {}).filter(
    ({ note, question }) =>
      question === note.questions[0] && question.difficulty <= 3 && statementsOf(question).length > 0,
  );
  const common = easy.filter(({ note }) => note.frequency === 3);
  return weighted(common.length > 0 ? common : easy, draw, ({ note }) =>
    inFocus(role, note.area) ? FOCUS : role === undefined ? 1 : 0.1,
  );
}

function weighted<T>(items: readonly T[], draw: number, weigh: (item: T) => number): T | undefined {
  const total = items.reduce((sum, item) => sum + weigh(item), 0);
  let left = draw * total;
  for (const item of items) {
    left -= weigh(item);
    if (left < 0) return item;
  }
  return items.at(-1);
}
