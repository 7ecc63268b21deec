/** Numbers of the tutoring rules; lengths in UTF-16 units, times in milliseconds. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Longest answer that is graded. */
export const MAX_ANSWER = 8_000;
/** Longest query that is looked up; enough for a pasted error message. */
export const MAX_QUERY = 1_000;
/** How long a question waits for its answer. */
export const PROMPT_LIFE = 120 * MINUTE;
/** How long the question of a daily push waits: from an evening until the next morning. */
export const PUSH_LIFE = 16 * 60 * MINUTE;
/** In a DM, text within this time of a grade extends the answer. */
export const SUPPLEMENT_WINDOW = MINUTE;
/** Share of the points a supplement adds that counts. */
export const SUPPLEMENT_SHARE = 0.7;
export const MAX_HINTS = 2;
/** A text that would score below this may be no answer at all. */
export const DOUBTFUL_BELOW = 10;
/** Statements posed when a question is done by judging. */
export const MAX_STATEMENTS = 3;
/** Score of a question whose statements were all judged rightly: passed, but barely. */
export const TAP_SCORE = 70;
/** Reviews per learning day unless the learner says otherwise. */
export const DEFAULT_CAP = 30;
export const MAX_CAP = 200;
export const MAX_NAME = 32;
/** Daily pushes of one room. */
export const MAX_SUBSCRIPTIONS = 5;
/** Questions of one push. */
export const MAX_PUSH_QUESTIONS = 10;
/** Rows of a board. */
export const BOARD_ROWS = 10;
